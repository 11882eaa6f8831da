package dev.addax.keras.layers.activation;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.Layer;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import java.util.Arrays;
import java.util.List;

/**
 * exp(x) / Σ exp(x) along one or several axes. Keras: {@code keras.layers.Softmax}.
 *
 * <p>Input of any shape, output of the same. Where a mask, which broadcasts to the input, is false
 * the result is 0. A mask passes through.
 */
public final class Softmax extends Layer implements Fluent<Softmax> {
  public static final Schema<Softmax> SCHEMA =
      Schema.of("keras.layers.Softmax", Softmax.class, Softmax::new);

  private final Option<List<Integer>> axis = option("axis", Codec.AXES, List.of(-1));

  /** Along the last axis. */
  public Softmax() {}

  /** {@return this layer along these axes} */
  public Softmax axis(int... along) {
    axis.set(Arrays.stream(along).boxed().toList());
    return this;
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    var mask = call.mask();
    if (mask == null) {
      return along(x);
    }
    var counted = broadcastable(mask, x);
    double low = x.dtype() == DType.FLOAT16 ? -3e4 : -1e9;
    return counted.where(along(counted.where(x, low)), 0);
  }

  private Tensor along(Tensor x) {
    var axes = axis.get();
    return axes.size() == 1
        ? x.softmax(axes.getFirst())
        : x.subtract(x.logsumexp(true, axes.stream().mapToInt(i -> i).toArray())).exp();
  }

  private Tensor broadcastable(Tensor mask, Tensor x) {
    var shape = mask.shape();
    for (int i = 1; i <= shape.rank(); i++) {
      int size = shape.dim(-i);
      boolean fits =
          i <= x.rank()
              && (size < 0 || size == 1 || x.shape().dim(-i) < 0 || size == x.shape().dim(-i));
      if (!fits) {
        throw new IllegalArgumentException(
            "%s needs a mask that broadcasts to its input %s, received shape %s"
                .formatted(title(), x.shape(), shape));
      }
    }
    return mask.dtype() == DType.BOOL ? mask : mask.greater(0.5);
  }

  @Override
  protected boolean supportsMasking() {
    return true;
  }
}
