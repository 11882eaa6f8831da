package dev.addax.keras.ops;

import dev.addax.keras.config.ConfigException;
import dev.addax.tensor.Tensor;

/**
 * {@code keras.ops.image.pad_images} and {@code crop_images}: of three sizes along an axis two are
 * given.
 */
final class Framing {
  private Framing() {}

  static Tensor pad(Arguments a) {
    var images = a.tensor("images");
    var widths = new int[images.rank()][2];
    int vertical = vertical(a, images);
    widths[vertical] =
        edges(a, "top_padding", "bottom_padding", "target_height", -images.shape().dim(vertical));
    widths[vertical + 1] =
        edges(
            a, "left_padding", "right_padding", "target_width", -images.shape().dim(vertical + 1));
    return images.pad(widths, 0);
  }

  static Tensor crop(Arguments a) {
    var images = a.tensor("images");
    int vertical = vertical(a, images);
    var rows =
        edges(a, "top_cropping", "bottom_cropping", "target_height", images.shape().dim(vertical));
    var columns =
        edges(
            a, "left_cropping", "right_cropping", "target_width", images.shape().dim(vertical + 1));
    return cut(cut(images, vertical, rows), vertical + 1, columns);
  }

  private static Tensor cut(Tensor x, int axis, int[] edges) {
    return x.narrow(axis, edges[0], x.shape().dim(axis) - edges[0] - edges[1]);
  }

  private static int vertical(Arguments a, Tensor images) {
    return images.rank() - (a.channelsFirst() ? 2 : 3);
  }

  /** Padding grows a negative length to its target, cropping shrinks a positive one. */
  private static int[] edges(Arguments a, String before, String after, String target, int length) {
    if (a.has(before) && a.has(after)) return new int[] {a.integer(before), a.integer(after)};
    if (!a.has(target) || !(a.has(before) || a.has(after))) {
      throw new ConfigException(
          "two of " + before + ", " + after + " and " + target + " must be given");
    }
    int both = length < 0 ? a.integer(target) + length : length - a.integer(target);
    int first = a.has(before) ? a.integer(before) : both - a.integer(after);
    return new int[] {first, both - first};
  }
}
