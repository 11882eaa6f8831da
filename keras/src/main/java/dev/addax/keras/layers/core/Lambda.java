package dev.addax.keras.layers.core;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.Layer;
import dev.addax.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Java function as a layer. Keras: {@code keras.layers.Lambda}.
 *
 * <p>The function is saved by a name under which programs that load the model register it first:
 *
 * <pre>{@code
 * var square = new Lambda("shapes>square", x -> x.square());    // registers the name too
 *
 * Lambda.register("shapes>square", CallFunction.of(x -> x.square()));
 * Models.load(path);
 * }</pre>
 *
 * <p>A file made in Python may hold a lambda, which is Python code and never run: register a
 * function under the name of the layer and it is used instead.
 */
public final class Lambda extends Layer implements Fluent<Lambda> {
  public static final Schema<Lambda> SCHEMA =
      Schema.of("keras.layers.Lambda", Lambda.class, Lambda::new);

  private final Option<NamedFunction> function = required("function", NamedFunction.CODEC);
  private final Option<@Nullable NamedFunction> mask = optional("mask", NamedFunction.CODEC);
  private final Option<Map<String, @Nullable Object>> arguments =
      option("arguments", Codec.JSON.map(), Map.of());

  {
    // The graph says what shape comes out.
    optional("output_shape", NamedFunction.ANY);
    order("function", "output_shape", "mask", "arguments");
  }

  private Lambda() {}

  /** A function of one tensor, registered under a name such as {@code "package>name"}. */
  public Lambda(String name, CallFunction.OfOne function) {
    this(name, CallFunction.of(function));
  }

  /** A function of several tensors, or one that looks at masks or training. */
  public Lambda(String name, CallFunction function) {
    register(name, function);
    this.function.set(new NamedFunction(name, null));
  }

  /** Makes a function known to files under a name. */
  public static void register(String name, CallFunction function) {
    NamedFunction.register(name, function);
  }

  /**
   * {@return this layer with a function that makes the mask of the output} It gets the inputs, and
   * their masks in the call.
   */
  public Lambda mask(String name, CallFunction masking) {
    register(name, masking);
    mask.set(new NamedFunction(name, null));
    return this;
  }

  /** {@return this layer with a named argument for the function, found in the call} */
  public Lambda argument(String name, Object value) {
    var more = new LinkedHashMap<>(arguments.get());
    more.put(name, value);
    arguments.set(more);
    return this;
  }

  @Override
  protected Tensor call(List<Tensor> inputs, Call call) {
    return function.get().of(name()).apply(inputs, told(call));
  }

  private Call told(Call call) {
    var told = call;
    for (var argument : arguments.get().entrySet()) {
      told = told.with(argument.getKey(), argument.getValue());
    }
    return told;
  }

  @Override
  protected boolean supportsMasking() {
    return mask.get() != null;
  }

  @Override
  protected List<@Nullable Tensor> computeMasks(List<Tensor> inputs, List<@Nullable Tensor> masks) {
    var masking = mask.get();
    return masking == null
        ? List.of()
        : Arrays.asList(masking.of(name()).apply(inputs, Call.DEFAULT.masks(masks)));
  }
}
