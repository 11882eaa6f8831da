package dev.addax.data;

import java.util.random.RandomGeneratorFactory;

/** Random orders that depend on a seed and a pass number alone. */
final class Permutation {
  private Permutation() {}

  static int[] shuffled(int[] items, long seed, long pass) {
    var random =
        RandomGeneratorFactory.of("L64X128MixRandom").create(seed + 0x9E3779B97F4A7C15L * pass);
    var result = items.clone();
    for (int i = result.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = result[i];
      result[i] = result[j];
      result[j] = kept;
    }
    return result;
  }
}
