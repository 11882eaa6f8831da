package dev.addax.data.file;

import dev.addax.data.Array;
import dev.addax.data.DataException;
import dev.addax.data.ElementType;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * The IDX format of the MNIST files: a magic number that gives element type and rank, the
 * dimensions, then the elements, all big-endian. Source: the description at the end of the MNIST
 * database page by LeCun, Cortes and Burges.
 */
public final class Idx {
  private static final int MAX_RANK = 32;

  private Idx() {}

  /**
   * Reads a whole file, plain or gzip.
   *
   * @throws DataException if it is not an IDX file, ends early or goes on after its last element;
   *     the message says at which offset of the (unpacked) file
   */
  public static Array read(Path file) {
    try (var in = Input.open(file)) {
      var magic = in.buffer(4, "the magic number");
      if (magic.getShort(0) != 0) throw in.failure(notIdx(magic.getInt(0)));
      var type = type(magic.get(2), in);
      var shape = shape(magic.get(3), in);
      long bytes = byteCount(type, shape, in);
      var data = in.bytes(bytes, "the data of shape " + java.util.Arrays.toString(shape));
      in.expectEnd();
      return Elements.of(type, data, ByteOrder.BIG_ENDIAN, shape);
    }
  }

  private static String notIdx(int magic) {
    return "Not an IDX file: it begins with 0x%08x, where two zero bytes, a type and a rank are due"
        .formatted(magic);
  }

  private static ElementType type(byte code, Input in) {
    return switch (code) {
      case 0x08 -> ElementType.UINT8;
      case 0x09 -> ElementType.INT8;
      case 0x0B -> ElementType.INT16;
      case 0x0C -> ElementType.INT32;
      case 0x0D -> ElementType.FLOAT32;
      case 0x0E -> ElementType.FLOAT64;
      default -> throw in.failure("Not an IDX file: unknown element type 0x%02x".formatted(code));
    };
  }

  private static long[] shape(byte rank, Input in) {
    if (rank < 0 || rank > MAX_RANK)
      throw in.failure("Not an IDX file: a rank of " + Byte.toUnsignedInt(rank));
    var dimensions = in.buffer(4L * rank, "the " + rank + " dimensions");
    var shape = new long[rank];
    for (int i = 0; i < rank; i++) shape[i] = Integer.toUnsignedLong(dimensions.getInt());
    return shape;
  }

  private static long byteCount(ElementType type, long[] shape, Input in) {
    try {
      return Math.multiplyExact(Array.count(shape), type.bytes());
    } catch (DataException | ArithmeticException e) {
      throw in.failure("Impossible dimensions " + java.util.Arrays.toString(shape));
    }
  }
}
