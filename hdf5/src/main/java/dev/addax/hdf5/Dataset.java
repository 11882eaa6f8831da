package dev.addax.hdf5;

import dev.addax.hdf5.data.Elements;
import dev.addax.hdf5.header.Dataspace;
import dev.addax.hdf5.header.ObjectHeader;
import dev.addax.hdf5.source.Hdf5Exception;
import dev.addax.hdf5.type.Datatype;
import dev.addax.hdf5.type.Datatype.Kind;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** A dataset: an array of elements of one type. */
public final class Dataset implements Node {
  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

  private final Found found;
  private final Datatype type;
  private final Dataspace space;
  private @Nullable Elements elements;

  Dataset(Found found) {
    this.found = found;
    type = found.header().datatype();
    space = found.header().dataspace();
  }

  ObjectHeader header() {
    return found.header();
  }

  private synchronized Elements elements() {
    if (elements == null) elements = Elements.of(found.header(), space, type.size());
    return elements;
  }

  /** {@return the type of the elements as stored} */
  public Datatype datatype() {
    return type;
  }

  /** {@return the size of each axis; none for a scalar} */
  public long[] shape() {
    return space.shape().clone();
  }

  /** {@return whether it has no elements and no shape: h5py's {@code Empty}} */
  public boolean isEmpty() {
    return space.isNull();
  }

  /**
   * {@return the number of elements}
   *
   * @throws Hdf5Exception when the file cannot hold so many
   */
  public long size() {
    return byteSize() / type.size();
  }

  /**
   * {@return the bytes of all elements}
   *
   * @throws Hdf5Exception when the file cannot hold so many
   */
  public long byteSize() {
    return space.isNull() ? 0 : elements().byteSize();
  }

  /**
   * Reads all elements, row-major and little-endian, into a segment of exactly {@link #byteSize}
   * bytes. Not for variable-length strings: see {@link #strings}.
   *
   * @throws Hdf5Exception when the file is broken there, or the elements are of a type that has no
   *     meaning outside the file
   */
  public void read(MemorySegment into) {
    if (type.kind() == Kind.OTHER || type.kind() == Kind.VARIABLE_STRING) {
      throw found.failure("Elements of type " + type + " are not numbers or bytes");
    }
    if (into.byteSize() != byteSize()) {
      throw new IllegalArgumentException(
          "%s has %d bytes, but %d are to be read".formatted(path(), byteSize(), into.byteSize()));
    }
    if (into.byteSize() == 0) return;
    elements().read(into);
    ByteOrders.littleEndian(into, type);
  }

  private Values values() {
    if (byteSize() > LARGEST_ARRAY) {
      throw found.failure("The %d bytes are more than a Java array holds".formatted(byteSize()));
    }
    var stored = MemorySegment.ofArray(new byte[(int) byteSize()]);
    if (stored.byteSize() > 0) elements().read(stored);
    return new Values(found, "the dataset", type, stored);
  }

  /** {@return all elements, numbers of any type converted} */
  public float[] floats() {
    if (type.kind() != Kind.FLOAT32 || size() > LARGEST_ARRAY) return values().floats();
    var result = new float[(int) size()];
    read(MemorySegment.ofArray(result));
    return result;
  }

  /** {@return all elements, numbers of any type converted} */
  public double[] doubles() {
    return values().doubles();
  }

  /** {@return all elements, whole numbers or booleans} */
  public long[] longs() {
    return values().longs();
  }

  /** {@return all elements, strings of either kind} */
  public String[] strings() {
    return values().strings();
  }

  @Override
  public String path() {
    return found.path();
  }

  @Override
  public long id() {
    return found.header().address();
  }

  @Override
  public Attributes attributes() {
    return found.attributes();
  }

  @Override
  public String toString() {
    return path() + ": " + type + java.util.Arrays.toString(shape());
  }
}
