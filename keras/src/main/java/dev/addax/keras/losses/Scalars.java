package dev.addax.keras.losses;

import dev.addax.keras.config.Codec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Options that are a number or a list of numbers. */
final class Scalars {
  static final Codec<List<Double>> DOUBLES = orList("a number", Codec.DOUBLE);
  static final Codec<List<Integer>> INTS = orList("an integer", Codec.INT);

  private Scalars() {}

  private static <V> Codec<List<V>> orList(String one, Codec<V> codec) {
    return Codec.of(
        one + " or a list, each " + one,
        values -> values.size() == 1 ? codec.write(values.getFirst()) : codec.list().write(values),
        json -> json instanceof List<?> list ? read(list, codec) : List.of(codec.read(json)));
  }

  private static <V> List<V> read(List<?> list, Codec<V> codec) {
    var values = new ArrayList<V>();
    list.forEach(item -> values.add(codec.read(item)));
    return List.copyOf(values);
  }

  /** {@return the axes; none for null, which means all of them} */
  static int[] axes(@Nullable List<Integer> axes) {
    return axes == null ? new int[0] : axes.stream().mapToInt(Integer::intValue).toArray();
  }
}
