package dev.addax.keras.layers.core;

import dev.addax.keras.activations.Activation;
import dev.addax.keras.config.Codec;
import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.NearNames;
import dev.addax.keras.config.Registry;
import dev.addax.keras.config.Serialization;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A function as files hold it.
 *
 * @param name what it is registered under; empty for code of Python
 * @param saved the JSON it was read from, null if it was made here
 */
record NamedFunction(String name, @Nullable Object saved) {
  static final Codec<NamedFunction> CODEC =
      Codec.of("a function", NamedFunction::write, NamedFunction::read);

  /** Any JSON but null. */
  static final Codec<Object> ANY = Codec.of("any value", json -> json, json -> json);

  private static final Map<String, CallFunction> REGISTERED = new ConcurrentHashMap<>();

  static void register(String name, CallFunction function) {
    REGISTERED.put(name, function);
  }

  private @Nullable Object write() {
    if (saved != null) {
      return saved;
    }
    return Serialization.function(name);
  }

  private static @Nullable NamedFunction read(@Nullable Object json) {
    return switch (json) {
      case String name -> new NamedFunction(name, json);
      case Map<?, ?> map when map.get("config") instanceof String name ->
          new NamedFunction(name, json);
      case Map<?, ?> map when "__lambda__".equals(map.get("class_name")) ->
          new NamedFunction("", json);
      case null, default -> null;
    };
  }

  /**
   * {@return the registered function}
   *
   * @param layer the name of the layer, under which a replacement for Python code may be registered
   */
  CallFunction of(String layer) {
    var function = name.isEmpty() ? REGISTERED.get(layer) : REGISTERED.get(name);
    if (function == null && isActivation()) {
      return CallFunction.of(Activation.CODEC.read(name)::apply);
    }
    if (function == null) {
      throw new ConfigException(
          name.isEmpty()
              ? "Lambda '%s' holds Python code, which is never run; say what it does: Models.withFunction(\"%s\", x -> …).load(path), or Lambda.register(\"%s\", CallFunction.of(x -> …)) for one of several inputs"
                  .formatted(layer, layer, layer)
              : "Lambda '%s' needs the function '%s'; register it: Lambda.register(\"%s\", CallFunction.of(x -> …)). %s"
                  .formatted(layer, name, name, NearNames.hint(name, REGISTERED.keySet())));
    }
    return function;
  }

  /** Python code may well have named one of Keras' own functions. */
  private boolean isActivation() {
    return Registry.global().of(Activation.class).stream()
        .anyMatch(schema -> schema.identifiers().contains(name));
  }
}
