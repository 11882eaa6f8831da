package dev.addax.compiler.graph;

import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arithmetic of strides, in elements; the stride of an axis of size 1 does not matter. */
public final class Strides {
  private Strides() {}

  /** {@return the strides of densely packed elements, last axis fastest} */
  public static List<Integer> rowMajor(Shape shape) {
    var strides = new Integer[shape.rank()];
    int stride = 1;
    for (int i = strides.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= shape.dim(i);
    }
    return List.of(strides);
  }

  public static boolean isDense(Shape shape, List<Integer> strides) {
    int stride = 1;
    boolean dense = true;
    for (int i = strides.size() - 1; i >= 0; i--) {
      int dim = shape.dim(i);
      dense &= dim == 1 || strides.get(i) == stride;
      stride *= dim;
    }
    return dense || stride == 0;
  }

  /** {@return the strides of the same elements under another shape; null if there are none} */
  public static @Nullable List<Integer> reshaped(Shape from, List<Integer> strides, Shape to) {
    if (isDense(from, strides)) {
      return rowMajor(to);
    }
    var merged = merged(from, strides);
    var result = new Integer[to.rank()];
    int at = merged.size() - 1;
    int left = at < 0 ? 1 : merged.get(at)[0];
    int stride = at < 0 ? 1 : merged.get(at)[1];
    for (int i = to.rank() - 1; i >= 0; i--) {
      int dim = to.dim(i);
      if (dim == 1) {
        result[i] = 0;
        continue;
      }
      if (left == 1 && at > 0) {
        at--;
        left = merged.get(at)[0];
        stride = merged.get(at)[1];
      }
      if (left % dim != 0) {
        return null;
      }
      result[i] = stride;
      stride *= dim;
      left /= dim;
    }
    return List.of(result);
  }

  /**
   * {@return size and stride of each axis, those of size 1 left out and neighbours joined where one
   * stride serves both}
   */
  public static List<int[]> merged(Shape shape, List<Integer> strides) {
    var merged = new ArrayList<int[]>();
    for (int i = 0; i < shape.rank(); i++) {
      int dim = shape.dim(i);
      int stride = strides.get(i);
      if (dim == 1) {
        continue;
      }
      if (!merged.isEmpty() && merged.getLast()[1] == stride * dim) {
        merged.getLast()[0] *= dim;
        merged.getLast()[1] = stride;
      } else {
        merged.add(new int[] {dim, stride});
      }
    }
    return merged;
  }

  /** {@return whether {@code axes}, in this order, are like one axis with one stride} */
  public static boolean collapse(Shape shape, List<Integer> strides, List<Integer> axes) {
    int expected = -1;
    for (int i = axes.size() - 1; i >= 0; i--) {
      int dim = shape.dim(axes.get(i));
      int stride = strides.get(axes.get(i));
      if (dim == 1) {
        continue;
      }
      if (expected >= 0 && stride != expected) {
        return false;
      }
      expected = stride * dim;
    }
    return true;
  }

  /** {@return the stride of the axis that {@code axes} collapse to; 1 if they hold one element} */
  public static int innermost(Shape shape, List<Integer> strides, List<Integer> axes) {
    for (int i = axes.size() - 1; i >= 0; i--) {
      if (shape.dim(axes.get(i)) != 1) {
        return strides.get(axes.get(i));
      }
    }
    return 1;
  }
}
