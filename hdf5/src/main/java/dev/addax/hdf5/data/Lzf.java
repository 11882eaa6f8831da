package dev.addax.hdf5.data;

import java.util.Arrays;
import java.util.Optional;

/**
 * Marc Lehmann's LZF, h5py's own filter. A control byte below 32 is followed by that many literal
 * bytes and one more; any other gives, in its upper three bits, the length less two of bytes to be
 * repeated (7: the next byte adds to it) and, with the byte after, how far back less one they are.
 */
final class Lzf {
  private final byte[] in;
  private final byte[] out;
  private int from;
  private int to;

  private Lzf(byte[] in, byte[] out) {
    this.in = in;
    this.out = out;
  }

  /** {@return the unpacked bytes, at most {@code size}; nothing when they are damaged} */
  static Optional<byte[]> unpack(byte[] packed, int size) {
    var lzf = new Lzf(packed, new byte[size]);
    while (lzf.from < packed.length) if (!lzf.step()) return Optional.empty();
    return Optional.of(lzf.to == size ? lzf.out : Arrays.copyOf(lzf.out, lzf.to));
  }

  private boolean step() {
    int control = next();
    return control < 32 ? literal(control + 1) : repeat(control);
  }

  private int next() {
    return from < in.length ? in[from++] & 0xff : -1;
  }

  private boolean literal(int count) {
    if (count > in.length - from || count > out.length - to) return false;
    System.arraycopy(in, from, out, to, count);
    from += count;
    to += count;
    return true;
  }

  private boolean repeat(int control) {
    int more = control >> 5 == 7 ? next() : 0;
    int low = next();
    int length = (control >> 5) + more + 2;
    int back = ((control & 31) << 8 | low) + 1;
    if (more < 0 || low < 0 || back > to || length > out.length - to) return false;
    for (int i = 0; i < length; i++, to++) out[to] = out[to - back];
    return true;
  }
}
