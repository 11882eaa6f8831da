package dev.addax.hdf5.heap;

import dev.addax.hdf5.bytes.Block;
import dev.addax.hdf5.bytes.FileBytes;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The space of a fractal heap: blocks in rows of a doubling table. The first two rows have blocks
 * of the starting size, each further row blocks of twice the size; rows of blocks larger than the
 * largest direct one lead to tables of their own.
 */
final class DirectBlocks {
  private static final int LARGEST_ROWS = 64;

  /** A block with objects. */
  private record Direct(long address, long size) {}

  private final FileBytes file;
  private final Block head;
  private final int width;
  private final long start;
  private final int directRows;
  private final int offsetSize;
  private final Set<Long> seen = new HashSet<>();
  private final TreeMap<Long, Direct> byOffset = new TreeMap<>();

  DirectBlocks(
      Block head, int width, long start, long largestDirect, int offsetSize, long root, int rows) {
    file = head.file();
    this.head = head;
    this.width = width;
    this.start = start;
    this.offsetSize = offsetSize;
    if (Long.bitCount(start) != 1 || Long.bitCount(largestDirect) != 1 || start > largestDirect) {
      throw head.failure("blocks of %d to %d bytes".formatted(start, largestDirect));
    }
    directRows = Long.numberOfTrailingZeros(largestDirect / start) + 2;
    if (root == Block.UNDEFINED) return;
    if (rows == 0) byOffset.put(0L, new Direct(root, start));
    else table(root, rows, 0);
  }

  private long blockSize(int row) {
    return row == 0 ? start : start << row - 1;
  }

  private void table(long address, int rows, long offset) {
    if (!seen.add(address)) throw file.failure(address, "A fractal heap leads in a circle");
    if (rows > LARGEST_ROWS) throw head.failure("a table of " + rows + " rows");
    int prefix = 5 + file.addressSize() + offsetSize;
    long size = prefix + (long) rows * width * file.addressSize() + 4;
    var block = file.block(address, size, "A table of a fractal heap").checked();
    block.signature("FHIB").version(0, 0);
    block.skip(file.addressSize() + offsetSize);
    long at = offset;
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < width; i++, at += blockSize(row)) {
        entry(block.offset(), row, at);
      }
    }
  }

  private void entry(long address, int row, long offset) {
    if (address == Block.UNDEFINED) return;
    if (row < directRows) byOffset.put(offset, new Direct(address, blockSize(row)));
    else table(address, rowsOf(blockSize(row)), offset);
  }

  /** A table that covers {@code size} bytes: one of n rows covers width * start * 2^(n-1). */
  private int rowsOf(long size) {
    long rows = Long.numberOfTrailingZeros(size) - Long.numberOfTrailingZeros(start * width) + 1;
    if (rows < 1) throw head.failure("a table of " + rows + " rows");
    return (int) rows;
  }

  Block object(long offset, long length) {
    Map.Entry<Long, Direct> found = byOffset.floorEntry(offset);
    long within = found == null ? 0 : offset - found.getKey();
    if (found == null || length > found.getValue().size - within) {
      throw head.failure("no object of %d bytes at %d".formatted(length, offset));
    }
    return file.block(found.getValue().address + within, length, "An object of a fractal heap");
  }
}
