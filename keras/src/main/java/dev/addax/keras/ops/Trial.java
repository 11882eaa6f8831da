package dev.addax.keras.ops;

import dev.addax.tensor.Parameter;
import dev.addax.tensor.Replay;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Tensors with numbers in place of their unknown sizes, chosen twice: what comes out different is
 * unknown, and what is equal to a chosen size both times is that size.
 */
public final class Trial {
  /** Divisible by what models divide by, yet no multiples of one another. */
  private static final int[] SIZES = {32, 48, 80, 112, 176, 208, 272, 304, 368};

  private final List<Tensor> tensors;
  private final int[] unknown;
  private final int distinct;

  private Trial(List<Tensor> tensors, int[] unknown, int distinct) {
    this.tensors = tensors;
    this.unknown = unknown;
    this.distinct = distinct;
  }

  /** {@return a trial with a number of its own for each unknown size} */
  public static Trial of(List<Tensor> tensors) {
    var unknown = new LinkedHashSet<Integer>();
    tensors.forEach(x -> Arrays.stream(Dimensions.unknown(x)).forEach(unknown::add));
    var dims = unknown.stream().mapToInt(Integer::intValue).toArray();
    return new Trial(tensors, dims, SIZES.length - 1);
  }

  /**
   * {@return the same with one number for all, as sizes of different origin may have to be equal}
   */
  public Trial withEqualSizes() {
    return new Trial(tensors, unknown, 1);
  }

  /** {@return whether there is anything to choose} */
  public boolean hasUnknown() {
    return unknown.length > 0;
  }

  /** {@return the tensors with the first choice of sizes} */
  public List<Tensor> first() {
    return tried(chosen(0));
  }

  /** {@return the tensors with the second choice} */
  public List<Tensor> second() {
    return tried(chosen(1));
  }

  /** {@return the number that came out as {@code a} and {@code b}; negative if it is unknown} */
  public int common(int a, int b) {
    if (a == b) {
      return a;
    }
    int[] first = chosen(0);
    int[] second = chosen(1);
    for (int i = 0; i < unknown.length; i++) {
      if (a == first[i] && b == second[i]) {
        return unknown[i];
      }
    }
    return Shape.freshUnknown();
  }

  private int[] chosen(int turn) {
    var chosen = new int[unknown.length];
    Arrays.setAll(chosen, i -> SIZES[i % distinct + turn]);
    return chosen;
  }

  private List<Tensor> tried(int[] chosen) {
    var sizes = Parameter.of("sizes", new TensorType(DType.INT32, Shape.of(unknown)));
    var replay = new Replay();
    replay.put(sizes, Parameter.of("sizes", sizes.type().with(Shape.of(chosen))));
    var result = new ArrayList<Tensor>();
    for (var x : tensors) {
      result.add(
          x.isComputable()
              ? replay.of(x)
              : Parameter.of("trial", x.type().with(resolved(x.shape(), chosen))));
    }
    return result;
  }

  private Shape resolved(Shape shape, int[] chosen) {
    var dims = shape.toArray();
    for (int axis = 0; axis < dims.length; axis++) {
      for (int i = 0; i < unknown.length && dims[axis] < 0; i++) {
        dims[axis] = dims[axis] == unknown[i] ? chosen[i] : dims[axis];
      }
    }
    return Shape.of(dims);
  }
}
