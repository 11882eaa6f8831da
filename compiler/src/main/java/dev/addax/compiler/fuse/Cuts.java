package dev.addax.compiler.fuse;

import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The axes that a walk over some elements needs, as the sizes of what lies behind each boundary
 * between two of them. Each divides the next.
 */
record Cuts(List<Long> sizes) {
  static final Cuts NONE = new Cuts(List.of());

  /** {@return these cuts and {@code more}; null if no shape has both} */
  @Nullable Cuts with(Collection<Long> more, long whole) {
    if (sizes.containsAll(more)) {
      return this;
    }
    var all = new TreeSet<>(sizes);
    all.addAll(more);
    all.remove(1L);
    all.remove(whole);
    long before = 1;
    for (long size : all) {
      if (size % before != 0) {
        return null;
      }
      before = size;
    }
    return whole % before == 0 ? new Cuts(List.copyOf(all)) : null;
  }

  /** {@return the smallest; {@code whole} if there is none} */
  long smallest(long whole) {
    return sizes.isEmpty() ? whole : sizes.getFirst();
  }

  /** {@return the shape with {@code whole} elements that has exactly these boundaries} */
  Shape shape(long whole) {
    var dims = new ArrayList<Integer>();
    long before = 1;
    for (long size : sizes) {
      dims.add(Math.toIntExact(size / before));
      before = size;
    }
    dims.add(Math.toIntExact(whole / before));
    return Shape.of(dims.reversed());
  }
}
