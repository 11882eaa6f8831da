package dev.addax.hdf5.heap;

import dev.addax.hdf5.bytes.Block;
import dev.addax.hdf5.bytes.FileBytes;

/** The names of an old group. */
public final class LocalHeap {
  private final FileBytes file;
  private final long address;
  private final long size;
  private long used;

  private LocalHeap(FileBytes file, long address, long size) {
    this.file = file;
    this.address = address;
    this.size = size;
  }

  /** Opens the heap at an address. */
  public static LocalHeap read(FileBytes file, long address) {
    int prefix = 8 + 2 * file.lengthSize() + file.addressSize();
    Block head = file.block(address, prefix, "A local heap").signature("HEAP");
    head.version(0, 0);
    head.skip(3);
    long size = head.length();
    head.skip(file.lengthSize()); // first free space
    long data = head.definedOffset();
    file.check(data, size, "The names of a group");
    return new LocalHeap(file, data, size);
  }

  /** {@return the text at an offset; each is asked for once} */
  public String text(long offset) {
    if (offset < 0 || offset >= size) {
      throw file.failure(
          address, "A name at %d lies outside a heap of %d bytes".formatted(offset, size));
    }
    for (long guess = 128; ; guess *= 16) {
      long length = Math.min(guess, size - offset);
      var block = file.block(address + offset, length, "A name");
      if (length == size - offset || block.hasText()) return counted(block);
    }
  }

  /** No two names share bytes, so that all names of a group take no more time than one. */
  private String counted(Block block) {
    var text = block.text();
    used += block.position();
    if (used > size) throw block.failure("more names than its heap holds");
    return text;
  }
}
