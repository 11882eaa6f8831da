package dev.addax.keras.layers;

import dev.addax.keras.config.Codec;
import dev.addax.tensor.math.DataFormat;
import dev.addax.tensor.math.Padding;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Codecs of the numbers that layers are configured with. */
public final class Sizes {
  /** An integer above 0, such as a number of units. */
  public static final Codec<Integer> POSITIVE = Codec.INT.where("a positive integer", n -> n > 0);

  /** A number from 0 to 1, such as a rate of dropping. */
  public static final Codec<Double> FRACTION =
      Codec.DOUBLE.where("a number from 0 to 1", x -> x >= 0 && x <= 1);

  /** A number that is not negative. */
  public static final Codec<Double> NOT_NEGATIVE =
      Codec.DOUBLE.where("a number that is not negative", x -> x >= 0);

  /** One axis or several, always saved as a list. */
  public static final Codec<List<Integer>> AXES =
      Codec.of("an integer or a list of integers", Codec.INT.list()::write, Codec.AXES::read);

  /** The same, also read from null: no axis. */
  public static final Codec<List<Integer>> AXES_OR_NONE =
      Codec.of(
          "an integer, a list of integers or null",
          AXES::write,
          json -> json == null ? List.of() : AXES.read(json));

  /** Where the channels are; null is the default, channels last. */
  public static final Codec<DataFormat> DATA_FORMAT =
      Codec.of(
          "one of 'channels_last', 'channels_first'",
          DataFormat::kerasName,
          json ->
              switch (json) {
                case null -> DataFormat.CHANNELS_LAST;
                case String s when s.startsWith("channels_") -> DataFormat.of(s);
                default -> null;
              });

  /** Every treatment of the border. */
  public static final Codec<Padding> PADDING =
      Codec.of(
          "one of 'valid', 'same', 'causal'",
          Padding::kerasName,
          json -> json instanceof String s ? padding(s.toLowerCase(Locale.ROOT)) : null);

  /** The treatments of the border that have a meaning beyond sequences. */
  public static final Codec<Padding> VALID_OR_SAME =
      PADDING.where("one of 'valid', 'same'", p -> p != Padding.CAUSAL);

  private Sizes() {}

  private static @Nullable Padding padding(String name) {
    return Arrays.stream(Padding.values())
        .filter(p -> p.kerasName().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** {@return the sizes as an array} */
  public static int[] array(List<Integer> sizes) {
    return sizes.stream().mapToInt(Integer::intValue).toArray();
  }

  /** {@return {@code n} sizes: those given, or the only one given n times} */
  public static List<Integer> of(int n, int... given) {
    return given.length == 1
        ? Collections.nCopies(n, given[0])
        : Arrays.stream(given).boxed().toList();
  }

  /** {@return a codec for {@code n} integers above 0; one stands for n equal ones} */
  public static Codec<List<Integer>> positive(int n) {
    var describe = n == 1 ? "a positive integer" : "a positive integer or " + n + " of them";
    return Codec.ints(n).where(describe, list -> list.stream().allMatch(i -> i > 0));
  }
}
