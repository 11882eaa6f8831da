package dev.addax.hdf5;

import dev.addax.hdf5.header.ObjectHeader;
import dev.addax.hdf5.heap.GlobalHeap;
import dev.addax.hdf5.source.Hdf5Exception;
import org.jspecify.annotations.Nullable;

/** An object that a path led to. */
final class Found {
  private final ObjectHeader header;
  private final String path;
  private final GlobalHeap heap;
  private @Nullable Attributes attributes;

  /**
   * Remembers an object.
   *
   * @param header what the file says about it
   * @param path the path
   * @param heap the texts of variable length in its file
   */
  Found(ObjectHeader header, String path, GlobalHeap heap) {
    this.header = header;
    this.path = path;
    this.heap = heap;
  }

  ObjectHeader header() {
    return header;
  }

  String path() {
    return path;
  }

  GlobalHeap heap() {
    return heap;
  }

  Hdf5Exception failure(String what) {
    return header.file().failure(header.address(), path + ": " + what);
  }

  /** {@return its attributes, which are read once} */
  synchronized Attributes attributes() {
    if (attributes == null) attributes = Attributes.of(this);
    return attributes;
  }
}
