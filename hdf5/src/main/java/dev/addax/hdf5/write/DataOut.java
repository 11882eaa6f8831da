package dev.addax.hdf5.write;

import dev.addax.hdf5.source.Hdf5Exception;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Sends elements to a channel, in steps, so that they need no second copy in memory. */
final class DataOut {
  private static final int STEP = 1 << 20;

  private final WritableByteChannel channel;
  private final ByteBuffer padding = ByteBuffer.allocate(8);

  DataOut(WritableByteChannel channel) {
    this.channel = channel;
  }

  void write(ByteBuffer bytes) throws IOException {
    int end = bytes.limit();
    while (bytes.position() < end) {
      bytes.limit(Math.min(end, bytes.position() + STEP));
      while (bytes.hasRemaining()) channel.write(bytes);
    }
  }

  /** Writes the elements of a dataset and zeros up to a multiple of eight bytes. */
  void write(Planned.Array array) throws IOException {
    var data = array.data().get();
    if (data.byteSize() != array.byteSize()) {
      throw new Hdf5Exception(
          "The data of %s have %d bytes instead of %d"
              .formatted(array.path(), data.byteSize(), array.byteSize()));
    }
    var copy =
        data.isNative() ? MemorySegment.NULL : MemorySegment.ofArray(new byte[step(data, 0)]);
    for (long at = 0; at < data.byteSize(); at += STEP) {
      var part = data.asSlice(at, step(data, at));
      write((data.isNative() ? part : copied(part, copy)).asByteBuffer());
    }
    write(padding.clear().limit((int) (-data.byteSize() & 7)));
  }

  private static int step(MemorySegment data, long at) {
    return (int) Math.min(STEP, data.byteSize() - at);
  }

  private static MemorySegment copied(MemorySegment part, MemorySegment copy) {
    return copy.asSlice(0, part.byteSize()).copyFrom(part);
  }
}
