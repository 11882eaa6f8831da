package dev.addax.hdf5.tree;

import dev.addax.hdf5.bytes.Block;
import dev.addax.hdf5.bytes.FileBytes;
import java.util.HashSet;
import java.util.Set;

/** A B-tree of version 1: of the links of an old group, or of the chunks of a dataset. */
public final class FirstTree {
  /** Takes what the leaves lead to. */
  public interface Visitor {
    /** Takes the key before a child, and the child's address. */
    void visit(Block key, long child);
  }

  private static final int GROUP = 0;
  private static final int CHUNKS = 1;

  private final FileBytes file;
  private final int type;
  private final int keySize;
  private final Visitor visitor;
  private final Set<Long> seen = new HashSet<>();

  private FirstTree(FileBytes file, int type, int keySize, Visitor visitor) {
    this.file = file;
    this.type = type;
    this.keySize = keySize;
    this.visitor = visitor;
  }

  /** Visits the symbol table nodes of a group. */
  public static void ofGroup(FileBytes file, long address, Visitor visitor) {
    new FirstTree(file, GROUP, file.lengthSize(), visitor).root(address);
  }

  /** Visits the chunks of a dataset with so many axes. */
  public static void ofChunks(FileBytes file, long address, int rank, Visitor visitor) {
    new FirstTree(file, CHUNKS, 8 + 8 * (rank + 1), visitor).root(address);
  }

  private void root(long address) {
    node(address, file.upTo(address, 6, "A B-tree").signature("TREE").unsigned(2) >> 8);
  }

  private void node(long address, long level) {
    if (!seen.add(address)) throw file.failure(address, "A B-tree leads in a circle");
    int addressSize = file.addressSize();
    int prefix = 8 + 2 * addressSize;
    var head = file.block(address, prefix, "A node of a B-tree").signature("TREE");
    int foundType = head.u8();
    int foundLevel = head.u8();
    if (foundType != type || foundLevel != level) {
      throw head.failure(
          "type %d and level %d instead of %d and %d"
              .formatted(foundType, foundLevel, type, level));
    }
    int entries = head.u16();
    long size = (long) entries * (keySize + addressSize);
    var body = file.block(address + prefix, size, "A node of a B-tree");
    for (int i = 0; i < entries; i++) {
      var key = body.block(keySize, "A key of a B-tree");
      long child = body.definedOffset();
      if (level == 0) visitor.visit(key, child);
      else node(child, level - 1);
    }
  }
}
