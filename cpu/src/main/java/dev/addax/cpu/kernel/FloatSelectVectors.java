package dev.addax.cpu.kernel;

import static dev.addax.cpu.kernel.Lanes.BYTES;
import static dev.addax.cpu.kernel.Lanes.LENGTH;

/** A choice between two float vectors by bools of one byte. */
final class FloatSelectVectors implements TernaryLoop {
  @Override
  public void run(long c, long a, long b, long y, int n) {
    long bytes = 4L * n;
    for (long at = 0; at < bytes; at += BYTES, c += LENGTH) {
      Lanes.store(Lanes.load(b + at).blend(Lanes.load(a + at), BoolLanes.load(c)), y + at);
    }
  }
}
