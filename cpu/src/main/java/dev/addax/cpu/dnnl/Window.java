package dev.addax.cpu.dnnl;

import java.util.List;

/**
 * How a kernel or pooling window moves over the spatial dimensions.
 *
 * @param strides steps of the window
 * @param dilations distances between its taps, 1 when they are neighbours
 * @param before zeros in front of each dimension
 * @param after zeros behind each dimension
 */
public record Window(
    List<Long> strides, List<Long> dilations, List<Long> before, List<Long> after) {
  public Window {
    strides = List.copyOf(strides);
    dilations = List.copyOf(dilations);
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** oneDNN counts the gaps between taps. */
  List<Long> gaps() {
    return dilations.stream().map(d -> d - 1).toList();
  }
}
