package dev.addax.hdf5.heap;

import dev.addax.hdf5.bytes.Block;
import dev.addax.hdf5.bytes.FileBytes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Variable-length values, in collections that are read once. */
public final class GlobalHeap {
  private static final int OBJECT_PREFIX = 8;

  /**
   * Values that lie together.
   *
   * @param body the collection from its beginning
   * @param places for each value its number, and in the lower half its place in the body; sorted
   */
  private record Collection(Block body, long[] places) {}

  private final FileBytes file;
  private final Map<Long, Collection> collections = new HashMap<>();
  private long total;

  /** Opens the heap of a file, of which nothing is read yet. */
  public GlobalHeap(FileBytes file) {
    this.file = file;
  }

  /**
   * Reads a reference to a variable-length value and the value.
   *
   * @param reference where the reference stands: length, collection, number
   * @return the value's bytes as UTF-8, without what follows a null byte
   */
  public synchronized String text(Block reference) {
    long length = reference.u32();
    long address = reference.offset();
    long number = reference.u32();
    if (length == 0 || address == 0 || address == Block.UNDEFINED) return "";
    var text = object(address, number).utf8(length);
    int end = text.indexOf(0);
    return end < 0 ? text : text.substring(0, end);
  }

  private Block object(long address, long number) {
    var collection = collections.get(address);
    if (collection == null) {
      collection = read(address);
      collections.put(address, collection);
    }
    int found = Arrays.binarySearch(collection.places, number << 32);
    int index = found < 0 ? -found - 1 : found;
    if (index == collection.places.length || collection.places[index] >>> 32 != number) {
      throw file.failure(address, "A global heap has no object " + number);
    }
    var body = collection.body.again();
    body.skip((int) collection.places[index] + OBJECT_PREFIX);
    return body.block(body.length(), "A value of variable length");
  }

  private Collection read(long address) {
    int prefix = 8 + file.lengthSize();
    var head = file.block(address, prefix, "A global heap").signature("GCOL");
    head.version(1, 1);
    head.skip(3);
    long size = head.length();
    total += size;
    if (size < prefix || total > file.size()) {
      throw head.failure(
          "a size of %d bytes: with others it is more than the file".formatted(size));
    }
    var body = file.block(address, size, "A global heap");
    body.skip(prefix);
    body.align();
    return new Collection(body, places(body));
  }

  private long[] places(Block body) {
    var places = new long[16];
    int count = 0;
    while (body.remaining() >= OBJECT_PREFIX + file.lengthSize()) {
      long place = body.position();
      long number = body.u16();
      body.skip(OBJECT_PREFIX - 2); // reference count, reserved
      long length = body.length();
      if (number == 0) break; // free space to the end
      if (count == places.length) places = Arrays.copyOf(places, 2 * count);
      places[count++] = number << 32 | place;
      body.block(length, "A value of variable length");
      body.align();
    }
    Arrays.sort(places, 0, count);
    return Arrays.copyOf(places, count);
  }
}
