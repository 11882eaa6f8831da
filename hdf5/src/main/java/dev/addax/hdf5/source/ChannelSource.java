package dev.addax.hdf5.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A file, of the size that it had when it was opened. */
record ChannelSource(FileChannel channel, long size) implements Source {
  static ChannelSource of(FileChannel channel) {
    try {
      return new ChannelSource(channel, channel.size());
    } catch (IOException e) {
      throw new Hdf5Exception("Cannot find the size of the file: " + e, e);
    }
  }

  @Override
  public void read(long position, ByteBuffer into) {
    Range.check(position, into.remaining(), size);
    try {
      for (long at = position; into.hasRemaining(); ) {
        int read = channel.read(into, at);
        if (read < 0) {
          throw new Hdf5Exception(
              "The file became shorter while it was read: it ends before byte " + at);
        }
        at += read;
      }
    } catch (IOException e) {
      throw new Hdf5Exception("Cannot read the file at byte " + position + ": " + e, e);
    }
  }
}
