package dev.addax.hdf5;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.addax.hdf5.bytes.Block;
import dev.addax.hdf5.source.Hdf5Exception;
import dev.addax.hdf5.type.Datatype;
import dev.addax.hdf5.type.Datatype.Kind;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Elements in memory, to be converted. */
final class Values {
  private static final ValueLayout.OfShort SHORT =
      JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfFloat FLOAT =
      JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfDouble DOUBLE =
      JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final Found owner;
  private final String what;
  private final Datatype type;
  private final MemorySegment bytes;
  private final int count;

  /**
   * Takes over elements as a file has them.
   *
   * @param what they are, for messages
   */
  Values(Found owner, String what, Datatype type, MemorySegment stored) {
    this.owner = owner;
    this.what = what;
    this.type = type;
    bytes = ByteOrders.littleEndian(stored, type);
    count = Math.toIntExact(stored.byteSize() / type.size());
  }

  private Hdf5Exception failure(String as) {
    return owner.failure("%s is of type %s and has no %s".formatted(what, type, as));
  }

  byte[] bytes() {
    if (type.kind() == Kind.VARIABLE_STRING) throw failure("bytes of its own: ask for strings");
    return bytes.toArray(JAVA_BYTE);
  }

  double[] doubles() {
    var result = new double[count];
    for (int i = 0; i < count; i++) result[i] = number(i);
    return result;
  }

  float[] floats() {
    var result = new float[count];
    for (int i = 0; i < count; i++) result[i] = (float) number(i);
    return result;
  }

  long[] longs() {
    var result = new long[count];
    for (int i = 0; i < count; i++) result[i] = integer(i);
    return result;
  }

  private double number(int i) {
    return switch (type.kind()) {
      case FLOAT16 -> Float.float16ToFloat(bytes.get(SHORT, 2L * i));
      case BFLOAT16 -> Float.intBitsToFloat(bytes.get(SHORT, 2L * i) << 16);
      case FLOAT32 -> bytes.get(FLOAT, 4L * i);
      case FLOAT64 -> bytes.get(DOUBLE, 8L * i);
      case UINT64 -> unsigned(bytes.get(LONG, 8L * i));
      default -> integer(i);
    };
  }

  private static double unsigned(long bits) {
    return bits >= 0 ? bits : ((bits >>> 1) | (bits & 1)) * 2.0;
  }

  private long integer(int i) {
    return switch (type.kind()) {
      case INT8 -> bytes.get(JAVA_BYTE, i);
      case UINT8, BOOL -> bytes.get(JAVA_BYTE, i) & 0xff;
      case INT16 -> bytes.get(SHORT, 2L * i);
      case UINT16 -> bytes.get(SHORT, 2L * i) & 0xffff;
      case INT32 -> bytes.get(INT, 4L * i);
      case UINT32 -> bytes.get(INT, 4L * i) & 0xffffffffL;
      case INT64 -> bytes.get(LONG, 8L * i);
      case UINT64 -> fitting(bytes.get(LONG, 8L * i));
      default -> throw failure(type.isFloat() ? "whole numbers" : "numbers");
    };
  }

  private long fitting(long bits) {
    if (bits >= 0) return bits;
    throw failure("long for " + Long.toUnsignedString(bits));
  }

  String[] strings() {
    return switch (type.kind()) {
      case FIXED_STRING -> fixed();
      case VARIABLE_STRING -> variable();
      default -> throw failure("strings");
    };
  }

  private String[] fixed() {
    var block = block();
    var texts = new String[count];
    for (int i = 0; i < count; i++) texts[i] = FixedText.decode(block.bytes(type.size()), type);
    return texts;
  }

  private String[] variable() {
    var block = block();
    var texts = new String[count];
    long most = owner.header().file().size();
    for (int i = 0; i < count; i++) {
      var reference = block.block(type.size(), "A text of variable length");
      texts[i] = owner.heap().text(reference);
      most -= texts[i].length();
      if (most < 0) throw owner.failure(what + " holds more text than the file");
    }
    return texts;
  }

  private Block block() {
    return Block.of(
        owner.header().file(), owner.header().address(), what, bytes.toArray(JAVA_BYTE));
  }

  private boolean[] booleans() {
    var result = new boolean[count];
    for (int i = 0; i < count; i++) result[i] = integer(i) != 0;
    return result;
  }

  Object array() {
    return switch (type.kind()) {
      case FIXED_STRING, VARIABLE_STRING -> strings();
      case FLOAT16, BFLOAT16, FLOAT32, FLOAT64 -> doubles();
      case BOOL -> booleans();
      case OPAQUE -> bytes();
      case OTHER -> throw failure("value that is read");
      default -> longs();
    };
  }

  Object scalar() {
    return switch (array()) {
      case String[] texts -> texts[0];
      case double[] numbers -> numbers[0];
      case long[] numbers -> numbers[0];
      case boolean[] flags -> flags[0];
      case Object other -> other;
    };
  }
}
