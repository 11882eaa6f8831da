package dev.addax.hdf5.data;

import dev.addax.hdf5.bytes.Block;
import dev.addax.hdf5.bytes.FileBytes;
import java.util.HashSet;
import java.util.Set;

/**
 * The chunk index of a dataset with one axis that can grow: some elements in an index block, then
 * data blocks, of which the later ones hang from super blocks and are larger.
 */
final class ExtensibleArray {
  private static final String WHAT = "An extensible array";

  private final FileBytes file;
  private final ArrayElements elements;
  private final int client;
  private final int indexBits;
  private final int ownElements;
  private final int leastElements;
  private final int leastPointers;
  private final long page;
  private final long index;
  private final Set<Long> seen = new HashSet<>();

  private ExtensibleArray(Grid grid, boolean filtered) {
    file = grid.file();
    int size = 16 + 6 * file.lengthSize() + file.addressSize();
    var head = file.block(grid.layout().address(), size, WHAT).checked();
    head.signature("EAHD").version(0, 0);
    client = ArrayClient.read(head, filtered);
    elements = new ArrayElements(grid, filtered, true, head.u8(), head);
    indexBits = head.u8();
    ownElements = head.u8();
    leastElements = head.u8();
    leastPointers = head.u8();
    int pageBits = head.u8();
    if (indexBits > 64
        || pageBits > 30
        || Integer.bitCount(leastElements) != 1
        || Integer.bitCount(leastPointers) != 1) {
      throw head.failure(
          "indexes of %d bits, blocks of %d elements, %d pointers, pages of 2^%d elements"
              .formatted(indexBits, leastElements, leastPointers, pageBits));
    }
    page = 1L << pageBits;
    head.skip(6 * file.lengthSize()); // statistics
    index = head.offset();
  }

  static void read(Grid grid, boolean filtered) {
    new ExtensibleArray(grid, filtered).read();
  }

  private static int log2(int value) {
    return 31 - Integer.numberOfLeadingZeros(value);
  }

  private void read() {
    if (index == Block.UNDEFINED) return;
    int firstSuper = 2 * log2(leastPointers);
    int levels = Math.max(firstSuper, 1 + indexBits - log2(leastElements));
    int pointers = 2 * (leastPointers - 1) + levels - firstSuper;
    long size =
        6L
            + file.addressSize()
            + (long) ownElements * elements.size()
            + (long) pointers * file.addressSize()
            + 4;
    var block = start(index, size, "EAIB");
    elements.read(block, ownElements);
    for (int level = 0; level < firstSuper; level++) {
      for (int i = 0; i < blocks(level); i++) data(block.offset(), level, new byte[0], 0);
    }
    for (int level = firstSuper; level < levels; level++) superBlock(block.offset(), level);
  }

  private Block start(long address, long size, String signature) {
    if (!seen.add(address)) throw file.failure(address, WHAT + " leads in a circle");
    var block = file.block(address, size, WHAT).checked();
    block.signature(signature).version(0, 0);
    ArrayClient.check(block, client);
    block.skip(file.addressSize());
    return block;
  }

  /** {@return how many data blocks a level has} */
  private static long blocks(int level) {
    return 1L << level / 2;
  }

  /** {@return how many elements each of its data blocks has} */
  private long elementsIn(int level) {
    return (1L << (level + 1) / 2) * leastElements;
  }

  private int offsetSize() {
    return (indexBits + 7) / 8;
  }

  private void superBlock(long address, int level) {
    long blocks = blocks(level);
    if (address == Block.UNDEFINED) {
      elements.skip(blocks * elementsIn(level));
      return;
    }
    file.check(address, blocks, WHAT);
    long pages = elementsIn(level) > page ? elementsIn(level) / page : 0;
    file.check(address, pages / 8, WHAT);
    long bitmap = Math.ceilDiv(pages, 8);
    file.check(address, blocks * bitmap, WHAT);
    long size = 6L + file.addressSize() + offsetSize() + blocks * (bitmap + file.addressSize()) + 4;
    var block = start(address, size, "EASB");
    block.skip(offsetSize());
    var written = block.bytes(blocks * bitmap);
    // Each data block takes whole bytes in the bitmap, but HDF5 numbers all its bits in a row.
    for (int i = 0; i < blocks; i++) data(block.offset(), level, written, i * pages);
  }

  private void data(long address, int level, byte[] written, long bit) {
    long count = elementsIn(level);
    if (address == Block.UNDEFINED) {
      elements.skip(count);
      return;
    }
    file.check(address, count, WHAT);
    int prefix = 6 + file.addressSize() + offsetSize();
    boolean paged = count > page;
    long own = paged ? 0 : count * elements.size();
    var block = start(address, prefix + own + 4, "EADB");
    block.skip(offsetSize());
    if (paged) pages(address + prefix + 4, count / page, written, bit);
    else elements.read(block, count);
  }

  private void pages(long address, long pages, byte[] written, long bit) {
    long size = page * elements.size() + 4;
    if (bit + pages > 8L * written.length)
      throw file.failure(address, WHAT + " has too many pages");
    for (long i = 0; i < pages; i++) {
      long at = bit + i;
      boolean isWritten = (written[(int) (at / 8)] >> 7 - at % 8 & 1) != 0;
      if (isWritten) {
        elements.read(file.block(address + i * size, size, "A page of chunks").checked(), page);
      } else {
        elements.skip(page);
      }
    }
  }
}
