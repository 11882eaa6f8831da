package dev.addax.keras.models;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.Serialization;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.ops.Ops;
import dev.addax.keras.ops.UndeterminedException;
import dev.addax.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A function of {@code keras.ops} as a node of a functional model, as Keras saves {@code x + y}:
 * module {@code keras.src.ops.numpy}, class {@code Add}.
 */
public final class OperationLayer extends Layer
    implements Fluent<OperationLayer>, Serialization.SelfDescribing {
  static final String TEMPLATE = "arguments";
  private static final String PACKAGE = "keras.src.ops.";

  private final Map<String, @Nullable Object> saved;
  private final String function;
  private final Map<String, @Nullable Object> settings;

  private OperationLayer(Map<String, @Nullable Object> saved) {
    this.saved = saved;
    this.function = OperationNames.function(saved);
    this.settings = new LinkedHashMap<>(FunctionalConfig.map(saved.get("config")));
    var name = settings.remove("name");
    name(Codec.STRING.read(name == null ? saved.get("name") : name));
    var known = Ops.find(function);
    if (known == null) {
      throw new ConfigException(
          "unknown operation '%s.%s'".formatted(saved.get("module"), saved.get("class_name")));
    }
    var parameters = known.signature().parameters();
    if (!parameters.contains("dtype")) {
      settings.remove("dtype");
    }
    // Settings of later versions that are off.
    settings
        .entrySet()
        .removeIf(
            setting ->
                !parameters.contains(setting.getKey())
                    && (setting.getValue() == null || Boolean.FALSE.equals(setting.getValue())));
    markBuilt();
  }

  /** {@return whether a saved object is a function rather than a layer} */
  static boolean describes(Map<String, @Nullable Object> saved) {
    return saved.get("module") instanceof String module && module.startsWith(PACKAGE);
  }

  static OperationLayer read(Map<String, @Nullable Object> saved) {
    return new OperationLayer(saved);
  }

  /** {@return the name of Keras' class, such as {@code Add}} */
  String className() {
    return String.valueOf(saved.get("class_name"));
  }

  @Override
  public Map<String, @Nullable Object> describe() {
    var json = new LinkedHashMap<String, @Nullable Object>();
    for (var key : List.of("module", "class_name", "config", "registered_name")) {
      json.put(key, saved.get(key));
    }
    return json;
  }

  @Override
  protected boolean autocasts() {
    return false;
  }

  @Override
  protected List<Tensor> callAll(List<Tensor> inputs, Call call) {
    if (!(call.arguments().get(TEMPLATE) instanceof Template template)) {
      throw new IllegalStateException(title() + " was not called from a saved model");
    }
    UnaryOperator<List<Tensor>> operation = given -> results(template, given);
    try {
      return operation.apply(inputs);
    } catch (UndeterminedException e) {
      return Outline.of(function, inputs, operation).orElseThrow(() -> e);
    }
  }

  private List<Tensor> results(Template template, List<Tensor> inputs) {
    var named = new LinkedHashMap<>(settings);
    named.putAll(SavedConstants.revived(template.named(inputs::get)));
    var positional = SavedConstants.revived(template.positional(inputs::get));
    if (named.containsKey("subscripts")) {
      // The only function whose setting comes before any number of tensors.
      positional.addFirst(named.remove("subscripts"));
    }
    // What an operation is made with is no argument of its call: Pad(widths)(x, value).
    var open = new ArrayList<>(Ops.named(function).signature().parameters());
    open.removeAll(settings.keySet());
    if (!Ops.named(function).signature().variadic()) {
      while (!positional.isEmpty() && !open.isEmpty()) {
        named.put(open.removeFirst(), positional.removeFirst());
      }
    }
    return switch (Ops.call(function, positional, named)) {
      case Tensor tensor -> List.of(tensor);
      case List<?> list -> list.stream().map(Tensor.class::cast).toList();
      case null, default ->
          throw new ConfigException("operation '%s' does not give tensors".formatted(function));
    };
  }
}
