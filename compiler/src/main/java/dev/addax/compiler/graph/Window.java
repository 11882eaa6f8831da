package dev.addax.compiler.graph;

import dev.addax.tensor.Slice;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A slice as a view of what it was cut from.
 *
 * @param offset elements before the first one
 * @param strides of the slice, in elements
 */
public record Window(long offset, List<Integer> strides) {
  /**
   * {@return the view that {@code slice} is of a tensor with these strides; null if it does not run
   * forward with neighbours along the last axis}
   */
  public static @Nullable Window of(Slice slice, Shape from, List<Integer> strides) {
    long offset = 0;
    var taken = new ArrayList<Integer>();
    for (int i = 0; i < from.rank(); i++) {
      int step = slice.steps().get(i);
      if (step < 1 || (i == from.rank() - 1 && step != 1)) {
        return null;
      }
      offset += (long) slice.start(i, from.dim(i)) * strides.get(i);
      taken.add(step * strides.get(i));
    }
    return new Window(offset, taken);
  }
}
