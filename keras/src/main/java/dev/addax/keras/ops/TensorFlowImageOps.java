package dev.addax.keras.ops;

import dev.addax.tensor.Movement;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.math.Casts;
import dev.addax.tensor.type.DType;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;

/** Functions of TensorFlow for pictures, {@code tf.image}, beside those of {@code keras.ops}. */
final class TensorFlowImageOps {
  private TensorFlowImageOps() {}

  static void addTo(OpTable ops) {
    frames(ops);
    colors(ops);
    ops.add(
        "tensorflow.resize_bilinear(images, size, align_corners=False, half_pixel_centers=False)",
        a -> resized(a, TensorFlowImageOps::between));
    ops.add(
        "tensorflow.resize_nearest_neighbor(images, size, align_corners=False,"
            + " half_pixel_centers=False)",
        a -> resized(a, TensorFlowImageOps::nearest));
    ops.add(
        "tensorflow.extract_patches(images, sizes, strides, rates, padding)",
        a ->
            Ops.call(
                "image.extract_patches",
                List.of(a.tensor("images")),
                Map.of(
                    "size", window(a, "sizes"),
                    "strides", window(a, "strides"),
                    "dilation_rate", a.integers("rates")[1],
                    "padding", a.text("padding").toLowerCase(java.util.Locale.ROOT))));
  }

  private static List<Integer> window(Arguments a, String name) {
    return List.of(a.integers(name)[1], a.integers(name)[2]);
  }

  // ---- frames

  private static void frames(OpTable ops) {
    ops.add(
        "tensorflow.rot90(image, k=1)",
        a ->
            Ops.call(
                "rot90",
                List.of(a.tensor("image")),
                Map.of("k", a.integer("k"), "axes", List.of(rows(a), rows(a) + 1))));
    ops.add(
        "tensorflow.transpose_image(image)", a -> a.tensor("image").swapaxes(rows(a), rows(a) + 1));
    ops.add(
        "tensorflow.central_crop(image, central_fraction)",
        a -> {
          var x = a.tensor("image");
          double share = a.real("central_fraction");
          for (int axis = rows(a); axis < rows(a) + 2; axis++) {
            int size = x.shape().dim(axis);
            int start = (int) ((size - size * share) / 2);
            x = x.narrow(axis, start, size - 2 * start);
          }
          return x;
        });
    var box = "(image, offset_height, offset_width, target_height, target_width)";
    ops.add(
        "tensorflow.crop_to_bounding_box" + box,
        a ->
            framed(
                framed(
                    a.tensor("image"),
                    rows(a),
                    -a.integer("offset_height"),
                    a.integer("target_height")),
                rows(a) + 1,
                -a.integer("offset_width"),
                a.integer("target_width")));
    ops.add(
        "tensorflow.pad_to_bounding_box" + box,
        a ->
            framed(
                framed(
                    a.tensor("image"),
                    rows(a),
                    a.integer("offset_height"),
                    a.integer("target_height")),
                rows(a) + 1,
                a.integer("offset_width"),
                a.integer("target_width")));
    ops.add(
        "tensorflow.resize_with_crop_or_pad(image, target_height, target_width)",
        a ->
            centred(
                centred(a.tensor("image"), rows(a), a.integer("target_height")),
                rows(a) + 1,
                a.integer("target_width")));
  }

  /** The axis of the rows: pictures come alone or many at once. */
  private static int rows(Arguments a) {
    return a.tensor("image").rank() - 3;
  }

  private static Tensor centred(Tensor x, int axis, int target) {
    int free = target - x.shape().dim(axis);
    // An odd pixel is taken off at the end, and added there.
    return framed(x, axis, free < 0 ? -(-free / 2) : free / 2, target);
  }

  /** {@return {@code target} pixels, of which the old first one is number {@code offset}} */
  private static Tensor framed(Tensor x, int axis, int offset, int target) {
    int size = x.shape().dim(axis);
    if (offset < 0 || target < size) {
      return x.narrow(axis, -offset, target);
    }
    var widths = new int[x.rank()][2];
    widths[axis] = new int[] {offset, target - offset - size};
    return x.pad(widths, 0);
  }

  // ---- colors

