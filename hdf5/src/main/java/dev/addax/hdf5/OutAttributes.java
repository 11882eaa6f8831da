package dev.addax.hdf5;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.addax.hdf5.source.Hdf5Exception;
import dev.addax.hdf5.type.Datatype;
import dev.addax.hdf5.write.Value;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Attributes to be written. A second attribute of one name replaces the first.
 *
 * <p>An attribute holds at most about 64 KB, a limit of the file format; more is an {@link
 * Hdf5Exception} that names the attribute, when the file is laid out. A text of variable length is
 * kept elsewhere and can be longer.
 */
public final class OutAttributes {
  private static final long[] SCALAR = {};

  private final String path;
  private final Map<String, Value> values = new LinkedHashMap<>();

  OutAttributes(String path) {
    this.path = path;
  }

  Map<String, Value> values() {
    return values;
  }

  private OutAttributes put(String name, Value value) {
    if (name.isEmpty() || name.indexOf(0) >= 0) {
      throw new Hdf5Exception("'%s' cannot name an attribute of %s".formatted(name, path));
    }
    values.put(name, value);
    return this;
  }

  private OutAttributes put(String name, Datatype type, long[] shape, byte[] bytes) {
    return put(name, new Value.Plain(type, shape, bytes));
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Sets a text of variable length, as h5py stores {@code str}. */
  public OutAttributes set(String name, String text) {
    return put(name, new Value.Texts(SCALAR, List.of(text)));
  }

  /** Sets a list of texts of variable length. */
  public OutAttributes set(String name, String[] texts) {
    return put(name, new Value.Texts(new long[] {texts.length}, List.of(texts)));
  }

  /** Sets a text as bytes of fixed length, as h5py stores {@code numpy.bytes_}. */
  public OutAttributes setBytes(String name, String text) {
    var bytes = text.getBytes(UTF_8);
    return put(name, fixed(bytes.length), SCALAR, Arrays.copyOf(bytes, Math.max(1, bytes.length)));
  }

  /** Sets a list of texts as bytes, all of the longest one's length, as Keras stores names. */
  public OutAttributes setBytes(String name, String[] texts) {
    var bytes = Arrays.stream(texts).map(t -> t.getBytes(UTF_8)).toList();
    int size = Math.max(1, bytes.stream().mapToInt(b -> b.length).max().orElse(1));
    var all = new byte[Math.multiplyExact(size, texts.length)];
    for (int i = 0; i < texts.length; i++) {
      System.arraycopy(bytes.get(i), 0, all, i * size, bytes.get(i).length);
    }
    return put(name, fixed(size), new long[] {texts.length}, all);
  }

  private static Datatype fixed(int size) {
    return Datatype.fixedString(Math.max(1, size));
  }

  /** Sets an int64. */
  public OutAttributes set(String name, long value) {
    return put(name, Datatype.INT64, SCALAR, buffer(8).putLong(value).array());
  }

  /** Sets a list of int64. */
  public OutAttributes set(String name, long[] values) {
    var bytes = buffer(8 * values.length);
    for (long value : values) bytes.putLong(value);
    return put(name, Datatype.INT64, new long[] {values.length}, bytes.array());
  }

  /** Sets a float64. */
  public OutAttributes set(String name, double value) {
    return put(name, Datatype.FLOAT64, SCALAR, buffer(8).putDouble(value).array());
  }

  /** Sets a list of float64. */
  public OutAttributes set(String name, double[] values) {
    var bytes = buffer(8 * values.length);
    for (double value : values) bytes.putDouble(value);
    return put(name, Datatype.FLOAT64, new long[] {values.length}, bytes.array());
  }

  /** Sets a boolean. */
  public OutAttributes set(String name, boolean value) {
    return put(name, Datatype.BOOL, SCALAR, new byte[] {(byte) (value ? 1 : 0)});
  }

  /**
   * Sets elements of any type but variable-length strings.
   *
   * @param shape the size of each axis; none for a scalar
   * @param data the elements, row-major and little-endian; they are copied
   */
  public OutAttributes set(String name, Datatype type, long[] shape, MemorySegment data) {
    var what = "The attribute '" + name + "' of " + path;
    if (data.byteSize() != OutGroup.byteSize(what, type, shape)) {
      throw new Hdf5Exception(
          "%s has %d bytes, which do not fit its shape %s"
              .formatted(what, data.byteSize(), Arrays.toString(shape)));
    }
    if (type.kind() == Datatype.Kind.VARIABLE_STRING || type.kind() == Datatype.Kind.OTHER) {
      throw new Hdf5Exception("%s cannot have elements of type %s".formatted(what, type));
    }
    return put(name, type, shape.clone(), data.toArray(ValueLayout.JAVA_BYTE));
  }
}
