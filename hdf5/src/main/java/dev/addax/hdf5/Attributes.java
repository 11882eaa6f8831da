package dev.addax.hdf5;

import dev.addax.hdf5.bytes.Block;
import dev.addax.hdf5.header.AttributeMessage;
import dev.addax.hdf5.header.DenseInfo;
import dev.addax.hdf5.heap.FractalHeap;
import dev.addax.hdf5.source.Hdf5Exception;
import dev.addax.hdf5.tree.SecondTree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The attributes of a group or dataset. */
public final class Attributes {
  private final Found owner;
  private final Map<String, Attribute> byName = new LinkedHashMap<>();

  private Attributes(Found owner, List<AttributeMessage> messages) {
    this.owner = owner;
    for (var m : messages) byName.put(m.name(), new Attribute(owner, m));
  }

  static Attributes of(Found owner) {
    var all = new ArrayList<>(owner.header().attributes());
    owner
        .header()
        .attributeInfo()
        .filter(DenseInfo::isPresent)
        .ifPresent(info -> dense(owner, info, all));
    all.sort(
        owner.header().tracksAttributeOrder()
            ? Comparator.comparingLong(AttributeMessage::order)
            : Comparator.comparing(AttributeMessage::name, Utf8.ORDER));
    return new Attributes(owner, all);
  }

  private static void dense(Found owner, DenseInfo info, List<AttributeMessage> all) {
    var file = owner.header().file();
    var heap = FractalHeap.read(file, info.heap());
    SecondTree.visit(
        file, info.names(), SecondTree.ATTRIBUTE_NAMES, record -> all.add(dense(record, heap)));
  }

  private static AttributeMessage dense(Block record, FractalHeap heap) {
    var message = heap.object(record);
    int flags = record.u8();
    if ((flags & 2) != 0) {
      throw record.failure("an attribute in the heap of shared messages, which is not read");
    }
    return AttributeMessage.read(message, record.u32());
  }

  /** {@return the names, in the order in which h5py iterates over them} */
  public Set<String> names() {
    return Collections.unmodifiableSet(byName.keySet());
  }

  /** {@return whether there is an attribute of that name} */
  public boolean has(String name) {
    return byName.containsKey(name);
  }

  /**
   * {@return the attribute of that name}
   *
   * @throws Hdf5Exception when there is none
   */
  public Attribute get(String name) {
    var found = byName.get(name);
    if (found != null) return found;
    throw owner.failure("There is no attribute '%s', only %s".formatted(name, names()));
  }

  /** {@return the text of an attribute with one string} */
  public String string(String name) {
    return get(name).string();
  }

  /** {@return the texts of an attribute, row-major} */
  public String[] strings(String name) {
    return get(name).strings();
  }

  /** {@return the elements of an attribute of whole numbers or booleans, row-major} */
  public long[] longs(String name) {
    return get(name).longs();
  }

  /** {@return the elements of an attribute of numbers, row-major} */
  public double[] doubles(String name) {
    return get(name).doubles();
  }

  /** {@return the value of an attribute: see {@link Attribute#value}} */
  public Object value(String name) {
    return get(name).value();
  }
}
