package dev.addax.hdf5;

import dev.addax.hdf5.header.Dataspace;
import dev.addax.hdf5.source.Hdf5Exception;
import dev.addax.hdf5.type.Datatype;
import dev.addax.hdf5.type.Datatype.Kind;
import dev.addax.hdf5.write.Planned;
import dev.addax.hdf5.write.Value;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A group to be written.
 *
 * <p>Names are single: a slash in a name is an error. All methods but {@link #group} refuse a name
 * that is there already.
 */
public final class OutGroup {
  private final String path;
  private final Map<String, OutGroup> groups = new TreeMap<>();
  private final Map<String, Planned> children = new TreeMap<>(Utf8.ORDER);
  private final OutAttributes attributes;

  OutGroup(String path) {
    this.path = path;
    attributes = new OutAttributes(path);
  }

  Planned.Group planned() {
    return new Planned.Group(children, attributes.values());
  }

  private String check(String name) {
    if (name.isEmpty() || name.equals(".") || name.contains("/") || name.indexOf(0) >= 0) {
      throw new Hdf5Exception(
          "'%s' cannot be a name in %s: it is empty, '.', or has a slash or a null"
              .formatted(name, path));
    }
    return path.equals("/") ? path + name : path + "/" + name;
  }

  private void add(String name, Planned object) {
    if (children.putIfAbsent(name, object) != null) {
      throw new Hdf5Exception("There is a '%s' in %s already".formatted(name, path));
    }
  }

  /** {@return the group of that name in this group, made when it is not there} */
  public OutGroup group(String name) {
    var known = groups.get(name);
    if (known != null) return known;
    var group = new OutGroup(check(name));
    add(name, group.planned());
    groups.put(name, group);
    return group;
  }

  /**
   * Adds a dataset of numbers, booleans, opaque bytes or fixed-length strings.
   *
   * @param shape the size of each axis; none for a scalar
   * @param data gives the elements, row-major and little-endian, when they are written
   * @return its attributes
   */
  public OutAttributes dataset(
      String name, Datatype type, long[] shape, Supplier<MemorySegment> data) {
    var where = check(name);
    if (type.kind() == Kind.VARIABLE_STRING || type.kind() == Kind.OTHER) {
      throw new Hdf5Exception(
          "%s cannot be written with elements of type %s".formatted(where, type));
    }
    var own = new OutAttributes(where);
    long size = byteSize(where, type, shape);
    add(name, new Planned.Array(where, type, shape.clone(), size, data, own.values()));
    return own;
  }

  /** Adds a dataset of variable-length strings; a scalar when the shape has no axes. */
  public OutAttributes dataset(String name, long[] shape, String... texts) {
    var where = check(name);
    if (byteSize(where, Datatype.VARIABLE_STRING, shape) / 16 != texts.length) {
      throw new Hdf5Exception("%s has another shape than %d texts".formatted(where, texts.length));
    }
    var own = new OutAttributes(where);
    add(name, new Planned.Texts(new Value.Texts(shape.clone(), List.of(texts)), own.values()));
    return own;
  }

  static long byteSize(String where, Datatype type, long[] shape) {
    long size = Dataspace.product(Dataspace.product(shape), type.size());
    boolean negative = java.util.Arrays.stream(shape).anyMatch(s -> s < 0);
    if (negative || shape.length > 32 || size == Long.MAX_VALUE) {
      throw new Hdf5Exception(
          "%s cannot have the shape %s".formatted(where, java.util.Arrays.toString(shape)));
    }
    return size;
  }

  /** {@return the attributes of this group} */
  public OutAttributes attributes() {
    return attributes;
  }
}
