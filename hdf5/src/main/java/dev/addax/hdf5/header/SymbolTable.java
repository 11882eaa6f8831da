package dev.addax.hdf5.header;

import dev.addax.hdf5.bytes.Block;

/**
 * The links of the old kind of group.
 *
 * @param tree the address of the B-tree of its links
 * @param heap the address of the local heap of its names
 */
public record SymbolTable(long tree, long heap) {
  static SymbolTable read(Block message) {
    return new SymbolTable(message.definedOffset(), message.definedOffset());
  }
}
