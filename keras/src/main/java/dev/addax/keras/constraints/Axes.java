package dev.addax.keras.constraints;

import java.util.Arrays;
import java.util.List;

/** Axes given as arguments: none means the first. */
final class Axes {
  private Axes() {}

  static List<Integer> orFirst(int... axes) {
    return axes.length == 0 ? List.of(0) : Arrays.stream(axes).boxed().toList();
  }
}
