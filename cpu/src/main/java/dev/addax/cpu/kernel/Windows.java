package dev.addax.cpu.kernel;

/**
 * Windows moving over three spatial dimensions of images (batch, depth, height, width, channels);
 * fewer dimensions have extent 1.
 *
 * @param in spatial sizes of the images
 * @param out how many positions a window takes along each dimension
 * @param size extent of a window
 * @param stride its steps
 * @param low padding in front
 */
public record Windows(int[] in, int[] out, int[] size, int[] stride, int[] low, int channels) {
  int inPixels() {
    return in[0] * in[1] * in[2];
  }

  int outPixels() {
    return out[0] * out[1] * out[2];
  }

  /** {@return the first tap of the window at {@code position} that lies inside} */
  int first(int dim, int position) {
    return Math.max(0, position * stride[dim] - low[dim]);
  }

  /** {@return the tap behind the last that lies inside} */
  int last(int dim, int position) {
    return Math.min(in[dim], position * stride[dim] - low[dim] + size[dim]);
  }
}
