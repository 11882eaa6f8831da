package dev.addax.hdf5.header;

import dev.addax.hdf5.bytes.Block;

/** A name in a group and what it leads to. */
public sealed interface Link {
  /** {@return the name} */
  String name();

  /** {@return its place among the links of its group, in the order in which they were made} */
  long order();

  /** Leads to the header of an object of the same file. */
  record Hard(String name, long order, long address) implements Link {}

  /** Leads to a path in the same file. */
  record Soft(String name, long order, String target) implements Link {}

  /** Leads to another file. */
  record External(String name, long order, String file, String target) implements Link {}

  /** Reads a link message. */
  static Link read(Block message) {
    message.version(1, 1);
    int flags = message.u8();
    int type = (flags & 8) != 0 ? message.u8() : 0;
    long order = (flags & 4) != 0 ? message.i64() : 0;
    if ((flags & 16) != 0) message.skip(1); // character set: UTF-8 covers both
    var name = message.utf8(message.unsigned(1 << (flags & 3)));
    return switch (type) {
      case 0 -> new Hard(name, order, message.definedOffset());
      case 1 -> new Soft(name, order, message.utf8(message.u16()));
      case 64 -> external(name, order, message);
      default -> throw message.failure("link '%s' of unknown type %d".formatted(name, type));
    };
  }

  private static Link external(String name, long order, Block message) {
    message.skip(3); // length, version and flags
    return new External(name, order, message.text(), message.text());
  }
}
