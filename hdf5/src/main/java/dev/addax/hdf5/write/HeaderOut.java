package dev.addax.hdf5.write;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.addax.hdf5.source.Hdf5Exception;
import dev.addax.hdf5.type.Datatype;
import java.util.ArrayList;
import java.util.List;

/** An object header of version 1, in one block. */
final class HeaderOut {
  private static final int DATASPACE = 0x01;
  private static final int DATATYPE = 0x03;
  private static final int FILL_VALUE = 0x05;
  private static final int LAYOUT = 0x08;
  private static final int ATTRIBUTE = 0x0c;
  private static final int SYMBOL_TABLE = 0x11;
  private static final int CONSTANT = 1;
  private static final int LARGEST_MESSAGE = 65528;
  private static final int MOST_MESSAGES = 65535;
  private static final int PREFIX = 16;
  private static final int MESSAGE_PREFIX = 8;

  private record Message(int type, int flags, byte[] body) {}

  private final String path;
  private final List<Message> messages = new ArrayList<>();

  HeaderOut(String path) {
    this.path = path;
  }

  private void add(int type, int flags, Output body) {
    messages.add(new Message(type, flags, body.align().toArray()));
  }

  void symbolTable(long tree, long heap) {
    add(SYMBOL_TABLE, 0, new Output().u64(tree).u64(heap));
  }

  /** A dataset in one piece. */
  void dataset(Datatype type, long[] shape, long address, long size) {
    add(DATASPACE, 0, new Output().put(space(shape)));
    add(DATATYPE, CONSTANT, new Output().put(TypeMessage.of(type)));
    // Space is taken late, values are written if they were set, and zeros are the value.
    add(FILL_VALUE, CONSTANT, new Output().u8(2).u8(2).u8(2).u8(1).u32(0));
    add(LAYOUT, 0, new Output().u8(3).u8(1).u64(size == 0 ? Output.UNDEFINED : address).u64(size));
  }

  /** {@return where in the last message's place of an added header the address of data stands} */
  int dataAddress(int position) {
    int before = messages.stream().limit(3).mapToInt(m -> MESSAGE_PREFIX + m.body.length).sum();
    return position + PREFIX + before + MESSAGE_PREFIX + 2;
  }

  private static byte[] space(long[] shape) {
    var out = new Output().u8(1).u8(shape.length).zeros(6);
    for (long size : shape) out.u64(size);
    return out.toArray();
  }

  void attribute(String name, Value value, byte[] data) {
    var bytes = (name + "\0").getBytes(UTF_8);
    boolean ascii = bytes.length == name.length() + 1;
    var type = TypeMessage.of(value.type());
    var space = space(value.shape());
    var out = new Output().u8(ascii ? 1 : 3).u8(0);
    out.u16(bytes.length).u16(type.length).u16(space.length);
    if (ascii) out.put(bytes).align().put(type).align().put(space).align();
    else out.u8(1).put(bytes).put(type).put(space);
    out.put(data);
    if (out.size() > LARGEST_MESSAGE || bytes.length > MOST_MESSAGES) {
      throw new Hdf5Exception(
          ("The attribute '%s' of %s takes %d bytes, but HDF5 has room for %d: split it, as Keras"
                  + " does with name0, name1, …, or store it as a dataset or as a text of variable"
                  + " length")
              .formatted(name, path, out.size(), LARGEST_MESSAGE));
    }
    add(ATTRIBUTE, 0, out);
  }

  /** Writes the header and returns its address. */
  long write(Output out) {
    if (messages.size() > MOST_MESSAGES) {
      throw new Hdf5Exception(
          "%s has %d attributes, HDF5 allows %d".formatted(path, messages.size(), MOST_MESSAGES));
    }
    long address = out.align().size();
    long size = messages.stream().mapToLong(m -> MESSAGE_PREFIX + m.body.length).sum();
    out.u8(1).u8(0).u16(messages.size()).u32(1).u32(size).u32(0);
    for (var m : messages) out.u16(m.type).u16(m.body.length).u8(m.flags).zeros(3).put(m.body);
    return address;
  }
}
