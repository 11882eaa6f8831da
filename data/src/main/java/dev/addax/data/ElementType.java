package dev.addax.data;

import dev.addax.tensor.type.DType;

/** The element types that readers produce, with the names and sizes NumPy gives them. */
public enum ElementType {
  /** One byte an element, 0 or 1. */
  BOOL(1),
  /** Signed 8-bit integers. */
  INT8(1),
  /** Signed 16-bit integers. */
  INT16(2),
  /** Signed 32-bit integers. */
  INT32(4),
  /** Signed 64-bit integers. */
  INT64(8),
  /** Unsigned 8-bit integers: the usual type of pixels. */
  UINT8(1),
  /** Unsigned 16-bit integers. */
  UINT16(2),
  /** Unsigned 32-bit integers. */
  UINT32(4),
  /** IEEE half precision, kept as raw bits. */
  FLOAT16(2),
  /** The upper half of single precision, kept as raw bits; NumPy has no such type. */
  BFLOAT16(2),
  /** IEEE single precision. */
  FLOAT32(4),
  /** IEEE double precision. */
  FLOAT64(8),
  /** Text; such arrays live on the heap and have no bytes. */
  STRING(0);

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  /** {@return the size of one element in bytes; 0 for text} */
  public int bytes() {
    return bytes;
  }

  /** {@return the dtype of tensors with such elements} */
  public DType dtype() {
    return DType.of(keras());
  }

  /** {@return the name Keras and NumPy use, such as {@code float32}} */
  public String keras() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
