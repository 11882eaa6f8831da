package dev.addax.keras.layers;

import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a layer expects of an input. Keras: {@code keras.layers.InputSpec}.
 *
 * @param rank the number of dimensions, or null for any
 * @param minRank the least number of dimensions, or null
 * @param axes sizes of some axes; negative axes count from the end
 * @param dtype the dtype, or null for any
 */
public record InputSpec(
    @Nullable Integer rank,
    @Nullable Integer minRank,
    Map<Integer, Integer> axes,
    @Nullable DType dtype) {
  /** Any input at all. */
  public static final InputSpec ANY = new InputSpec(null, null, Map.of(), null);

  public static InputSpec rank(int rank) {
    return new InputSpec(rank, null, Map.of(), null);
  }

  public static InputSpec minRank(int rank) {
    return new InputSpec(null, rank, Map.of(), null);
  }

  /** {@return this with a required size of an axis; an unknown size requires nothing} */
  public InputSpec axis(int axis, int size) {
    var more = new java.util.TreeMap<>(axes);
    if (size >= 0) {
      more.put(axis, size);
    }
    return new InputSpec(rank, minRank, more, dtype);
  }

  /**
   * Checks an input.
   *
   * @param who the layer, as messages show it
   * @throws IllegalArgumentException if the input does not fit
   */
  void check(String who, TensorType input) {
    var shape = input.shape();
    if (rank != null && shape.rank() != rank) {
      throw misfit(who, "rank " + rank, input);
    }
    if (minRank != null && shape.rank() < minRank) {
      throw misfit(who, "at least rank " + minRank, input);
    }
    if (dtype != null && input.dtype() != dtype) {
      throw misfit(who, "dtype " + dtype, input);
    }
    axes.forEach(
        (axis, size) -> {
          if (-axis > shape.rank() || axis >= shape.rank() || differs(shape, axis, size)) {
            throw misfit(who, "axis %d of size %d".formatted(axis, size), input);
          }
        });
  }

  private static boolean differs(Shape shape, int axis, int size) {
    return shape.isKnown(axis) && shape.dim(axis) != size;
  }

  private static IllegalArgumentException misfit(String who, String wanted, TensorType input) {
    return new IllegalArgumentException(
        "%s expects an input with %s, received %s of shape %s"
            .formatted(who, wanted, input.dtype(), input.shape()));
  }
}
