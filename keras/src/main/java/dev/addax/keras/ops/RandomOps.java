package dev.addax.keras.ops;

import dev.addax.keras.config.ConfigException;
import dev.addax.keras.random.SeedGenerator;
import dev.addax.tensor.Operand;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.Random;
import dev.addax.tensor.type.DType;

/**
 * The functions of {@code keras.random}. A seed is an integer, a generator, a pair of integers or
 * null for the global generator.
 */
final class RandomOps {
  private RandomOps() {}

  static void addTo(OpTable ops) {
    ops.add(
        "random.uniform(shape, minval=0.0, maxval=1.0, dtype=None, seed=None)",
        a ->
            Random.uniform(
                a.shape("shape"), a.real("minval"), a.real("maxval"), dtype(a), seed(a)));
    ops.add(
        "random.normal(shape, mean=0.0, stddev=1.0, dtype=None, seed=None)",
        a -> Random.normal(a.shape("shape"), a.real("mean"), a.real("stddev"), dtype(a), seed(a)));
    ops.add(
        "random.truncated_normal(shape, mean=0.0, stddev=1.0, dtype=None, seed=None)",
        a ->
            Random.truncatedNormal(
                a.shape("shape"), a.real("mean"), a.real("stddev"), dtype(a), seed(a)));
    ops.add(
        "random.randint(shape, minval, maxval, dtype='int32', seed=None)",
        a ->
            Random.randint(
                a.shape("shape"),
                bound(a, "minval"),
                bound(a, "maxval"),
                a.dtype("dtype", DType.INT32),
                seed(a)));
    ops.add(
        "random.categorical(logits, num_samples, dtype='int32', seed=None)",
        a ->
            Random.categorical(
                a.tensor("logits"),
                a.integer("num_samples"),
                a.dtype("dtype", DType.INT32),
                seed(a)));
    ops.add("random.dropout(inputs, rate, noise_shape=None, seed=None)", RandomOps::dropout);
    ops.add(
        "random.shuffle(x, axis=0, seed=None)",
        a -> Random.shuffle(a.tensor("x"), a.integer("axis"), seed(a)));
    ops.add(
        "random.gamma(shape, alpha, dtype=None, seed=None)",
        a -> Random.gamma(a.shape("shape"), parameter(a, "alpha"), dtype(a), seed(a)));
    ops.add(
        "random.beta(shape, alpha, beta, dtype=None, seed=None)",
        a ->
            Random.beta(
                a.shape("shape"), parameter(a, "alpha"), parameter(a, "beta"), dtype(a), seed(a)));
    ops.add(
        "random.binomial(shape, counts, probabilities, dtype=None, seed=None)",
        a ->
            Random.binomial(
                a.shape("shape"),
                parameter(a, "counts"),
                parameter(a, "probabilities"),
                dtype(a),
                seed(a)));
  }

  private static Tensor dropout(Arguments a) {
    var x = a.tensor("inputs");
    return a.has("noise_shape")
        ? Random.dropout(x, a.real("rate"), a.shape("noise_shape"), seed(a))
        : Random.dropout(x, a.real("rate"), seed(a));
  }

  private static DType dtype(Arguments a) {
    return a.dtype("dtype", DType.FLOAT32);
  }

  /** Parameters keep their dtype, whatever that of the result; integers become float32. */
  private static Tensor parameter(Arguments a, String name) {
    var value = a.tensor(name);
    return value.dtype().isFloating() ? value : value.cast(DType.FLOAT32);
  }

  private static long bound(Arguments a, String name) {
    return a.get(name) instanceof Long large ? large : a.integer(name);
  }

  static Operand seed(Arguments a) {
    return switch (a.get("seed")) {
      case null -> SeedGenerator.global().nextUnordered();
      case SeedGenerator generator -> generator.next();
      case Number seed -> SeedGenerator.pair(seed.longValue());
      case Operand pair -> pair;
      default ->
          throw new ConfigException(
              "a seed is an integer or a generator, received " + a.get("seed"));
    };
  }
}
