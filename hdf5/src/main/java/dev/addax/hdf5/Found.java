package dev.addax.hdf5;

import dev.addax.hdf5.header.ObjectHeader;
import dev.addax.hdf5.heap.GlobalHeap;
import dev.addax.hdf5.source.Hdf5Exception;

/**
 * An object that a path led to.
 *
 * @param header what the file says about it
 * @param path the path
 * @param heap the texts of variable length in its file
 */
record Found(ObjectHeader header, String path, GlobalHeap heap) {
  Hdf5Exception failure(String what) {
    return header.file().failure(header.address(), path + ": " + what);
  }

  Attributes attributes() {
    return Attributes.of(this);
  }
}
