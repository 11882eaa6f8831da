package dev.addax.tensor.math;

import dev.addax.tensor.Movement;
import dev.addax.tensor.Operand;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.Promotion;
import java.util.List;

/** Colour spaces. Colours lie in 0…1. */
public final class Colors {
  private Colors() {}

  /** {@code keras.ops.image.rgb_to_grayscale}: 0.2989 R + 0.587 G + 0.114 B. */
  public static Tensor rgbToGrayscale(Operand images, DataFormat format) {
    var x = Pictures.toLast(images.tensor(), format);
    int channels = x.shape().last();
    Check.that(
        channels == 1 || channels == 3,
        "rgb_to_grayscale needs 1 or 3 channels, received %s",
        images.tensor().type());
    if (channels == 1) {
      return images.tensor();
    }
    var wide = x.cast(Promotion.of(Promotion.floating(x.dtype()), x.dtype()));
    var weights = Tensors.of(new double[] {0.2989, 0.5870, 0.1140}, 3).cast(wide.dtype());
    var gray = wide.tensordot(weights, new int[] {-1}, new int[] {0}).expandDims(-1);
    return Pictures.fromLast(gray.cast(x.dtype()), format);
  }

  /** {@code keras.ops.image.rgb_to_hsv}: hue, saturation and value, all in 0…1. */
  public static Tensor rgbToHsv(Operand images, DataFormat format) {
    var x = Pictures.toLast(images.tensor(), format);
    floating(x);
    var rgb = x.split(3, -1);
    var r = rgb.get(0);
    var g = rgb.get(1);
    var b = rgb.get(2);
    var value = x.max(true, -1);
    var range = value.subtract(x.min(true, -1));
    var colored = range.greater(0);
    var sixth = colored.where(range, 1).multiply(6).reciprocal();
    var hue =
        r.equal(value)
            .where(
                g.subtract(b).multiply(sixth),
                g.equal(value)
                    .where(
                        b.subtract(r).multiply(sixth).add(2 / 6.0),
                        r.subtract(g).multiply(sixth).add(4 / 6.0)));
    var positive = hue.less(0).where(hue.add(1), hue);
    var bright = value.greater(0);
    var saturation = bright.where(range.divide(bright.where(value, 1)), 0);
    var hsv = Movement.concatenate(List.of(colored.where(positive, 0), saturation, value), -1);
    return Pictures.fromLast(hsv, format);
  }

  /** {@code keras.ops.image.hsv_to_rgb}. */
  public static Tensor hsvToRgb(Operand images, DataFormat format) {
    var x = Pictures.toLast(images.tensor(), format);
    floating(x);
    var hsv = x.split(3, -1);
    var hue = hsv.get(0).multiply(6);
    var rgb =
        Movement.concatenate(
            List.of(
                hue.subtract(3).abs().subtract(1).clip(0, 1),
                hue.subtract(2).abs().negative().add(2).clip(0, 1),
                hue.subtract(4).abs().negative().add(2).clip(0, 1)),
            -1);
    var saturation = hsv.get(1);
    var mixed = saturation.negative().add(1).add(saturation.multiply(rgb));
    return Pictures.fromLast(mixed.multiply(hsv.get(2)), format);
  }

  private static void floating(Tensor x) {
    Check.that(
        x.dtype().isFloating() && x.shape().last() == 3,
        "Expected pictures with 3 channels of a floating dtype, received %s",
        x.type());
  }
}
