package dev.addax.data.folder;

/** How pixels are made when a picture changes its size, named as in Keras. */
public enum Interpolation {
  /**
   * Weighs the four pixels around each point; pixel centres lie at halves, and nothing is smoothed
   * beforehand.
   */
  BILINEAR {
    @Override
    Picture resize(Picture from, int height, int width) {
      var rows = Axis.of(from.height(), height);
      var columns = Axis.of(from.width(), width);
      int channels = from.channels();
      var values = new float[height * width * channels];
      int at = 0;
      for (int y = 0; y < height; y++) {
        int top = rows.low[y] * from.width();
        int bottom = rows.high[y] * from.width();
        for (int x = 0; x < width; x++) {
          for (int c = 0; c < channels; c++) {
            float a = mix(from, top, columns, x, c);
            float b = mix(from, bottom, columns, x, c);
            values[at++] = a + (b - a) * rows.share[y];
          }
        }
      }
      return new Picture(height, width, channels, values);
    }
  },
  /** Takes the pixel whose area holds the centre of the new one. */
  NEAREST {
    @Override
    Picture resize(Picture from, int height, int width) {
      int channels = from.channels();
      var values = new float[height * width * channels];
      for (int y = 0; y < height; y++) {
        int row = nearest(y, from.height(), height);
        for (int x = 0; x < width; x++) {
          int pixel = row * from.width() + nearest(x, from.width(), width);
          System.arraycopy(
              from.values(), pixel * channels, values, (y * width + x) * channels, channels);
        }
      }
      return new Picture(height, width, channels, values);
    }
  };

  abstract Picture resize(Picture from, int height, int width);

  private static int nearest(int i, int from, int to) {
    return Math.min(from - 1, (int) Math.floor((i + 0.5f) * ((float) from / to)));
  }

  private static float mix(Picture from, int row, Axis columns, int x, int channel) {
    float left = from.values()[(row + columns.low[x]) * from.channels() + channel];
    float right = from.values()[(row + columns.high[x]) * from.channels() + channel];
    return left + (right - left) * columns.share[x];
  }

  /**
   * For each new position along an axis: its two neighbours and how far it lies towards the second.
   */
  private record Axis(int[] low, int[] high, float[] share) {
    static Axis of(int from, int to) {
      var axis = new Axis(new int[to], new int[to], new float[to]);
      float scale = (float) from / to;
      for (int i = 0; i < to; i++) {
        float at = (i + 0.5f) * scale - 0.5f;
        int floor = (int) Math.floor(at);
        axis.low[i] = Math.max(floor, 0);
        axis.high[i] = Math.min(floor + 1, from - 1);
        axis.share[i] = at - floor;
      }
      return axis;
    }
  }
}
