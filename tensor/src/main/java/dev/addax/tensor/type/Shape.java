package dev.addax.tensor.type;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * The dimensions of a tensor; some may be unknown until data arrives (batch, time).
 *
 * <p>An unknown dimension is negative. {@link #UNKNOWN} is anonymous; {@link #freshUnknown()} makes
 * one with an identity, so that the same unknown can be recognised wherever it flows and replaced
 * when it becomes known. Equality does not look at identities.
 */
public final class Shape {
  /** A dimension that is not known yet; {@code None} in Keras. */
  public static final int UNKNOWN = -1;

  /** The shape of a single number. */
  public static final Shape SCALAR = new Shape(new int[0]);

  private static final AtomicInteger LAST_UNKNOWN = new AtomicInteger(UNKNOWN);

  private final int[] dims;

  private Shape(int[] dims) {
    this.dims = dims;
  }

  /** {@return the shape with these dimensions; negative ones are unknown} */
  public static Shape of(int... dims) {
    return dims.length == 0 ? SCALAR : new Shape(dims.clone());
  }

  /** {@return the shape with these dimensions; negative ones are unknown} */
  public static Shape of(List<Integer> dims) {
    return of(dims.stream().mapToInt(Integer::intValue).toArray());
  }

  /** {@return an unknown dimension with an identity of its own} */
  public static int freshUnknown() {
    return LAST_UNKNOWN.decrementAndGet();
  }

  /** {@return this shape with every anonymous unknown replaced by one with an identity} */
  public Shape identified() {
    return isKnown()
        ? this
        : new Shape(Arrays.stream(dims).map(d -> d == UNKNOWN ? freshUnknown() : d).toArray());
  }

  public int rank() {
    return dims.length;
  }

  /** {@return dimension {@code axis}, negative if unknown; negative axes count from the end} */
  public int dim(int axis) {
    return dims[axis(axis)];
  }

  /** {@return whether dimension {@code axis} is known} */
  public boolean isKnown(int axis) {
    return dim(axis) >= 0;
  }

  /** {@return whether all dimensions are known} */
  public boolean isKnown() {
    for (int d : dims) {
      if (d < 0) {
        return false;
      }
    }
    return true;
  }

  /** {@return the last dimension} */
  public int last() {
    return dim(-1);
  }

  public int[] toArray() {
    return dims.clone();
  }

  public List<Integer> toList() {
    return Arrays.stream(dims).boxed().toList();
  }

  /**
   * {@return the number of elements}
   *
   * @throws IllegalStateException if a dimension is unknown
   */
  public long size() {
    long size = 1;
    for (int d : dims) {
      if (d < 0) {
        throw new IllegalStateException(
            "The number of elements of shape " + this + " is not known yet");
      }
      size = Math.multiplyExact(size, d);
    }
    return size;
  }

  /**
   * {@return {@code axis} counted from the front}
   *
   * @throws IllegalArgumentException if this shape has no such axis
   */
  public int axis(int axis) {
    int positive = axis < 0 ? axis + dims.length : axis;
    if (positive < 0 || positive >= dims.length) {
      throw new IllegalArgumentException(
          "Axis %d is out of range for shape %s of rank %d".formatted(axis, this, dims.length));
    }
    return positive;
  }

  /** {@return the axes counted from the front, in the order given; all of them if none is given} */
  public int[] axes(int... axes) {
    if (axes.length == 0) {
      return java.util.stream.IntStream.range(0, rank()).toArray();
    }
    int[] positive = Arrays.stream(axes).map(this::axis).toArray();
    if (Arrays.stream(positive).distinct().count() != positive.length) {
      throw new IllegalArgumentException(
          "Duplicate axes " + Arrays.toString(axes) + " for shape " + this);
    }
    return positive;
  }

  /** {@return this shape with dimension {@code axis} replaced} */
  public Shape with(int axis, int dim) {
    var copy = dims.clone();
    copy[axis(axis)] = dim;
    return new Shape(copy);
  }

  /** {@return this shape without the given axis} */
  public Shape without(int axis) {
    int at = axis(axis);
    var list = new ArrayList<>(toList());
    list.remove(at);
    return of(list);
  }

  /**
   * {@return this shape with {@code dim} inserted so that it becomes dimension {@code axis} of the
   * result}
   */
  public Shape insert(int axis, int dim) {
    int at = axis < 0 ? axis + rank() + 1 : axis;
    if (at < 0 || at > rank()) {
      throw new IllegalArgumentException(
          "Cannot insert a dimension at axis %d into shape %s".formatted(axis, this));
    }
    var list = new ArrayList<>(toList());
    list.add(at, dim);
    return of(list);
  }

  /** {@return the dimensions from {@code from} (inclusive) to {@code to} (exclusive)} */
  public Shape slice(int from, int to) {
    return of(Arrays.copyOfRange(dims, from, to));
  }

  /** {@return this shape followed by {@code more}} */
  public Shape append(int... more) {
    var all = Arrays.copyOf(dims, dims.length + more.length);
    System.arraycopy(more, 0, all, dims.length, more.length);
    return of(all);
  }

  /**
   * {@return whether a tensor of {@code other} may stand where this shape is expected: unknowns
   * match anything}
   */
  public boolean accepts(Shape other) {
    if (rank() != other.rank()) {
      return false;
    }
    for (int i = 0; i < rank(); i++) {
      if (dims[i] >= 0 && other.dims[i] >= 0 && dims[i] != other.dims[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * {@return the shape that both broadcast to by NumPy's rules}
   *
   * @throws IllegalArgumentException if they don't
   */
  public Shape broadcast(Shape other) {
    int rank = Math.max(rank(), other.rank());
    var result = new int[rank];
    for (int i = 1; i <= rank; i++) {
      int a = i <= rank() ? dims[rank() - i] : 1;
      int b = i <= other.rank() ? other.dims[other.rank() - i] : 1;
      result[rank - i] = broadcastDim(a, b, other);
    }
    return new Shape(result);
  }

  private int broadcastDim(int a, int b, Shape other) {
    if (a == b || b == 1) {
      return a;
    }
    if (a == 1) {
      return b;
    }
    if (a < 0) {
      return b < 0 ? a : b;
    }
    if (b < 0) {
      return a;
    }
    throw new IllegalArgumentException(
        "Shapes %s and %s do not broadcast: %d against %d".formatted(this, other, a, b));
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Shape s && accepts(s) && s.isKnownWhere(this);
  }

  private boolean isKnownWhere(Shape other) {
    for (int i = 0; i < dims.length; i++) {
      if ((dims[i] < 0) != (other.dims[i] < 0)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int d : dims) {
      hash = 31 * hash + Math.max(d, UNKNOWN);
    }
    return hash;
  }

  /** {@return Keras' form: {@code (None, 28, 28, 1)}} */
  @Override
  public String toString() {
    var text =
        Arrays.stream(dims)
            .mapToObj(d -> d < 0 ? "None" : "" + d)
            .collect(Collectors.joining(", "));
    return rank() == 1 ? "(" + text + ",)" : "(" + text + ")";
  }
}
