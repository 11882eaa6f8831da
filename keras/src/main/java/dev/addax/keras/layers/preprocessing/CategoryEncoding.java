package dev.addax.keras.layers.preprocessing;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import java.util.List;

/**
 * Numbers of categories as vectors of {@code num_tokens} elements. Keras: {@code
 * keras.layers.CategoryEncoding}.
 *
 * <p>Input: numbers from 0 to {@code num_tokens} − 1, {@code (batch,)} or {@code (batch, n)};
 * others leave no trace. Output {@code (batch, num_tokens)}: ones for all numbers of an example
 * ({@code multi_hot}, the default), how often each occurs ({@code count}), or a vector for each
 * number ({@code one_hot}: a last axis of size 1 is replaced, else an axis is added). The named
 * argument {@code count_weights}, of the input's shape, says what each number counts.
 */
public final class CategoryEncoding extends Layer implements Fluent<CategoryEncoding> {
  public static final Schema<CategoryEncoding> SCHEMA =
      Schema.of("keras.layers.CategoryEncoding", CategoryEncoding.class, CategoryEncoding::new)
          .ignoring("sparse");

  private final Option<Integer> numTokens = required("num_tokens", Sizes.POSITIVE);
  private final Option<OutputMode> outputMode =
      option(
          "output_mode",
          OutputMode.codec(OutputMode.ONE_HOT, OutputMode.MULTI_HOT, OutputMode.COUNT),
          OutputMode.MULTI_HOT);

  private CategoryEncoding() {}

  /** An encoding of numbers below {@code numTokens}. */
  public CategoryEncoding(int numTokens) {
    this.numTokens.set(numTokens);
  }

  /** {@return this layer with another kind of vector} */
  public CategoryEncoding outputMode(OutputMode mode) {
    outputMode.set(mode);
    return this;
  }

  /** {@return this layer with another kind of vector, such as {@code "count"}} */
  public CategoryEncoding outputMode(String mode) {
    outputMode.named(mode);
    return this;
  }

  @Override
  protected boolean autocasts() {
    return false;
  }

  @Override
  protected Tensor call(List<Tensor> inputs, Call call) {
    var weights = inputs.size() > 1 ? inputs.get(1) : call.tensor("count_weights");
    if (weights != null && outputMode.get() != OutputMode.COUNT) {
      throw new IllegalArgumentException(
          "%s: count_weights need output_mode 'count', this one is '%s'"
              .formatted(title(), outputMode.get().kerasName()));
    }
    var x = inputs.getFirst();
    var numbers = x.dtype() == DType.INT32 ? x : x.cast(DType.INT64);
    var counted = weights == null || weights.rank() > 0 ? weights : weights.expandDims(0);
    return Encoding.of(numbers, outputMode.get(), numTokens.get(), computeDType(), counted);
  }
}
