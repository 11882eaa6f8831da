package dev.addax.keras.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Objects as JSON trees in Keras' form: {@code {module, class_name, config, registered_name}}, with
 * {@code build_config}, {@code compile_config} and {@code shared_object_id} where they apply.
 */
public final class Serialization {
  private static final ScopedValue<Shared> SHARED = ScopedValue.newInstance();

  private Serialization() {}

  /** Objects seen while one model is written or read. */
  private record Shared(
      IdentityHashMap<Object, Map<String, @Nullable Object>> written,
      IdentityHashMap<Object, Long> ids,
      Map<Object, Object> read) {}

  /**
   * {@return the result of {@code action}, in which an object that is met twice is written with a
   * {@code shared_object_id} and read as one object}
   */
  public static <R extends @Nullable Object> R sharing(Supplier<R> action) {
    var scope = new Shared(new IdentityHashMap<>(), new IdentityHashMap<>(), new HashMap<>());
    return ScopedValue.where(SHARED, scope).call(action::get);
  }

  /**
   * {@return the JSON tree of an object, or of a plain value, list or map that may hold objects}
   *
   * @throws ConfigException if a class is in no catalog
   */
  public static @Nullable Object serialize(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Boolean b -> b;
      case Number n -> n;
      case String s -> s;
      case List<?> list -> serialize(list);
      case Map<?, ?> map -> serialize(map);
      case Identified named when named.identifier() != null -> named.identifier();
      default -> object(value);
    };
  }

  /** A value that is saved by its string identifier alone, as activation functions are. */
  public interface Identified {
    /** {@return the identifier, or null to be saved as an object} */
    @Nullable String identifier();
  }

  /**
   * {@return the object of a JSON tree or string identifier}
   *
   * @throws ConfigException if it is unknown, of another kind or cannot be read
   */
  public static <K> K deserialize(Class<K> kind, @Nullable Object json) {
    return switch (json) {
      case String identifier -> kind.cast(named(kind, identifier));
      case Map<?, ?> map when "function".equals(map.get("class_name")) ->
          deserialize(kind, map.get("config"));
      case Map<?, ?> map when map.get("class_name") instanceof String ->
          shared(kind, Numbers.map(map));
      case null, default -> {
        var what = Naming.toSnakeCase(kind.getSimpleName()).replace('_', ' ');
        throw new ConfigException(
            "expected a %s as an identifier or an object with class_name and config, received %s"
                .formatted(what, Json.brief(json)));
      }
    };
  }

  private static List<@Nullable Object> serialize(List<?> list) {
    var result = new ArrayList<@Nullable Object>();
    list.forEach(item -> result.add(serialize(item)));
    return result;
  }

  private static Map<String, @Nullable Object> serialize(Map<?, ?> map) {
    var result = new LinkedHashMap<String, @Nullable Object>();
    map.forEach((key, item) -> result.put(String.valueOf(key), serialize(item)));
    return result;
  }

  /** An object that knows its whole JSON form, because its class is in no catalog. */
  public interface SelfDescribing {
    /** {@return module, class_name, config and registered_name} */
    Map<String, @Nullable Object> describe();
  }

  /** {@return the JSON tree of a function that Python code has to be given under a name} */
  public static Map<String, @Nullable Object> function(String name) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("module", "builtins");
    json.put("class_name", "function");
    json.put("config", name);
    json.put("registered_name", "function");
    return json;
  }

  private static Map<String, @Nullable Object> object(Object value) {
    if (value instanceof SelfDescribing known) {
      return known.describe();
    }
    var schema = Registry.global().of(value);
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("module", schema.module());
    json.put("class_name", schema.className());
    json.put("config", schema.write(value));
    json.put("registered_name", schema.registeredName());
    if (value instanceof Configurable object) {
      json.putAll(object.savedBeside());
    }
    if (SHARED.isBound()) {
      share(value, json);
    }
    return json;
  }

  private static void share(Object value, Map<String, @Nullable Object> json) {
    var shared = SHARED.get();
    var first = shared.written().putIfAbsent(value, json);
    if (first != null) {
      var id = shared.ids().computeIfAbsent(value, _ -> shared.ids().size() + 1L);
      first.put("shared_object_id", id);
      json.put("shared_object_id", id);
    }
  }

  private static <K> K named(Class<K> kind, String identifier) {
    return Registry.global().named(kind, identifier).read(Map.of());
  }

  private static <K> K shared(Class<K> kind, Map<String, @Nullable Object> json) {
    var id = json.get("shared_object_id");
    if (id == null || !SHARED.isBound()) {
      return read(kind, json);
    }
    var read = SHARED.get().read();
    var known = read.get(id);
    if (known == null) {
      known = read(kind, json);
      read.put(id, known);
    }
    return kind.cast(known);
  }

  private static <K> K read(Class<K> kind, Map<String, @Nullable Object> json) {
    var className = (String) json.get("class_name");
    var schema =
        Registry.global()
            .find(
                kind,
                text(json, "module"),
                String.valueOf(className),
                text(json, "registered_name"));
    var config = json.get("config");
    var object = schema.read(config == null ? Map.of() : Numbers.map(config));
    Registry.global().remember(object, schema);
    if (object instanceof Configurable configurable) {
      configurable.readBeside(json);
    }
    return object;
  }

  private static @Nullable String text(Map<String, @Nullable Object> json, String key) {
    return json.get(key) instanceof String s ? s : null;
  }
}
