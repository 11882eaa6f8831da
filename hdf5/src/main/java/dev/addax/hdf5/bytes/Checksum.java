package dev.addax.hdf5.bytes;

import static java.lang.Integer.rotateLeft;

import java.nio.ByteBuffer;

/**
 * Bob Jenkins' lookup3 hash, little-endian, from zero: the checksum of metadata.
 *
 * @see <a href="https://burtleburtle.net/bob/c/lookup3.c">lookup3</a>
 */
final class Checksum {
  private int a;
  private int b;
  private int c;

  private Checksum(int length) {
    a = 0xdeadbeef + length;
    b = a;
    c = a;
  }

  /** {@return the hash of the bytes {@code from} to {@code end} of a little-endian buffer} */
  static int lookup3(ByteBuffer bytes, int from, int end) {
    var sum = new Checksum(end - from);
    int at = from;
    for (; end - at > 12; at += 12) {
      sum.add(bytes.getInt(at), bytes.getInt(at + 4), bytes.getInt(at + 8));
      sum.mix();
    }
    if (end == at) return sum.c;
    sum.add(word(bytes, at, end), word(bytes, at + 4, end), word(bytes, at + 8, end));
    return sum.last();
  }

  private static int word(ByteBuffer bytes, int from, int end) {
    int word = 0;
    for (int i = from; i < Math.min(from + 4, end); i++) {
      word |= (bytes.get(i) & 0xff) << 8 * (i - from);
    }
    return word;
  }

  private void add(int x, int y, int z) {
    a += x;
    b += y;
    c += z;
  }

  private void mix() {
    a = a - c ^ rotateLeft(c, 4);
    c += b;
    b = b - a ^ rotateLeft(a, 6);
    a += c;
    c = c - b ^ rotateLeft(b, 8);
    b += a;
    a = a - c ^ rotateLeft(c, 16);
    c += b;
    b = b - a ^ rotateLeft(a, 19);
    a += c;
    c = c - b ^ rotateLeft(b, 4);
    b += a;
  }

  private int last() {
    c = (c ^ b) - rotateLeft(b, 14);
    a = (a ^ c) - rotateLeft(c, 11);
    b = (b ^ a) - rotateLeft(a, 25);
    c = (c ^ b) - rotateLeft(b, 16);
    a = (a ^ c) - rotateLeft(c, 4);
    b = (b ^ a) - rotateLeft(a, 14);
    c = (c ^ b) - rotateLeft(b, 24);
    return c;
  }
}
