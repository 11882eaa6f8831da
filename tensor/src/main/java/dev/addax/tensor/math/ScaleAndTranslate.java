package dev.addax.tensor.math;

import dev.addax.tensor.Operand;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Promotion;

/** {@code keras.ops.image.scale_and_translate}. */
public final class ScaleAndTranslate {
  private ScaleAndTranslate() {}

  /**
   * {@return {@code images} stretched and moved along some axes: old place p becomes {@code p ·
   * scale + translation}}
   *
   * @param size of the result along each of {@code axes}
   * @param scale, translation one number per axis
   * @param interpolation bilinear, bicubic, lanczos3 or lanczos5
   * @param antialias whether smaller results average over what their elements cover
   */
  public static Tensor of(
      Operand images,
      int[] size,
      Operand scale,
      Operand translation,
      int[] axes,
      Interpolation interpolation,
      boolean antialias) {
    var x = images.tensor();
    boolean whole = !x.dtype().isFloating();
    var result = whole ? x.cast(DType.FLOAT32) : x;
    var dtype =
        Promotion.floating(Promotion.of(scale.tensor().dtype(), translation.tensor().dtype()));
    for (int i = 0; i < axes.length; i++) {
      int axis = x.shape().axis(axes[i]);
      var s = scale.tensor().cast(dtype).narrow(0, i, 1);
      var t = translation.tensor().cast(dtype).narrow(0, i, 1);
      var weights = weights(interpolation, antialias, x.shape().dim(axis), size[axis], s, t);
      result =
          result
              .tensordot(weights.cast(result.dtype()), new int[] {axis}, new int[] {0})
              .moveaxis(-1, axis);
    }
    if (!whole || axes.length == 0) {
      return axes.length == 0 ? x : result;
    }
    var rounded = result.round();
    return rounded
        .maximum(x.min().cast(DType.FLOAT32))
        .minimum(x.max().cast(DType.FLOAT32))
        .cast(x.dtype());
  }

  /** Weights {@code [old size, new size]}; they may have gradients for scale and translation. */
  private static Tensor weights(
      Interpolation interpolation,
      boolean antialias,
      int from,
      int to,
      Tensor scale,
      Tensor translation) {
    var inverse = scale.reciprocal();
    var at =
        Tensors.arange(to, scale.dtype())
            .add(0.5)
            .multiply(inverse)
            .subtract(translation.multiply(inverse))
            .subtract(0.5);
    var places = Tensors.arange(from, scale.dtype()).expandDims(1);
    var distance = at.expandDims(0).subtract(places).abs();
    var scaled = antialias ? distance.divide(inverse.maximum(1)) : distance;
    var weights = kernel(interpolation, scaled);
    var total = weights.sum(true, 0);
    var enough = total.abs().greater(1000 * Math.ulp(1f));
    var normal = enough.where(weights.divide(total.equal(0).where(1, total)), 0);
    var inside = at.greaterEqual(-0.5).logicalAnd(at.lessEqual(from - 0.5));
    return inside.expandDims(0).where(normal, 0);
  }

  private static Tensor kernel(Interpolation interpolation, Tensor x) {
    return switch (interpolation) {
      // Zero first: where both are equal the gradient stops, as in TensorFlow.
      case BILINEAR -> x.zerosLike().maximum(x.negative().add(1));
      case BICUBIC -> {
        var near = x.multiply(1.5).subtract(2.5).multiply(x).multiply(x).add(1);
        var far = x.multiply(-0.5).add(2.5).multiply(x).subtract(4).multiply(x).add(2);
        yield x.greaterEqual(2).where(0, x.greaterEqual(1).where(far, near));
      }
      case LANCZOS3, LANCZOS5 -> {
        double radius = interpolation.radius();
        var safe = x.greater(1e-3).where(x, 1);
        var angle = safe.multiply(Math.PI);
        var y = angle.sin().multiply(angle.divide(radius).sin()).multiply(radius);
        var inside = x.greater(1e-3).where(y.divide(angle.square()), 1);
        yield x.greater(radius).where(0, inside);
      }
      case NEAREST, AREA ->
          throw new IllegalArgumentException(
              "scale_and_translate does not know "
                  + interpolation
                  + "; known: bilinear, bicubic, lanczos3, lanczos5");
    };
  }
}
