package dev.addax.hdf5.data;

import dev.addax.hdf5.header.ObjectHeader;
import java.lang.foreign.MemorySegment;

/** The bytes that stand for an element that was never written. */
record Fill(MemorySegment value) {
  static Fill of(ObjectHeader header, int elementSize) {
    var value = header.fillValue().orElseGet(() -> new byte[elementSize]);
    if (value.length != elementSize) {
      throw header
          .file()
          .failure(
              header.address(),
              "The fill value has %d bytes, an element %d".formatted(value.length, elementSize));
    }
    return new Fill(MemorySegment.ofArray(value));
  }

  /** Fills all elements: copies what is filled already, twice as much each time. */
  void into(MemorySegment elements) {
    if (elements.byteSize() == 0) return;
    MemorySegment.copy(value, 0, elements, 0, value.byteSize());
    for (long done = value.byteSize(); done < elements.byteSize(); done *= 2) {
      long count = Math.min(done, elements.byteSize() - done);
      MemorySegment.copy(elements, 0, elements, done, count);
    }
  }
}
