package dev.addax.keras.models;

import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.Configurable;
import dev.addax.keras.config.Schema;
import dev.addax.keras.saving.LoadOptions;
import dev.addax.keras.saving.SavingException;
import dev.addax.tensor.Tensor;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Models from what was saved. Keras: {@code keras.models}.
 *
 * <pre>{@code
 * var model = Models.load(Path.of("digits.keras"));
 * var other = Models.with("Custom>L2NormLayer", L2NormLayer::new).load(Path.of("faces.keras"));
 * }</pre>
 */
public final class Models {
  private Models() {}

  /**
   * {@return the model in a file, of whatever format, with its weights; compiled as it was, with
   * the state of its optimizer, so that training goes on where it stood}
   *
   * @throws SavingException if the file is missing, damaged, of no known format, holds no model or
   *     one with a class that is not known; the message says what to do
   */
  public static Model load(Path file) {
    return load(file, LoadOptions.strict());
  }

  /** {@return the model in a file; {@code how} says whether to compile and what may be missing} */
  public static Model load(Path file, LoadOptions how) {
    return new Loader().load(file, how);
  }

  /**
   * {@return what is in a file, of whatever format: layers, weights, state of the optimizer, and
   * what would not load; the values of weights are not read}
   *
   * @throws SavingException if the file is missing, damaged or of no known format
   */
  public static Inspection inspect(Path file) {
    return new Loader().inspect(file);
  }

  /**
   * {@return a way to load models with a layer, loss or other class of your own, whose config says
   * all its options}
   *
   * @param name what files call it, such as {@code "Custom>L2NormLayer"}
   * @param factory makes one with all options at their defaults
   */
  public static Loader with(String name, Supplier<? extends Configurable> factory) {
    return new Loader().with(name, factory);
  }

  /** {@return a way to load models with a class of your own that has a schema} */
  public static Loader with(Schema<?> schema) {
    return new Loader().with(schema);
  }

  /**
   * {@return a way to load models with a class of your own that is made from its config, a JSON
   * tree}
   */
  public static Loader withConfig(
      String name, Function<Map<String, @Nullable Object>, ? extends Configurable> make) {
    return new Loader().withConfig(name, make);
  }

  /**
   * {@return a way to load models in which {@code name}, a layer without weights, a lambda layer or
   * an activation, is this function}
   */
  public static Loader withFunction(String name, UnaryOperator<Tensor> function) {
    return new Loader().withFunction(name, function);
  }

  /**
   * {@return a new model of the architecture that {@link Model#toJson} or Python's {@code
   * model.to_json()} wrote, of any version of Keras} It has new weights, as its initializers make
   * them, and is compiled if the saved one was.
   *
   * @throws ConfigException if the text is not JSON, names an unknown class, or is no model
   */
  public static Model fromJson(String json) {
    return new Loader().fromJson(json);
  }
}
