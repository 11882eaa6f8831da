package dev.addax.keras.layers.pooling;

import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Call;
import dev.addax.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The mean of each channel over the steps that count. Keras: {@code
 * keras.layers.GlobalAveragePooling1D}.
 *
 * <p>Input {@code (batch, steps, channels)} or with the channels first, output {@code (batch,
 * channels)}. A mask {@code (batch, steps)} leaves out steps and ends here.
 */
public final class GlobalAveragePooling1D extends GlobalPooling<GlobalAveragePooling1D> {
  public static final Schema<GlobalAveragePooling1D> SCHEMA =
      Schema.of(
              "keras.layers.GlobalAveragePooling1D",
              GlobalAveragePooling1D.class,
              GlobalAveragePooling1D::new)
          .alias("GlobalAvgPool1D");

  public GlobalAveragePooling1D() {
    super(1);
  }

  @Override
  Tensor pool(Tensor x, boolean keepdims, int[] axes, Call call) {
    var mask = call.mask();
    if (mask == null) {
      return x.mean(keepdims, axes);
    }
    var counted = mask.expandDims(axes[0] == 1 ? 2 : 1);
    var sum = counted.where(x, 0).sum(keepdims, axes);
    return sum.divide(counted.cast(x.dtype()).sum(keepdims, axes));
  }

  @Override
  protected boolean supportsMasking() {
    return true;
  }

  @Override
  protected List<@Nullable Tensor> computeMasks(List<Tensor> inputs, List<@Nullable Tensor> masks) {
    return new ArrayList<>();
  }
}
