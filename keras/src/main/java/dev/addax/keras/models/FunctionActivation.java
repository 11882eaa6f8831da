package dev.addax.keras.models;

import dev.addax.keras.activations.Activation;
import dev.addax.keras.config.Serialization;
import dev.addax.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A function of another program as an activation, saved by its name as Python saves functions. */
record FunctionActivation(String name, UnaryOperator<Tensor> function)
    implements Activation, Serialization.SelfDescribing {
  @Override
  public Tensor apply(Tensor x) {
    return function.apply(x);
  }

  @Override
  public Map<String, @Nullable Object> describe() {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("module", "builtins");
    json.put("class_name", "function");
    json.put("config", name);
    json.put("registered_name", "function");
    return json;
  }
}
