package dev.addax.hdf5.type;

import java.nio.ByteOrder;

/**
 * The type of the elements of a dataset or attribute.
 *
 * @param kind what the elements are
 * @param size bytes per element as stored; for {@link Kind#VARIABLE_STRING} that of the reference
 *     to the text
 * @param order the byte order in the file; little-endian where it does not matter
 * @param padding what fills a fixed-length string up
 * @param name as messages name it, such as {@code float32} or {@code compound of 3 members}
 */
public record Datatype(Kind kind, int size, ByteOrder order, Padding padding, String name) {
  /** A signed byte. */
  public static final Datatype INT8 = number(Kind.INT8, 1);

  /** A signed integer of two bytes. */
  public static final Datatype INT16 = number(Kind.INT16, 2);

  /** A signed integer of four bytes. */
  public static final Datatype INT32 = number(Kind.INT32, 4);

  /** A signed integer of eight bytes. */
  public static final Datatype INT64 = number(Kind.INT64, 8);

  /** An unsigned byte. */
  public static final Datatype UINT8 = number(Kind.UINT8, 1);

  /** An unsigned integer of two bytes. */
  public static final Datatype UINT16 = number(Kind.UINT16, 2);

  /** An unsigned integer of four bytes. */
  public static final Datatype UINT32 = number(Kind.UINT32, 4);

  /** An unsigned integer of eight bytes. */
  public static final Datatype UINT64 = number(Kind.UINT64, 8);

  /** IEEE half precision. */
  public static final Datatype FLOAT16 = number(Kind.FLOAT16, 2);

  /** The upper half of a float32, as a number. h5py stores bfloat16 as {@code opaque(2)}. */
  public static final Datatype BFLOAT16 = number(Kind.BFLOAT16, 2);

  /** IEEE single precision. */
  public static final Datatype FLOAT32 = number(Kind.FLOAT32, 4);

  /** IEEE double precision. */
  public static final Datatype FLOAT64 = number(Kind.FLOAT64, 8);

  /** True or false in one byte, as h5py stores NumPy's bool: an enumeration of FALSE and TRUE. */
  public static final Datatype BOOL = number(Kind.BOOL, 1);

  /** UTF-8 text of any length, as h5py stores {@code str}. */
  public static final Datatype VARIABLE_STRING =
      new Datatype(
          Kind.VARIABLE_STRING, 16, ByteOrder.LITTLE_ENDIAN, Padding.TERMINATED, "variable string");

  /** What an element is. */
  public enum Kind {
    INT8,
    INT16,
    INT32,
    INT64,
    UINT8,
    UINT16,
    UINT32,
    UINT64,
    FLOAT16,
    BFLOAT16,
    FLOAT32,
    FLOAT64,
    BOOL,
    /** Bytes of text, all elements of one length. */
    FIXED_STRING,
    /** Text of any length, kept elsewhere in the file. */
    VARIABLE_STRING,
    /** Bytes without a meaning in HDF5; h5py stores NumPy's void types so, bfloat16 among them. */
    OPAQUE,
    /** Anything else: compound types, references, … It is named, but not read. */
    OTHER
  }

  /** What stands after the text in a fixed-length string. */
  public enum Padding {
    /** One null byte, then anything. */
    TERMINATED,
    /** Null bytes; a text that fills the whole length has none. */
    NULLS,
    /** Spaces. */
    SPACES
  }

  /** {@return strings of {@code size} bytes filled up with null bytes: NumPy's {@code S} types} */
  public static Datatype fixedString(int size) {
    return new Datatype(
        Kind.FIXED_STRING, size, ByteOrder.LITTLE_ENDIAN, Padding.NULLS, "string of " + size);
  }

  /** {@return elements of so many bytes without a meaning: NumPy's {@code V} types} */
  public static Datatype opaque(int size) {
    return new Datatype(
        Kind.OPAQUE, size, ByteOrder.LITTLE_ENDIAN, Padding.NULLS, "opaque of " + size + " bytes");
  }

  private static Datatype number(Kind kind, int size) {
    return new Datatype(
        kind,
        size,
        ByteOrder.LITTLE_ENDIAN,
        Padding.NULLS,
        kind.name().toLowerCase(java.util.Locale.ROOT));
  }

  /** {@return this type with another byte order} */
  public Datatype in(ByteOrder order) {
    return new Datatype(kind, size, order, padding, name);
  }

  /** {@return whether elements are texts} */
  public boolean isString() {
    return kind == Kind.FIXED_STRING || kind == Kind.VARIABLE_STRING;
  }

  /** {@return whether elements are numbers with a fraction} */
  public boolean isFloat() {
    return kind.compareTo(Kind.FLOAT16) >= 0 && kind.compareTo(Kind.FLOAT64) <= 0;
  }

  /** {@return whether elements are whole numbers} */
  public boolean isInteger() {
    return kind.compareTo(Kind.UINT64) <= 0;
  }

  @Override
  public String toString() {
    return name;
  }
}
