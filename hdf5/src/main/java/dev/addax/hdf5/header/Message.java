package dev.addax.hdf5.header;

import dev.addax.hdf5.bytes.Block;

/**
 * A message of an object header.
 *
 * @param type its number in the file format specification
 * @param flags bit 1: the message stands elsewhere
 * @param order its place in the order in which attributes were made, where that is kept
 * @param body its bytes
 */
record Message(int type, int flags, int order, Block body) {
  static final int NOTHING = 0x00;
  static final int DATASPACE = 0x01;
  static final int LINK_INFO = 0x02;
  static final int DATATYPE = 0x03;
  static final int OLD_FILL_VALUE = 0x04;
  static final int FILL_VALUE = 0x05;
  static final int LINK = 0x06;
  static final int EXTERNAL_FILES = 0x07;
  static final int LAYOUT = 0x08;
  static final int FILTERS = 0x0b;
  static final int ATTRIBUTE = 0x0c;
  static final int CONTINUATION = 0x10;
  static final int SYMBOL_TABLE = 0x11;
  static final int ATTRIBUTE_INFO = 0x15;

  boolean shared() {
    return (flags & 2) != 0;
  }
}
