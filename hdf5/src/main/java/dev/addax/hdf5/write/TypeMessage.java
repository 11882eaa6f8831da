package dev.addax.hdf5.write;

import dev.addax.hdf5.source.Hdf5Exception;
import dev.addax.hdf5.type.Datatype;
import dev.addax.hdf5.type.Datatype.Padding;
import java.nio.ByteOrder;

/** Writes datatype messages of version 1. */
final class TypeMessage {
  private static final int VERSION = 1 << 4;
  private static final int INTEGER = VERSION;
  private static final int FLOAT = VERSION | 1;
  private static final int STRING = VERSION | 3;
  private static final int OPAQUE = VERSION | 5;
  private static final int ENUMERATION = VERSION | 8;
  private static final int VARIABLE = VERSION | 9;
  private static final int UTF8 = 1;

  private TypeMessage() {}

  static byte[] of(Datatype type) {
    var out = new Output();
    if (type.order() != ByteOrder.LITTLE_ENDIAN) throw new Hdf5Exception("Files are little-endian");
    switch (type.kind()) {
      case INT8, INT16, INT32, INT64 -> integer(out, type.size(), true);
      case UINT8, UINT16, UINT32, UINT64 -> integer(out, type.size(), false);
      case FLOAT16 -> floating(out, 2, 5);
      case BFLOAT16 -> floating(out, 2, 8);
      case FLOAT32 -> floating(out, 4, 8);
      case FLOAT64 -> floating(out, 8, 11);
      case BOOL -> bool(out);
      case FIXED_STRING -> head(out, STRING, padding(type.padding()), type.size());
      case VARIABLE_STRING -> variable(out, type.size());
      case OPAQUE -> head(out, OPAQUE, 0, type.size());
      case OTHER -> throw new Hdf5Exception("Elements of type " + type + " cannot be written");
    }
    return out.toArray();
  }

  private static Output head(Output out, int kind, int bits, int size) {
    return out.u8(kind).u16(bits).u8(bits >> 16).u32(size);
  }

  private static void integer(Output out, int size, boolean signed) {
    head(out, INTEGER, signed ? 8 : 0, size).u16(0).u16(8 * size);
  }

  private static void floating(Output out, int size, int exponent) {
    int bits = 8 * size;
    int mantissa = bits - 1 - exponent;
    head(out, FLOAT, 0x20 | bits - 1 << 8, size).u16(0).u16(bits);
    out.u8(mantissa).u8(exponent).u8(0).u8(mantissa).u32((1L << exponent - 1) - 1);
  }

  private static void bool(Output out) {
    head(out, ENUMERATION, 2, 1);
    integer(out, 1, true);
    out.text("FALSE\0\0\0").text("TRUE\0\0\0\0").u8(0).u8(1);
  }

  private static void variable(Output out, int size) {
    int isString = 1;
    head(out, VARIABLE, isString | UTF8 << 8, size);
    integer(out, 1, false);
  }

  private static int padding(Padding padding) {
    return switch (padding) {
      case TERMINATED -> 0;
      case NULLS -> 1;
      case SPACES -> 2;
    };
  }
}
