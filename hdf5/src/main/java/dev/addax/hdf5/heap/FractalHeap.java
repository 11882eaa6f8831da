package dev.addax.hdf5.heap;

import dev.addax.hdf5.bytes.Block;
import dev.addax.hdf5.bytes.FileBytes;
import dev.addax.hdf5.tree.SecondTree;
import java.util.HashMap;
import java.util.Map;

/** The messages of links and attributes that a header has no room for. */
public final class FractalHeap {
  private static final int MANAGED = 0;
  private static final int LARGE = 1;
  private static final int TINY = 2;

  private final FileBytes file;
  private final Block head;
  private final int idSize;
  private final long largeTree;
  private final int offsetSize;
  private final int lengthSize;
  private final DirectBlocks blocks;
  private long total;
  private final Map<Long, long[]> large = new HashMap<>();

  private FractalHeap(Block head) {
    this.head = head;
    file = head.file();
    head.signature("FRHP").version(0, 0);
    idSize = head.u16();
    int filters = head.u16();
    if (filters != 0) throw head.failure("filters, which are not read here");
    head.skip(1);
    long largestManaged = head.u32();
    head.length(); // next number of a large object
    largeTree = head.offset();
    head.length(); // free space
    head.offset();
    head.skip(8 * file.lengthSize()); // statistics
    int width = head.u16();
    long start = head.length();
    long largestDirect = head.length();
    int bits = head.u16();
    if (bits == 0 || bits > 64) throw head.failure("addresses of " + bits + " bits");
    head.skip(2);
    long root = head.offset();
    int rows = head.u16();
    offsetSize = (bits + 7) / 8;
    blocks = new DirectBlocks(head, width, start, largestDirect, offsetSize, root, rows);
    lengthSize = Math.min((log2(largestDirect) + 7) / 8, log2(largestManaged) / 8 + 1);
  }

  /** Opens the heap at an address. */
  public static FractalHeap read(FileBytes file, long address) {
    int size = 26 + 12 * file.lengthSize() + 3 * file.addressSize();
    return new FractalHeap(file.block(address, size, "A fractal heap").checked());
  }

  private static int log2(long value) {
    return 63 - Long.numberOfLeadingZeros(Math.max(1, value));
  }

  /** {@return the bytes of an object's number in this heap} */
  public int idSize() {
    return idSize;
  }

  /** Reads an object's number, and finds the object; each is asked for once. */
  public Block object(Block record) {
    var object = find(record);
    total += object.remaining();
    if (total > file.size()) throw head.failure("objects that are larger than the file");
    return object;
  }

  private Block find(Block record) {
    var id = record.block(idSize, "The number of an object in a heap");
    int kind = id.u8() >> 4 & 3;
    return switch (kind) {
      case MANAGED -> blocks.object(id.unsigned(offsetSize), id.unsigned(lengthSize));
      case LARGE -> large(id);
      case TINY -> tiny(id.again());
      default -> throw id.failure("an unknown kind " + kind);
    };
  }

  private Block tiny(Block id) {
    int length = id.u8() & 15;
    if (idSize > 17) length = length << 8 | id.u8();
    return id.block(length + 1, "A small object of a heap");
  }

  private Block large(Block id) {
    if (id.remaining() >= file.addressSize() + file.lengthSize()) {
      return file.block(id.definedOffset(), id.length(), "A large object of a heap");
    }
    if (largeTree == Block.UNDEFINED) throw head.failure("no large objects, but one is asked for");
    if (large.isEmpty()) {
      SecondTree.visit(file, largeTree, SecondTree.LARGE_OBJECTS, this::addLarge);
    }
    long number = id.unsigned(Math.min(id.remaining(), file.lengthSize()));
    var place = large.get(number);
    if (place == null) throw id.failure("number " + number + ", which the heap does not hold");
    return file.block(place[0], place[1], "A large object of a heap");
  }

  private void addLarge(Block record) {
    long address = record.definedOffset();
    long length = record.length();
    large.put(record.length(), new long[] {address, length});
  }
}
