package dev.addax.tensor.type;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The element type of a tensor, named as in Keras ({@code float32}, {@code bool}, …).
 *
 * <p>{@link #STRING} lives on the host only: layers that prepare data read it, no backend computes
 * on it.
 */
public enum DType {
  BOOL(1),
  UINT8(1),
  UINT16(2),
  UINT32(4),
  INT8(1),
  INT16(2),
  INT32(4),
  INT64(8),
  BFLOAT16(2),
  FLOAT16(2),
  FLOAT32(4),
  FLOAT64(8),
  STRING(0);

  private final int bytes;

  DType(int bytes) {
    this.bytes = bytes;
  }

  /** {@return the size of one element in bytes; 0 for strings, which are not kept as bytes} */
  public int bytes() {
    return bytes;
  }

  /** {@return whether this is float16, bfloat16, float32 or float64} */
  public boolean isFloating() {
    return ordinal() >= BFLOAT16.ordinal() && this != STRING;
  }

  /** {@return whether this is a signed or unsigned integer type; bool is not one} */
  public boolean isInteger() {
    return this != BOOL && this != STRING && !isFloating();
  }

  /** {@return whether this is uint8, uint16 or uint32} */
  public boolean isUnsigned() {
    return this == UINT8 || this == UINT16 || this == UINT32;
  }

  /** {@return the dtypes that backends compute on: all but strings} */
  public static List<DType> numbers() {
    return Arrays.stream(values()).filter(dtype -> dtype != STRING).toList();
  }

  /** {@return the Keras name, such as {@code float32}} */
  public String kerasName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * {@return the dtype of a Keras name}
   *
   * @throws IllegalArgumentException if there is no such dtype; the message lists the known ones
   */
  public static DType of(String kerasName) {
    for (var dtype : values()) {
      if (dtype.kerasName().equals(kerasName)) {
        return dtype;
      }
    }
    throw new IllegalArgumentException(
        "Unknown dtype '%s'; known dtypes: %s"
            .formatted(kerasName, Arrays.stream(values()).map(DType::kerasName).toList()));
  }

  @Override
  public String toString() {
    return kerasName();
  }
}
