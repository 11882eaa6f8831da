package dev.addax.hdf5.header;

import dev.addax.hdf5.bytes.Block;
import dev.addax.hdf5.bytes.FileBytes;
import dev.addax.hdf5.type.Datatype;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that a file says about one object. */
public final class ObjectHeader {
  private final FileBytes file;
  private final long address;
  private final List<Message> messages;
  private final int flags;

  ObjectHeader(FileBytes file, long address, List<Message> messages, int flags) {
    this.file = file;
    this.address = address;
    this.messages = messages;
    this.flags = flags;
  }

  /** Reads the header at an address. */
  public static ObjectHeader read(FileBytes file, long address) {
    return HeaderBlocks.read(file, address);
  }

  /** {@return the address of the header, which identifies the object} */
  public long address() {
    return address;
  }

  /** {@return the file} */
  public FileBytes file() {
    return file;
  }

  /** {@return whether attributes keep the order in which they were made} */
  public boolean tracksAttributeOrder() {
    return (flags & 4) != 0;
  }

  /** {@return whether this object is a dataset} */
  public boolean isDataset() {
    return has(Message.LAYOUT) && has(Message.DATATYPE);
  }

  /** {@return whether this object is a group} */
  public boolean isGroup() {
    return has(Message.SYMBOL_TABLE) || has(Message.LINK_INFO) || has(Message.LINK);
  }

  /** {@return the shape} */
  public Dataspace dataspace() {
    return Dataspace.read(get(Message.DATASPACE, "shape"));
  }

  /** {@return the type of the elements} */
  public Datatype datatype() {
    return DatatypeMessage.read(get(Message.DATATYPE, "type of elements"));
  }

  /** {@return where the elements are} */
  public Layout layout() {
    if (has(Message.EXTERNAL_FILES)) {
      throw failure("The elements are in other files, which are never read");
    }
    return Layout.read(get(Message.LAYOUT, "layout"));
  }

  /** {@return what was done to the elements of a chunk, in that order} */
  public List<Filter> filters() {
    return find(Message.FILTERS).map(Filter::read).orElse(List.of());
  }

  /** {@return the bytes of an element that was never written; none means zeros} */
  public Optional<byte[]> fillValue() {
    var fill = find(Message.FILL_VALUE);
    if (fill.isPresent()) return FillValue.read(fill.get());
    return find(Message.OLD_FILL_VALUE).flatMap(FillValue::readOld);
  }

  /** {@return the links that the header itself holds} */
  public List<Link> links() {
    var links = new ArrayList<Link>();
    for (var m : messages) if (m.type() == Message.LINK) links.add(Link.read(body(m)));
    return links;
  }

  /** {@return where the links are that the header has no room for} */
  public Optional<DenseInfo> linkInfo() {
    return find(Message.LINK_INFO).map(DenseInfo::ofLinks);
  }

  /** {@return the old kind of group} */
  public Optional<SymbolTable> symbolTable() {
    return find(Message.SYMBOL_TABLE).map(SymbolTable::read);
  }

  /** {@return the attributes that the header itself holds} */
  public List<AttributeMessage> attributes() {
    var attributes = new ArrayList<AttributeMessage>();
    for (var m : messages) {
      if (m.type() == Message.ATTRIBUTE) attributes.add(AttributeMessage.read(body(m), m.order()));
    }
    return attributes;
  }

  /** {@return where the attributes are that the header has no room for} */
  public Optional<DenseInfo> attributeInfo() {
    return find(Message.ATTRIBUTE_INFO).map(DenseInfo::ofAttributes);
  }

  private boolean has(int type) {
    for (var m : messages) if (m.type() == type) return true;
    return false;
  }

  private Block get(int type, String what) {
    var found = find(type);
    if (found.isEmpty()) throw failure("The object has no " + what);
    return found.get();
  }

  private RuntimeException failure(String what) {
    return file.failure(address, what);
  }

  private Optional<Block> find(int type) {
    for (var m : messages) if (m.type() == type) return Optional.of(body(m));
    return Optional.empty();
  }

  private Block body(Message message) {
    return message.shared()
        ? Shared.resolve(message.body().again(), message.type())
        : message.body().again();
  }

  /** {@return a message that other objects may refer to} */
  Block own(int type) {
    for (var m : messages) if (m.type() == type && !m.shared()) return m.body().again();
    throw failure("The object has no message of type " + type + " to share");
  }
}
