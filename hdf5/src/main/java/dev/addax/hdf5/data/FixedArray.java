package dev.addax.hdf5.data;

import dev.addax.hdf5.bytes.Block;
import dev.addax.hdf5.bytes.FileBytes;

/** The chunk index of a dataset that cannot grow. */
final class FixedArray {
  private final FileBytes file;
  private final ArrayElements elements;
  private final int client;
  private final int pageBits;
  private final long count;
  private final long data;

  private FixedArray(Grid grid, boolean filtered) {
    file = grid.file();
    int size = 12 + file.lengthSize() + file.addressSize();
    var head = file.block(grid.layout().address(), size, "A fixed array").checked();
    head.signature("FAHD").version(0, 0);
    client = ArrayClient.read(head, filtered);
    elements = new ArrayElements(grid, filtered, false, head.u8(), head);
    pageBits = head.u8();
    if (pageBits > 30) throw head.failure("pages of 2^" + pageBits + " elements");
    count = head.length();
    data = head.offset();
  }

  static void read(Grid grid, boolean filtered) {
    new FixedArray(grid, filtered).read();
  }

  private void read() {
    if (data == Block.UNDEFINED) return;
    int prefix = 6 + file.addressSize();
    long page = 1L << pageBits;
    long pages = count > page ? Math.ceilDiv(count, page) : 0;
    long bitmap = Math.ceilDiv(pages, 8);
    file.check(data, count, "A fixed array"); // an element has more than one byte
    long own = pages == 0 ? count * elements.size() : bitmap;
    var block = file.block(data, prefix + own + 4, "A fixed array").checked();
    block.signature("FADB").version(0, 0);
    ArrayClient.check(block, client);
    block.skip(file.addressSize());
    if (pages == 0) elements.read(block, count);
    else pages(block.bytes(bitmap), data + prefix + own + 4, page);
  }

  private void pages(byte[] written, long address, long page) {
    long at = address;
    for (long i = 0; i * page < count; i++) {
      long inPage = Math.min(page, count - i * page);
      long size = inPage * elements.size() + 4;
      boolean isWritten = (written[(int) (i / 8)] >> 7 - i % 8 & 1) != 0;
      if (isWritten) elements.read(file.block(at, size, "A page of chunks").checked(), inPage);
      else elements.skip(inPage);
      at += size;
    }
  }
}
