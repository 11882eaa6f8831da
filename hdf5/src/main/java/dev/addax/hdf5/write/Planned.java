package dev.addax.hdf5.write;

import dev.addax.hdf5.type.Datatype;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.function.Supplier;

/** An object to be written, and its attributes by name. */
public sealed interface Planned {
  /** {@return the attributes} */
  Map<String, Value> attributes();

  /**
   * A group.
   *
   * @param children what it holds, by name, in the order of the bytes of the names
   */
  record Group(Map<String, Planned> children, Map<String, Value> attributes) implements Planned {}

  /** A dataset of texts of variable length. */
  record Texts(Value.Texts value, Map<String, Value> attributes) implements Planned {}

  /**
   * A dataset of elements that are their own bytes.
   *
   * @param path for messages
   * @param byteSize the bytes of all elements
   * @param data gives them
   */
  record Array(
      String path,
      Datatype type,
      long[] shape,
      long byteSize,
      Supplier<MemorySegment> data,
      Map<String, Value> attributes)
      implements Planned {}
}
