package dev.addax.keras.layers.augmentation;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.ConfigException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From where to where an amount is drawn.
 *
 * @param number what it was made of, if that was one number; null for a pair
 */
record Factor(double lower, double upper, @Nullable Double number) {
  /** What 8-bit pictures hold. */
  static final List<Double> BYTES = List.of(0.0, 255.0);

  /** The least and the greatest value of pictures. */
  static final Codec<List<Double>> VALUE_RANGE =
      Codec.DOUBLE.list().where("two numbers", range -> range.size() == 2);

  static Factor of(double lower, double upper) {
    return new Factor(Math.min(lower, upper), Math.max(lower, upper), null);
  }

  /** {@return what a number stands for: from −{@code number}, but not below {@code least}} */
  static Factor of(double number, Bounds bounds) {
    double most = Math.abs(number);
    return new Factor(Math.max(bounds.negative ? -most : 0, bounds.least), most, number);
  }

  /**
   * What amounts a layer takes.
   *
   * @param negative whether one number also stands for amounts below 0
   */
  record Bounds(double least, double most, boolean negative) {
    /** A share or a probability. */
    static final Bounds SHARE = new Bounds(0, 1, true);

    /** To both sides. */
    static final Bounds BOTH = new Bounds(-1, 1, true);

    /** {@return what a number stands for} */
    Factor of(double number) {
      if (!(number >= least && number <= most)) {
        throw new ConfigException(
            "expected a number or two from %s to %s, received %s".formatted(least, most, number));
      }
      return Factor.of(number, this);
    }

    Factor require(Factor factor) {
      if (factor.lower > most || factor.upper < least) {
        throw new ConfigException(
            "expected a number or two from %s to %s, received %s"
                .formatted(least, most, factor.pair()));
      }
      return factor;
    }
  }

  private List<Double> pair() {
    return List.of(lower, upper);
  }

  private static Factor read(@Nullable Object json, Bounds bounds) {
    if (!(json instanceof List<?>)) {
      return bounds.of(Codec.DOUBLE.read(json));
    }
    var pair = VALUE_RANGE.read(json);
    return bounds.require(of(pair.get(0), pair.get(1)));
  }

  /** {@return a codec that writes pairs} */
  static Codec<Factor> codec(Bounds bounds) {
    return Codec.of("a number or two", factor -> factor.pair(), json -> read(json, bounds));
  }

  /** {@return a codec that writes pairs of integers, where Python takes no floats} */
  static Codec<Factor> whole(Bounds bounds) {
    return Codec.of(
        "an integer or two",
        factor -> List.of((long) factor.lower, (long) factor.upper),
        json -> read(json, bounds));
  }

  /** {@return a codec that writes a number where one was given} */
  static Codec<Factor> plain(Bounds bounds) {
    return Codec.of(
        "a number or two",
        factor -> factor.number == null ? (Object) factor.pair() : factor.number,
        json -> read(json, bounds));
  }
}
