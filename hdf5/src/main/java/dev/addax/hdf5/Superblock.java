package dev.addax.hdf5;

import dev.addax.hdf5.bytes.Block;
import dev.addax.hdf5.bytes.FileBytes;
import dev.addax.hdf5.source.Hdf5Exception;
import dev.addax.hdf5.source.Source;
import java.nio.ByteBuffer;

/**
 * The beginning of a file.
 *
 * @param file the file, with addresses as wide as it says
 * @param root the address of the root group's header
 */
record Superblock(FileBytes file, long root) {
  static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

  private static final int FIRST_USER_BLOCK = 512;
  private static final int LARGEST = 128;

  static Superblock read(Source whole, String name) {
    long base = base(whole, name);
    var source = base == 0 ? whole : whole.slice(base, whole.size() - base);
    var head = new FileBytes(source, name, 8, 8).upTo(0, LARGEST, "The superblock");
    head.skip(SIGNATURE.length);
    int version = head.version(0, 3);
    if (version < 2) head.skip(4); // versions of other parts, reserved
    int addressSize = width(head);
    int lengthSize = width(head);
    var file = new FileBytes(source, name, addressSize, lengthSize);
    var block = file.upTo(0, LARGEST, "The superblock");
    block.skip(head.position());
    return version < 2 ? first(block, version, base) : second(block, base);
  }

  /** The signature stands at the beginning, or after a user block of 512, 1024, … bytes. */
  private static long base(Source source, String name) {
    var found = new byte[SIGNATURE.length];
    for (long at = 0;
        at >= 0 && at <= source.size() - found.length;
        at = Math.max(FIRST_USER_BLOCK, 2 * at)) {
      source.read(at, ByteBuffer.wrap(found));
      if (Hdf5File.isHdf5(found)) return at;
    }
    throw new Hdf5Exception("%s is not an HDF5 file: it has no HDF5 signature".formatted(name));
  }

  private static int width(Block head) {
    int width = head.u8();
    if (width == 2 || width == 4 || width == 8) return width;
    throw head.failure("addresses or lengths of " + width + " bytes");
  }

  private static Superblock first(Block block, int version, long base) {
    block.skip(9); // reserved, sizes of tree nodes, flags
    if (version == 1) block.skip(4);
    block.offset(); // base address: the signature's place counts, the file may have been moved
    block.offset(); // free space
    long end = block.definedOffset();
    block.offset(); // driver information
    block.offset(); // the root has no name
    return checked(block, base, end, block.definedOffset());
  }

  private static Superblock second(Block block, long base) {
    var file = block.file();
    int size = 12 + 4 * file.addressSize();
    var own = file.block(0, size + 4, "The superblock").checked();
    own.skip(12);
    own.offset(); // base address
    own.offset(); // extension: settings that reading does without
    long end = own.definedOffset();
    return checked(own, base, end, own.definedOffset());
  }

  private static Superblock checked(Block block, long base, long end, long root) {
    var file = block.file();
    if (end > base + file.size()) {
      throw new Hdf5Exception(
          "%s is cut off: it should have %d bytes, but has %d"
              .formatted(file.name(), end, base + file.size()));
    }
    return new Superblock(file, root);
  }
}
