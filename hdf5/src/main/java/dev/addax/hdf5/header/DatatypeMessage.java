package dev.addax.hdf5.header;

import dev.addax.hdf5.bytes.Block;
import dev.addax.hdf5.type.Datatype;
import dev.addax.hdf5.type.Datatype.Kind;
import dev.addax.hdf5.type.Datatype.Padding;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Reads datatype messages. */
final class DatatypeMessage {
  private final Block message;
  private final int version;
  private final int type;
  private final int bits;
  private final int size;

  private DatatypeMessage(Block message) {
    this.message = message;
    int first = message.u8();
    version = first >> 4;
    type = first & 15;
    bits = (int) message.unsigned(3);
    long bytes = message.u32();
    if (bytes == 0 || bytes > Integer.MAX_VALUE) {
      throw message.failure("elements of " + bytes + " bytes");
    }
    size = (int) bytes;
  }

  static Datatype read(Block message) {
    return new DatatypeMessage(message).parse();
  }

  private Datatype parse() {
    return switch (type) {
      case 0 -> integer();
      case 1 -> floating();
      case 2 -> other("time");
      case 3 -> fixedString();
      case 4 -> other("bit field of " + size + " bytes");
      case 5 -> Datatype.opaque(size);
      case 6 -> other("compound of " + (bits & 0xffff) + " members");
      case 7 -> other("reference");
      case 8 -> enumeration();
      case 9 -> (bits & 15) == 1 ? variableString() : other("variable-length sequence");
      case 10 -> other("array");
      case 11 -> other("complex");
      default -> throw message.failure("a datatype of unknown class " + type);
    };
  }

  private Datatype other(String name) {
    return new Datatype(Kind.OTHER, size, ByteOrder.LITTLE_ENDIAN, Padding.NULLS, name);
  }

  private ByteOrder order() {
    return (bits & 1) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
  }

  private static Datatype in(ByteOrder order, Datatype type) {
    return type.order() == order ? type : type.in(order);
  }

  private Datatype integer() {
    boolean signed = (bits & 8) != 0;
    int offset = message.u16();
    int precision = message.u16();
    boolean whole = offset == 0 && precision == 8 * size;
    return switch (whole ? size : 0) {
      case 1 -> in(order(), signed ? Datatype.INT8 : Datatype.UINT8);
      case 2 -> in(order(), signed ? Datatype.INT16 : Datatype.UINT16);
      case 4 -> in(order(), signed ? Datatype.INT32 : Datatype.UINT32);
      case 8 -> in(order(), signed ? Datatype.INT64 : Datatype.UINT64);
      default ->
          other((signed ? "int" : "uint") + precision + " in elements of " + size + " bytes");
    };
  }

  private Datatype floating() {
    int offset = message.u16();
    int precision = message.u16();
    int exponentAt = message.u8();
    int exponent = message.u8();
    int mantissaAt = message.u8();
    int mantissa = message.u8();
    long bias = message.u32();
    int sign = bits >> 8 & 0xff;
    boolean plain =
        offset == 0
            && precision == 8 * size
            && mantissaAt == 0
            && exponentAt == mantissa
            && sign == precision - 1
            && exponent + mantissa == precision - 1
            && bias == (1L << Math.max(0, exponent - 1)) - 1
            && (bits & 0x70) == 0x20; // byte order is not VAX', the mantissa's first bit is implied
    if (plain && size == 4 && exponent == 8) return in(order(), Datatype.FLOAT32);
    if (plain && size == 8 && exponent == 11) return in(order(), Datatype.FLOAT64);
    if (plain && size == 2 && exponent == 5) return in(order(), Datatype.FLOAT16);
    if (plain && size == 2 && exponent == 8) return in(order(), Datatype.BFLOAT16);
    return other("float%d with %d bits of exponent".formatted(precision, exponent));
  }

  private Datatype fixedString() {
    var fixed = Datatype.fixedString(size);
    return new Datatype(fixed.kind(), size, fixed.order(), padding(bits & 15), fixed.name());
  }

  private Datatype variableString() {
    var text = Datatype.VARIABLE_STRING;
    return new Datatype(text.kind(), size, text.order(), text.padding(), text.name());
  }

  private Padding padding(int code) {
    return switch (code) {
      case 0 -> Padding.TERMINATED;
      case 1 -> Padding.NULLS;
      case 2 -> Padding.SPACES;
      default -> throw message.failure("a string with unknown padding " + code);
    };
  }

  private Datatype enumeration() {
    int members = bits & 0xffff;
    var base = new DatatypeMessage(message);
    if (base.type != 0) return other("enumeration");
    var number = base.integer();
    var names = new ArrayList<String>();
    for (int i = 0; i < members; i++) names.add(memberName());
    boolean bool = number.size() == 1 && names.equals(List.of("FALSE", "TRUE"));
    if (bool && message.u8() == 0 && message.u8() == 1) return Datatype.BOOL;
    var name = "enumeration of " + number.name();
    return new Datatype(number.kind(), number.size(), number.order(), number.padding(), name);
  }

  private String memberName() {
    int from = message.position();
    var name = message.text();
    if (version < 3) message.skip(-(message.position() - from) & 7);
    return name;
  }
}
