package dev.addax.hdf5.heap;

import dev.addax.hdf5.bytes.Block;
import dev.addax.hdf5.bytes.FileBytes;
import java.util.HashMap;
import java.util.Map;

/** Variable-length values, in collections that are read once. */
public final class GlobalHeap {
  private static final int OBJECT_PREFIX = 8;

  private final FileBytes file;
  private final Map<Long, Map<Integer, Block>> collections = new HashMap<>();

  /** Opens the heap of a file, of which nothing is read yet. */
  public GlobalHeap(FileBytes file) {
    this.file = file;
  }

  /**
   * Reads a reference to a variable-length value and the value.
   *
   * @param reference where the reference stands: length, collection, number
   * @return the value's bytes as UTF-8, without what follows a null byte
   */
  public synchronized String text(Block reference) {
    long length = reference.u32();
    long collection = reference.offset();
    int number = (int) reference.u32();
    if (length == 0 || collection == 0 || collection == Block.UNDEFINED) return "";
    var object = collections.computeIfAbsent(collection, this::read).get(number);
    if (object == null) {
      throw reference.failure("object %d of a heap that has none".formatted(number));
    }
    var text = object.again().utf8(length);
    int end = text.indexOf(0);
    return end < 0 ? text : text.substring(0, end);
  }

  private Map<Integer, Block> read(long address) {
    int prefix = 8 + file.lengthSize();
    var head = file.block(address, prefix, "A global heap").signature("GCOL");
    head.version(1, 1);
    head.skip(3);
    long size = head.length();
    if (size < prefix) throw head.failure("a size of " + size + " bytes");
    var body = file.block(address, size, "A global heap");
    body.skip((prefix + 7) & ~7);
    var objects = new HashMap<Integer, Block>();
    while (body.remaining() >= OBJECT_PREFIX + file.lengthSize()) {
      int number = body.u16();
      body.skip(6); // reference count, reserved
      long length = body.length();
      if (number == 0) break; // free space to the end
      objects.put(number, body.block(length, "A value of variable length"));
      body.align();
    }
    return objects;
  }
}
