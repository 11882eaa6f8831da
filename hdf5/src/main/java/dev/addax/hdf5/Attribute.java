package dev.addax.hdf5;

import dev.addax.hdf5.header.AttributeMessage;
import dev.addax.hdf5.header.Dataspace;
import dev.addax.hdf5.type.Datatype;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** A small named value of a group or dataset. */
public final class Attribute {
  private final Found owner;
  private final AttributeMessage message;

  Attribute(Found owner, AttributeMessage message) {
    this.owner = owner;
    this.message = message;
  }

  /** {@return its name} */
  public String name() {
    return message.name();
  }

  /** {@return the type of its elements} */
  public Datatype datatype() {
    return message.type();
  }

  /** {@return the size of each axis; none for a scalar} */
  public long[] shape() {
    return message.space().shape().clone();
  }

  /** {@return whether it has a type but no value: h5py's {@code Empty}} */
  public boolean isEmpty() {
    return message.space().isNull();
  }

  private Values values() {
    long size = Dataspace.product(message.space().size(), message.type().size());
    var data = message.data().again();
    if (size > data.remaining()) {
      throw owner.failure(
          "The attribute '%s' should have %d bytes, but has %d"
              .formatted(name(), size, data.remaining()));
    }
    var bytes = MemorySegment.ofArray(data.bytes(size));
    return new Values(owner, "attribute '" + name() + "'", message.type(), bytes);
  }

  /** {@return the text, where there is exactly one string} */
  public String string() {
    var texts = strings();
    if (texts.length == 1) return texts[0];
    throw owner.failure(
        "The attribute '%s' holds %d strings, not one".formatted(name(), texts.length));
  }

  /** {@return the texts, row-major} */
  public String[] strings() {
    return values().strings();
  }

  /** {@return the elements, whole numbers or booleans, row-major} */
  public long[] longs() {
    return values().longs();
  }

  /** {@return the elements, numbers of any type converted, row-major} */
  public double[] doubles() {
    return values().doubles();
  }

  /**
   * {@return the elements as bytes, row-major and little-endian; not for variable-length strings}
   */
  public byte[] bytes() {
    return values().bytes();
  }

  /**
   * {@return the value as Java has it: {@code String}, {@code Long}, {@code Double} or {@code
   * Boolean} for a scalar, {@code String[]}, {@code long[]}, {@code double[]} or {@code boolean[]}
   * for an array of any rank, {@code byte[]} for opaque bytes, an empty {@code Optional} for
   * {@linkplain #isEmpty nothing}}
   */
  public Object value() {
    if (isEmpty()) return Optional.empty();
    return message.space().shape().length == 0 ? values().scalar() : values().array();
  }
}
