package dev.addax.cpu.dnnl;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * How an operand lies in memory.
 *
 * @param type the type of its elements
 * @param dims the logical dimensions, in oneDNN's order (batch, channels, then space)
 * @param strides the distance between neighbours in each dimension, in elements; empty leaves the
 *     choice to the library
 */
public record MemoryDesc(DataType type, List<Long> dims, List<Long> strides) {
  public MemoryDesc {
    dims = List.copyOf(dims);
    strides = List.copyOf(strides);
  }

  /** {@return a dense operand whose last dimension varies fastest} */
  public static MemoryDesc dense(DataType type, long... dims) {
    var strides = new long[dims.length];
    long step = 1;
    for (int i = dims.length - 1; i >= 0; i--) {
      strides[i] = step;
      step *= dims[i];
    }
    return strided(type, dims, strides);
  }

  /**
   * {@return a dense operand of dimensions batch, channels, space, in which channels vary fastest}
   */
  public static MemoryDesc channelsLast(DataType type, long... dims) {
    var strides = new long[dims.length];
    strides[1] = 1;
    long step = dims[1];
    for (int i = dims.length - 1; i >= 2; i--) {
      strides[i] = step;
      step *= dims[i];
    }
    strides[0] = step;
    return strided(type, dims, strides);
  }

  /** {@return an operand with the given strides, in elements} */
  public static MemoryDesc strided(DataType type, long[] dims, long[] strides) {
    return new MemoryDesc(type, boxed(dims), boxed(strides));
  }

  /** {@return an operand whose layout the library may choose} */
  public static MemoryDesc any(DataType type, long... dims) {
    return new MemoryDesc(type, boxed(dims), List.of());
  }

  /** {@return the same operand with its layout left to the library} */
  public MemoryDesc any() {
    return new MemoryDesc(type, dims, List.of());
  }

  boolean isAny() {
    return strides.isEmpty() && !dims.isEmpty();
  }

  private static List<Long> boxed(long[] values) {
    return LongStream.of(values).boxed().collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
  }
}
