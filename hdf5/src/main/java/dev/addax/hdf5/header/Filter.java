package dev.addax.hdf5.header;

import dev.addax.hdf5.bytes.Block;
import java.util.ArrayList;
import java.util.List;

/**
 * Something done to the bytes of a chunk when it was written.
 *
 * @param id its registered number
 * @param name as the file or the registry names it
 * @param values its parameters
 */
public record Filter(int id, String name, List<Integer> values) {
  public static final int DEFLATE = 1;
  public static final int SHUFFLE = 2;
  public static final int FLETCHER32 = 3;
  public static final int LZF = 32000;

  private static final int LARGEST_COUNT = 32;

  /** Reads a filter pipeline message. */
  static List<Filter> read(Block message) {
    int version = message.version(1, 2);
    int count = message.u8();
    if (count > LARGEST_COUNT) throw message.failure(count + " filters");
    if (version == 1) message.skip(6);
    var filters = new ArrayList<Filter>();
    for (int i = 0; i < count; i++) filters.add(one(message, version));
    return List.copyOf(filters);
  }

  private static Filter one(Block message, int version) {
    int id = message.u16();
    int nameLength = version == 1 || id >= 256 ? message.u16() : 0;
    message.skip(2); // flags
    int count = message.u16();
    var bytes = message.utf8(nameLength);
    if (version == 1) message.skip(-nameLength & 7);
    var values = new ArrayList<Integer>();
    for (int i = 0; i < count; i++) values.add((int) message.u32());
    if (version == 1 && count % 2 == 1) message.skip(4);
    int end = bytes.indexOf(0);
    return new Filter(id, name(id, end < 0 ? bytes : bytes.substring(0, end)), List.copyOf(values));
  }

  private static String name(int id, String found) {
    return switch (id) {
      case DEFLATE -> "deflate";
      case SHUFFLE -> "shuffle";
      case FLETCHER32 -> "fletcher32";
      case 4 -> "szip";
      case 5 -> "nbit";
      case 6 -> "scaleoffset";
      default -> found.isEmpty() ? "number " + id : found;
    };
  }
}
