package dev.addax.keras.metrics;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.ConfigException;
import dev.addax.keras.losses.Numerics;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values above which a prediction counts as positive, ascending where they are many.
 *
 * @param even whether they are i / (n − 1), so that predictions can be counted in buckets
 */
record Thresholds(double[] values, boolean even) {
  private static final double TOLERANCE = 1e-5;

  /** A number or a list of numbers in 0 … 1. */
  static final Codec<List<Double>> CODEC =
      Codec.of("a number or a list of numbers", Thresholds::write, Thresholds::read);

  private static Object write(List<Double> values) {
    return values.size() == 1 ? values.getFirst() : values;
  }

  private static List<Double> read(@Nullable Object json) {
    return json instanceof List<?> list
        ? list.stream().map(Codec.DOUBLE::read).toList()
        : List.of(Codec.DOUBLE.read(json));
  }

  static List<Double> list(double... values) {
    return Arrays.stream(values).boxed().toList();
  }

  /** {@return the given thresholds, or one that stands for none} */
  static Thresholds of(@Nullable List<Double> given, double otherwise) {
    if (given == null) {
      return new Thresholds(new double[] {otherwise}, false);
    }
    var values = given.stream().mapToDouble(Double::doubleValue).toArray();
    if (Arrays.stream(values).anyMatch(v -> !(v >= 0 && v <= 1))) {
      throw new ConfigException("thresholds must lie between 0 and 1, received " + given);
    }
    return new Thresholds(values, isEven(values));
  }

  /** {@return n thresholds from 0 to 1; ½ alone if n is 1} */
  static Thresholds between(int n) {
    return n == 1
        ? new Thresholds(new double[] {0.5}, false)
        : new Thresholds(spread(inner(n), 0, 1), true);
  }

  /** {@return thresholds from a little below 0 to a little above 1, so that the ends are safe} */
  static Thresholds around(int n, @Nullable List<Double> given) {
    var inner = given == null ? inner(n) : given.stream().sorted().toList();
    boolean even = given == null || isEven(spread(inner, 0, 1));
    return new Thresholds(spread(inner, -Numerics.EPSILON, 1 + Numerics.EPSILON), even);
  }

  private static List<Double> inner(int n) {
    var values = new ArrayList<Double>();
    for (int i = 1; i < n - 1; i++) {
      values.add(i / (double) (n - 1));
    }
    return values;
  }

  private static double[] spread(List<Double> inner, double first, double last) {
    var values = new ArrayList<Double>(inner);
    values.addFirst(first);
    values.addLast(last);
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static boolean isEven(double[] values) {
    int n = values.length;
    for (int i = 0; i < n; i++) {
      double even = i / (double) (n - 1);
      if (Math.abs(values[i] - even) > Numerics.EPSILON + TOLERANCE * even) {
        return false;
      }
    }
    return n >= 3;
  }

  int count() {
    return values.length;
  }

  boolean reachBeyond() {
    return values[0] < 0 || values[values.length - 1] > 1;
  }

  /** {@return a vector} */
  Tensor tensor() {
    return Tensors.of(values, values.length).cast(DType.FLOAT32);
  }

  Shape shape() {
    return Shape.of(values.length);
  }
}
