package dev.addax.hdf5.header;

import dev.addax.hdf5.bytes.Block;
import dev.addax.hdf5.header.Layout.Chunked;
import dev.addax.hdf5.header.Layout.Compact;
import dev.addax.hdf5.header.Layout.Contiguous;
import dev.addax.hdf5.header.Layout.Index;
import java.util.Arrays;

/** Reads layout messages of all versions. */
final class LayoutMessage {
  private static final int LARGEST_RANK = 33; // the last size is that of an element

  private LayoutMessage() {}

  /** Versions 1 and 2. */
  static Layout first(Block message) {
    int rank = rank(message);
    int type = message.u8();
    message.skip(5);
    return switch (type) {
      case 0 -> {
        message.skip(4 * rank);
        yield new Compact(message.block(message.u32(), "Compact data"));
      }
      case 1 -> new Contiguous(message.offset());
      case 2 -> {
        long address = message.offset();
        yield chunked(message, sizes(message, rank, 4), Index.TREE_1, address);
      }
      default -> throw unknown(message, type);
    };
  }

  /** Versions 3 and 4. */
  static Layout third(Block message, int version) {
    int type = message.u8();
    return switch (type) {
      case 0 -> new Compact(message.block(message.u16(), "Compact data"));
      case 1 -> new Contiguous(message.offset());
      case 2 -> version == 3 ? thirdChunked(message) : fourthChunked(message);
      case 3 -> throw message.failure("a virtual layout: its data are in other files, not read");
      default -> throw unknown(message, type);
    };
  }

  private static Layout thirdChunked(Block message) {
    int rank = rank(message);
    long address = message.offset();
    return chunked(message, sizes(message, rank, 4), Index.TREE_1, address);
  }

  private static Layout fourthChunked(Block message) {
    int flags = message.u8();
    if ((flags & 1) != 0) {
      throw message.failure("filters that spare the chunks at the edge, which is not read");
    }
    int rank = rank(message);
    int width = message.u8();
    if (width < 1 || width > 8) throw message.failure("sizes of " + width + " bytes");
    var sizes = sizes(message, rank, width);
    int type = message.u8();
    if (type < 1 || type > 5) throw message.failure("a chunk index of unknown type " + type);
    var index = Index.values()[type];
    boolean filtered = index == Index.SINGLE && (flags & 2) != 0;
    long onlySize = filtered ? message.length() : 0;
    int onlyMask = filtered ? (int) message.u32() : 0;
    message.skip(
        switch (index) {
          case FIXED_ARRAY -> 1;
          case EXTENSIBLE_ARRAY -> 5;
          case TREE_2 -> 6;
          default -> 0;
        });
    var plain = chunked(message, sizes, index, message.offset());
    return new Chunked(
        plain.chunk(), plain.elementSize(), index, plain.address(), onlySize, onlyMask);
  }

  private static int rank(Block message) {
    int rank = message.u8();
    if (rank > LARGEST_RANK) throw message.failure("a layout of " + rank + " axes");
    return rank;
  }

  private static long[] sizes(Block message, int rank, int width) {
    var sizes = new long[rank];
    for (int i = 0; i < rank; i++) sizes[i] = message.unsigned(width);
    return sizes;
  }

  private static Chunked chunked(Block message, long[] sizes, Index index, long address) {
    if (sizes.length < 2 || Arrays.stream(sizes).anyMatch(s -> s <= 0)) {
      throw message.failure("chunks of shape " + Arrays.toString(sizes));
    }
    int rank = sizes.length - 1;
    return new Chunked(Arrays.copyOf(sizes, rank), sizes[rank], index, address, 0, 0);
  }

  private static RuntimeException unknown(Block message, int type) {
    return message.failure("a layout of unknown class " + type);
  }
}
