package dev.addax.tensor.reference;

import dev.addax.tensor.type.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * Which input place each place of a sliding window falls on.
 *
 * @param places the number of window positions
 * @param taps the number of places in the window
 * @param from {@code [places, taps]} flat input places, −1 in the padding
 */
record Windows(int places, int taps, int[] from) {
  /**
   * {@return the windows over {@code input}}
   *
   * @param input spatial dimensions of the input, as {@code output} and {@code window}
   */
  static Windows of(
      Shape input,
      Shape output,
      Shape window,
      List<Integer> strides,
      List<Integer> low,
      List<Integer> dilation) {
    int places = Math.toIntExact(output.size());
    int taps = Math.toIntExact(window.size());
    var from = new int[places * taps];
    var outStrides = Strides.of(output);
    var tapStrides = Strides.of(window);
    for (int p = 0; p < places; p++) {
      for (int t = 0; t < taps; t++) {
        int flat = 0;
        for (int a = 0; a < input.rank() && flat >= 0; a++) {
          int at =
              p / outStrides[a] % output.dim(a) * strides.get(a)
                  - low.get(a)
                  + t / tapStrides[a] % window.dim(a) * dilation.get(a);
          flat = at < 0 || at >= input.dim(a) ? -1 : flat * input.dim(a) + at;
        }
        from[p * taps + t] = flat;
      }
    }
    return new Windows(places, taps, from);
  }

  /** {@return the input places of window {@code p}, without those in the padding} */
  int[] at(int p) {
    return Arrays.stream(from, p * taps, (p + 1) * taps).filter(i -> i >= 0).toArray();
  }
}
