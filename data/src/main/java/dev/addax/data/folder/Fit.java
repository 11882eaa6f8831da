package dev.addax.data.folder;

/** What happens to pictures of another aspect ratio than the size asked for. */
public enum Fit {
  /** They are distorted. */
  STRETCH {
    @Override
    Picture apply(Picture from, int height, int width) {
      return from;
    }
  },
  /** Their edges are cut off: Keras' {@code crop_to_aspect_ratio}. */
  CROP {
    @Override
    Picture apply(Picture from, int height, int width) {
      int rows = Math.clamp(scaled(from.width(), height, width), 1, from.height());
      int columns = Math.clamp(scaled(from.height(), width, height), 1, from.width());
      return window(from, (from.height() - rows) / 2, (from.width() - columns) / 2, rows, columns);
    }
  },
  /** Black edges are added: Keras' {@code pad_to_aspect_ratio}. */
  PAD {
    @Override
    Picture apply(Picture from, int height, int width) {
      int rows = Math.max(from.height(), scaled(from.width(), height, width));
      int columns = Math.max(from.width(), scaled(from.height(), width, height));
      return window(
          from, -((rows - from.height()) / 2), -((columns - from.width()) / 2), rows, columns);
    }
  };

  abstract Picture apply(Picture from, int height, int width);

  private static int scaled(int length, int part, int whole) {
    return (int) ((float) length * part / whole);
  }

  private static Picture window(Picture from, int top, int left, int rows, int columns) {
    int channels = from.channels();
    var values = new float[rows * columns * channels];
    int begin = Math.max(0, left);
    int end = Math.min(from.width(), left + columns);
    for (int y = Math.max(0, top); y < Math.min(from.height(), top + rows); y++) {
      int source = (y * from.width() + begin) * channels;
      int target = ((y - top) * columns + begin - left) * channels;
      System.arraycopy(from.values(), source, values, target, (end - begin) * channels);
    }
    return new Picture(rows, columns, channels, values);
  }
}
