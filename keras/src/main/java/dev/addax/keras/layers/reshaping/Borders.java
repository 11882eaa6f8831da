package dev.addax.keras.layers.reshaping;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.ConfigException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Widths of borders: {before, after} for each spatial axis. */
final class Borders {
  private Borders() {}

  /**
   * {@return the codec for so many axes} One number stands for all widths; a number for an axis
   * stands for both of its sides. A single axis is saved as a plain pair.
   */
  static Codec<List<List<Integer>>> of(int rank) {
    var pair = Codec.ints(2).where("widths of at least 0", w -> Collections.min(w) >= 0);
    var describe =
        rank == 1
            ? "an integer or a pair of them"
            : "an integer, or an integer or a pair of them for each of " + rank + " axes";
    return Codec.of(
        describe,
        widths -> rank == 1 ? pair.write(widths.getFirst()) : pair.list().write(widths),
        json -> read(rank, pair, json));
  }

  private static @Nullable List<List<Integer>> read(
      int rank, Codec<List<Integer>> pair, @Nullable Object json) {
    var widths = new ArrayList<List<Integer>>();
    try {
      if (rank == 1 || !(json instanceof List<?> list)) {
        widths.addAll(Collections.nCopies(rank, pair.read(json)));
      } else {
        list.forEach(each -> widths.add(pair.read(each)));
      }
    } catch (ConfigException e) {
      return null;
    }
    return widths.size() == rank ? widths : null;
  }

  static List<List<Integer>> all(int rank, int width) {
    return Collections.nCopies(rank, List.of(width, width));
  }

  /** {@return the widths of {before, after} pairs} */
  static List<List<Integer>> of(int[][] pairs) {
    return Arrays.stream(pairs).map(p -> Arrays.stream(p).boxed().toList()).toList();
  }
}
