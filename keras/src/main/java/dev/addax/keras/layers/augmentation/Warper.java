package dev.addax.keras.layers.augmentation;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.tensor.Movement;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.FillMode;
import dev.addax.tensor.math.Interpolation;
import dev.addax.tensor.math.Warping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A layer that moves the pixels of each picture by an affine map.
 *
 * @param <L> the layer's class
 */
abstract class Warper<L extends Warper<L>> extends RandomImageLayer<L> {
  static final Codec<FillMode> FILL_MODES = named(FillMode.class, "mirror");
  static final Codec<Interpolation> INTERPOLATIONS =
      Codec.oneOf(Interpolation.class)
          .where(
              "one of 'nearest', 'bilinear'",
              i -> i == Interpolation.NEAREST || i == Interpolation.BILINEAR);

  final Option<FillMode> fillMode = option("fill_mode", FILL_MODES, FillMode.REFLECT);
  final Option<Interpolation> interpolation =
      option("interpolation", INTERPOLATIONS, Interpolation.BILINEAR);
  final Option<Double> fillValue = option("fill_value", Codec.DOUBLE, 0.0);

  private static Codec<FillMode> named(Class<FillMode> type, String without) {
    var names =
        Arrays.stream(FillMode.values())
            .map(mode -> mode.name().toLowerCase(Locale.ROOT))
            .filter(name -> !name.equals(without))
            .toList();
    return Codec.oneOf(type)
        .where(
            "one of '" + String.join("', '", names) + "'",
            mode -> names.contains(mode.name().toLowerCase(Locale.ROOT)));
  }

  /**
   * {@return this layer with another way to fill what comes from outside the picture: {@code
   * "reflect"}, {@code "wrap"}, {@code "constant"}, {@code "nearest"}}
   */
  public final L fillMode(String mode) {
    fillMode.named(mode);
    return self();
  }

  /** {@return this layer filling with that value, in mode {@code "constant"}} */
  public final L fillValue(double value) {
    fillValue.set(value);
    return self();
  }

  /** {@return this layer reading between pixels {@code "bilinear"} or {@code "nearest"}} */
  public final L interpolation(String method) {
    interpolation.named(method);
    return self();
  }

  /**
   * {@return the pictures, each pixel (x, y) read at (a·x + b·y + c, d·x + e·y + f)}
   *
   * @param map a to f, one value for each picture
   */
  final Tensor moved(Tensor images, Tensor a, Tensor b, Tensor c, Tensor d, Tensor e, Tensor f) {
    var zero = a.zerosLike();
    var columns = new ArrayList<>(List.of(a, b, c, d, e, f, zero, zero));
    return Warping.affineTransform(
        images,
        Movement.stack(columns, 1),
        interpolation.get(),
        fillMode.get(),
        fillValue.get(),
        dataFormat.get());
  }
}
