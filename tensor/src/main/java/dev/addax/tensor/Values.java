package dev.addax.tensor;

import dev.addax.tensor.type.DType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Reading elements; the value is computed first if need be. */
public sealed interface Values extends Facet permits Tensor {
  /**
   * {@return the only element}
   *
   * @throws IllegalStateException if there is not exactly one
   */
  default double item() {
    var x = self();
    if (x.shape().size() != 1) {
      throw new IllegalStateException("item() needs exactly one element, this is " + x.type());
    }
    return x.buffer().getDouble(0);
  }

  /** {@return the elements in row-major order as floats} */
  default float[] toFloats() {
    var x = self().cast(DType.FLOAT32);
    var result = new float[(int) x.shape().size()];
    MemorySegment.copy(x.buffer().segment(), ValueLayout.JAVA_FLOAT, 0, result, 0, result.length);
    return result;
  }

  /** {@return the elements in row-major order as doubles} */
  default double[] toDoubles() {
    var x = self().cast(DType.FLOAT64);
    var result = new double[(int) x.shape().size()];
    MemorySegment.copy(x.buffer().segment(), ValueLayout.JAVA_DOUBLE, 0, result, 0, result.length);
    return result;
  }

  /** {@return the elements in row-major order as ints} */
  default int[] toInts() {
    var x = self().cast(DType.INT32);
    var result = new int[(int) x.shape().size()];
    MemorySegment.copy(x.buffer().segment(), ValueLayout.JAVA_INT, 0, result, 0, result.length);
    return result;
  }

  /** {@return the elements in row-major order as longs} */
  default long[] toLongs() {
    var x = self().cast(DType.INT64);
    var result = new long[(int) x.shape().size()];
    MemorySegment.copy(x.buffer().segment(), ValueLayout.JAVA_LONG, 0, result, 0, result.length);
    return result;
  }

  /**
   * {@return the elements in row-major order, of a tensor of strings}
   *
   * @throws IllegalStateException if the elements are numbers
   */
  default String[] toStrings() {
    return self().buffer().strings().clone();
  }

  /** {@return the elements in row-major order as booleans} */
  default boolean[] toBooleans() {
    var buffer = self().cast(DType.BOOL).buffer();
    var result = new boolean[(int) buffer.count()];
    for (int i = 0; i < result.length; i++) {
      result[i] = buffer.getLong(i) != 0;
    }
    return result;
  }
}
