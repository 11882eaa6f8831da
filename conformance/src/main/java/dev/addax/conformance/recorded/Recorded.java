package dev.addax.conformance.recorded;

import dev.addax.keras.saving.SafetensorsType;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.buffer.BFloat16;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A tensor as it lies in a safetensors file.
 *
 * @param dtype the name used there, such as {@code F32}
 * @param shape the dimensions; empty for a scalar
 * @param data the elements, little-endian and row-major
 */
public record Recorded(String dtype, int[] shape, MemorySegment data) {
  /** {@return the number of elements} */
  public long count() {
    return data.byteSize() / SafetensorsType.bytes(dtype);
  }

  boolean isFloating() {
    return dtype.startsWith("F") || dtype.equals("BF16");
  }

  boolean isComplex() {
    return dtype.equals("C64");
  }

  /** {@return a complex tensor as its real and imaginary parts along a new last axis} */
  Recorded parts() {
    if (!isComplex()) return this;
    var dims = java.util.Arrays.copyOf(shape, shape.length + 1);
    dims[shape.length] = 2;
    return new Recorded("F32", dims, data);
  }

  /** {@return the elements as a new tensor} */
  public Tensor tensor() {
    var type = SafetensorsType.dtype(dtype).orElseThrow(() -> new Skip("no dtype for " + dtype));
    var buffer = Buffer.allocate(type, count());
    buffer.segment().copyFrom(data);
    return Tensor.of(buffer, Shape.of(shape));
  }

  /** {@return element i as a double; of a complex tensor part i, real and imaginary alternating} */
  public double real(long i) {
    return switch (dtype) {
      case "F64" -> data.getAtIndex(ValueLayout.JAVA_DOUBLE_UNALIGNED, i);
      case "F32", "C64" -> data.getAtIndex(ValueLayout.JAVA_FLOAT_UNALIGNED, i);
      case "F16" -> Float.float16ToFloat(data.getAtIndex(ValueLayout.JAVA_SHORT_UNALIGNED, i));
      case "BF16" -> BFloat16.toFloat(data.getAtIndex(ValueLayout.JAVA_SHORT_UNALIGNED, i));
      default -> whole(i);
    };
  }

  /** {@return element i of an integer or bool tensor} */
  public long whole(long i) {
    return switch (dtype) {
      case "I64", "U64" -> data.getAtIndex(ValueLayout.JAVA_LONG_UNALIGNED, i);
      case "I32" -> data.getAtIndex(ValueLayout.JAVA_INT_UNALIGNED, i);
      case "U32" -> Integer.toUnsignedLong(data.getAtIndex(ValueLayout.JAVA_INT_UNALIGNED, i));
      case "I16" -> data.getAtIndex(ValueLayout.JAVA_SHORT_UNALIGNED, i);
      case "U16" -> Short.toUnsignedLong(data.getAtIndex(ValueLayout.JAVA_SHORT_UNALIGNED, i));
      case "I8" -> data.get(ValueLayout.JAVA_BYTE, i);
      default -> Byte.toUnsignedLong(data.get(ValueLayout.JAVA_BYTE, i));
    };
  }

  /** {@return the Keras name of the dtype} */
  String kerasName() {
    return SafetensorsType.dtype(dtype)
        .map(DType::kerasName)
        .orElse(dtype.equals("C64") ? "complex64" : "uint64");
  }
}
