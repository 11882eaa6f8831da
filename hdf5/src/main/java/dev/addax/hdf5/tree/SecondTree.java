package dev.addax.hdf5.tree;

import dev.addax.hdf5.bytes.Block;
import dev.addax.hdf5.bytes.FileBytes;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** A B-tree of version 2: of links, attributes, chunks or large objects, by the type of records. */
public final class SecondTree {
  /** Large objects of a fractal heap. */
  public static final int LARGE_OBJECTS = 1;

  /** Links by name. */
  public static final int LINK_NAMES = 5;

  /** Attributes by name. */
  public static final int ATTRIBUTE_NAMES = 8;

  /** Chunks without filters. */
  public static final int CHUNKS = 10;

  /** Chunks with filters. */
  public static final int FILTERED_CHUNKS = 11;

  private static final int NODE_PREFIX = 6;
  private static final int CHECKSUM = 4;
  private static final int LARGEST_DEPTH = 64;

  private final FileBytes file;
  private final int type;
  private final Consumer<Block> visitor;
  private final Set<Long> seen = new HashSet<>();
  private int recordSize;
  private int depth;

  /** Bytes of a number of records in one child. */
  private int countSize;

  /** By level above the leaves: bytes of the number of records of a whole subtree. */
  private int[] totalSizes = {};

  private SecondTree(FileBytes file, int type, Consumer<Block> visitor) {
    this.file = file;
    this.type = type;
    this.visitor = visitor;
  }

  /**
   * Visits all records of a tree.
   *
   * @param type the expected type of records
   */
  public static void visit(FileBytes file, long address, int type, Consumer<Block> visitor) {
    new SecondTree(file, type, visitor).root(address);
  }

  private void root(long address) {
    int size = 22 + file.addressSize() + file.lengthSize();
    var head = file.block(address, size, "A B-tree").checked().signature("BTHD");
    head.version(0, 0);
    type(head);
    long nodeSize = head.u32();
    recordSize = head.u16();
    depth = head.u16();
    head.skip(2); // when to split and merge
    long root = head.offset();
    int records = head.u16();
    if (root == Block.UNDEFINED || records == 0) return;
    if (recordSize == 0
        || depth > LARGEST_DEPTH
        || nodeSize < NODE_PREFIX + CHECKSUM + recordSize) {
      throw head.failure(
          "a depth of %d and records of %d bytes in nodes of %d"
              .formatted(depth, recordSize, nodeSize));
    }
    measure(nodeSize);
    node(root, records, depth);
  }

  private void type(Block block) {
    int found = block.u8();
    if (found != type) {
      throw block.failure("records of type %d instead of %d".formatted(found, type));
    }
  }

  /** How wide the numbers in nodes are follows from how many records can be below them. */
  private void measure(long nodeSize) {
    long space = nodeSize - NODE_PREFIX - CHECKSUM;
    long most = space / recordSize;
    countSize = width(most);
    totalSizes = new int[depth + 1];
    long total = most;
    for (int level = 1; level <= depth; level++) {
      int pointer = file.addressSize() + countSize + totalSizes[level - 1];
      most = Math.max(0, (space - pointer) / (recordSize + pointer));
      total = (most + 1) * total + most; // wraps only in trees that no file can hold
      totalSizes[level] = width(total);
    }
  }

  private static int width(long largest) {
    return (63 - Long.numberOfLeadingZeros(Math.max(1, largest))) / 8 + 1;
  }

  private void node(long address, int records, int level) {
    if (!seen.add(address)) throw file.failure(address, "A B-tree leads in a circle");
    int pointer = file.addressSize() + countSize + (level > 1 ? totalSizes[level - 1] : 0);
    long children = level == 0 ? 0 : (long) (records + 1) * pointer;
    long size = NODE_PREFIX + (long) records * recordSize + children + CHECKSUM;
    var node = file.block(address, size, "A node of a B-tree").checked();
    node.signature(level == 0 ? "BTLF" : "BTIN").version(0, 0);
    type(node);
    var own = node.block((long) records * recordSize, "Records of a B-tree");
    for (int i = 0; i <= records; i++) {
      if (level > 0) {
        long child = node.definedOffset();
        long count = node.unsigned(countSize);
        node.skip(pointer - file.addressSize() - countSize);
        node(child, (int) Math.min(count, 1 << 20), level - 1);
      }
      if (i < records) visitor.accept(own.block(recordSize, "A record of a B-tree"));
    }
  }
}