  private static void colors(OpTable ops) {
    ops.add(
        "tensorflow.grayscale_to_rgb(images)",
        a -> Movement.concatenate(Collections.nCopies(3, a.tensor("images")), -1));
    ops.add(
        "tensorflow.adjust_brightness(image, delta)",
        a -> adjusted(a.tensor("image"), x -> x.add(a.real("delta"))));
    ops.add(
        "tensorflow.adjust_contrast(images, contrast_factor)",
        a ->
            adjusted(
                a.tensor("images"),
                x -> {
                  var mean = x.mean(true, x.rank() - 3, x.rank() - 2);
                  return x.subtract(mean).multiply(a.real("contrast_factor")).add(mean);
                }));
    ops.add(
        "tensorflow.convert_image_dtype(image, dtype, saturate=False)",
        a -> converted(a.tensor("image"), a.dtype("dtype", DType.FLOAT32), a.flag("saturate")));
    ops.add(
        "tensorflow.per_image_standardization(image)",
        a -> {
          var x = a.tensor("image").cast(DType.FLOAT32);
          int[] axes = {x.rank() - 3, x.rank() - 2, x.rank() - 1};
          double count = 1;
          for (int axis : axes) {
            count *= x.shape().dim(axis);
          }
          var deviation = x.std(true, axes).maximum(1 / Math.sqrt(count));
          return x.subtract(x.mean(true, axes)).divide(deviation);
        });
  }

  /** Colors of integers are adjusted as shares of the largest one. */
  private static Tensor adjusted(Tensor image, UnaryOperator<Tensor> change) {
    var dtype = image.dtype();
    var x = dtype.isFloating() ? image : converted(image, DType.FLOAT32, false);
    return converted(change.apply(x), dtype, true);
  }

  /** Pictures go from 0 to 1 in floating point and to the largest value in integers. */
  private static Tensor converted(Tensor image, DType to, boolean saturate) {
    var from = image.dtype();
    if (from == to || from.isFloating() && to.isFloating()) {
      return image.cast(to);
    }
    if (to.isFloating()) {
      return image.cast(to).multiply(1 / (Math.pow(2, bits(from)) - 1));
    }
    if (from.isFloating()) {
      return narrowed(image.multiply(Math.pow(2, bits(to)) - 0.5), to, saturate);
    }
    int more = bits(to) - bits(from);
    return more < 0
        ? narrowed(image.floorDivide(1L << -more), to, saturate)
        : narrowed(image, to, saturate).multiply(1L << more);
  }

  private static Tensor narrowed(Tensor x, DType to, boolean saturate) {
    return saturate ? Casts.saturate(x, to) : x.cast(to);
  }

  /** {@return the bits of an integer without its sign} */
  private static int bits(DType integer) {
    return 8 * integer.bytes() - (integer.isUnsigned() ? 0 : 1);
  }

  // ---- sizes, as TensorFlow 1 found the places of pixels

  private interface Axis {
    Tensor resize(Tensor x, int axis, int size, boolean corners, boolean half);
  }

  private static Tensor resized(Arguments a, Axis how) {
    var x = a.tensor("images");
    int[] size = a.integers("size", 2);
    boolean corners = a.flag("align_corners");
    boolean half = a.flag("half_pixel_centers");
    int rows = x.rank() - 3;
    return how.resize(
        how.resize(x, rows, size[0], corners, half), rows + 1, size[1], corners, half);
  }

  private static IntToDoubleFunction places(int before, int size, boolean corners, boolean half) {
    double scale =
        corners && size > 1 ? (before - 1) / (double) (size - 1) : before / (double) size;
    return half ? i -> (i + 0.5) * scale - 0.5 : i -> i * scale;
  }

  private static Tensor nearest(Tensor x, int axis, int size, boolean corners, boolean half) {
    int before = x.shape().dim(axis);
    var place = places(before, size, corners, half);
    var from = new int[size];
    for (int i = 0; i < size; i++) {
      double at = half ? place.applyAsDouble(i) + 0.5 : place.applyAsDouble(i);
      from[i] = Math.clamp(corners ? Math.round(at) : (long) Math.floor(at), 0, before - 1);
    }
    return x.take(Tensors.of(from, size), axis);
  }

  private static Tensor between(Tensor given, int axis, int size, boolean corners, boolean half) {
    var x = given.cast(DType.FLOAT32);
    int before = x.shape().dim(axis);
    var place = places(before, size, corners, half);
    var lower = new int[size];
    var upper = new int[size];
    var share = new float[size];
    for (int i = 0; i < size; i++) {
      double at = place.applyAsDouble(i);
      lower[i] = Math.clamp((long) Math.floor(at), 0, before - 1);
      upper[i] = Math.clamp((long) Math.ceil(at), 0, before - 1);
      share[i] = (float) (at - Math.floor(at));
    }
    var dims = new int[x.rank()];
    Arrays.fill(dims, 1);
    dims[axis] = size;
    var weight = Tensors.of(share, size).reshape(dims);
    var first = x.take(Tensors.of(lower, size), axis);
    var second = x.take(Tensors.of(upper, size), axis);
    return first.add(second.subtract(first).multiply(weight));
  }
}
