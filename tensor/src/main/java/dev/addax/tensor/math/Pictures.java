package dev.addax.tensor.math;

import dev.addax.tensor.Operand;
import dev.addax.tensor.Tensor;
import java.util.function.UnaryOperator;

/** Single pictures and batches of pictures in both formats. */
final class Pictures {
  private Pictures() {}

  /** {@return pictures {@code […, H, W, C]}} */
  static Tensor toLast(Tensor x, DataFormat format) {
    Check.that(
        x.rank() == 3 || x.rank() == 4,
        "Expected a picture (rank 3) or a batch of pictures (rank 4), received %s",
        x.type());
    return format == DataFormat.CHANNELS_LAST ? x : x.moveaxis(-3, -1);
  }

  static Tensor fromLast(Tensor x, DataFormat format) {
    return format == DataFormat.CHANNELS_LAST ? x : x.moveaxis(-1, -3);
  }

  /** Applies a function of batches {@code [N, H, W, C]}. */
  static Tensor batched(Operand images, DataFormat format, UnaryOperator<Tensor> function) {
    var x = toLast(images.tensor(), format);
    var made = x.rank() == 4 ? function.apply(x) : function.apply(x.expandDims(0)).squeeze(0);
    return fromLast(made, format);
  }
}
