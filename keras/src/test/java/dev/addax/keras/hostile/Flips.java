package dev.addax.keras.hostile;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Specimens with some bytes changed, the same ones for the same seed. */
final class Flips {
  /** Most structures lie at the beginning of HDF5 files, and at the end of ZIP files. */
  private static final int EDGE = 2048;

  private Flips() {}

  /** {@return so many trials, equally many with each specimen} */
  static Stream<Trial> of(List<Specimen> specimens, int count, long seed) {
    return IntStream.range(0, count)
        .mapToObj(i -> of(specimens.get(i % specimens.size()), i / specimens.size(), seed));
  }

  /** Whole files are loaded as such, or by their weights, or looked into, in turns. */
  private static Trial of(Specimen specimen, int number, long seed) {
    var name = "%s with flips number %d".formatted(specimen, number);
    int way = specimen.whole() ? number % 4 : 2;
    return new Trial(
        name,
        bench -> {
          var flipped = specimen.with(flipped(specimen.content(), new Random(seed + 31L * number)));
          return switch (way) {
            case 2 -> bench.loadWeights(flipped);
            case 3 -> bench.inspect(flipped);
            default -> bench.load(flipped);
          };
        });
  }

  /** One to four bytes: a bit turned, or all of them, or the largest value, or any. */
  private static byte[] flipped(byte[] good, Random random) {
    var bad = good.clone();
    for (int left = 1 + random.nextInt(4); left > 0; left--) {
      int edge = Math.min(EDGE, bad.length);
      int at =
          switch (random.nextInt(3)) {
            case 0 -> random.nextInt(edge);
            case 1 -> bad.length - 1 - random.nextInt(edge);
            default -> random.nextInt(bad.length);
          };
      bad[at] =
          switch (random.nextInt(4)) {
            case 0 -> (byte) (bad[at] ^ 1 << random.nextInt(8));
            case 1 -> (byte) ~bad[at];
            case 2 -> -1;
            default -> (byte) random.nextInt();
          };
    }
    return bad;
  }
}
