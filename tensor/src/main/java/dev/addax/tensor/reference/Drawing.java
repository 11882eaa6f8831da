package dev.addax.tensor.reference;

import static dev.addax.tensor.reference.Kernel.one;

import dev.addax.tensor.Node;
import dev.addax.tensor.Random;
import dev.addax.tensor.random.Binomial;
import dev.addax.tensor.random.Categorical;
import dev.addax.tensor.random.Gamma;
import dev.addax.tensor.random.Normal;
import dev.addax.tensor.random.Philox;
import dev.addax.tensor.random.TruncatedNormal;
import dev.addax.tensor.random.Uniform;
import dev.addax.tensor.type.DType;
import java.util.stream.IntStream;

/** Random draws. */
final class Drawing {
  private Drawing() {}

  static Kernel of(Node node, Random random) {
    var dtype = random.type().dtype();
    int count = Math.toIntExact(random.type().shape().size());
    return one(
        in -> {
          var seed = in[0].longs();
          var philox = Philox.keras(seed[0], seed[1]);
          return switch (random.kind()) {
            case UNIFORM -> uniform(philox, dtype, count);
            case NORMAL -> normal(philox, dtype, count);
            case TRUNCATED_NORMAL -> truncated(philox, dtype, count);
            case UNIFORM_INT -> integers(philox, dtype, in[1].longs()[0], in[2].longs()[0], count);
            case GAMMA -> gamma(philox, in[1]);
            case BINOMIAL -> binomial(philox, in[1], in[2]);
            case CATEGORICAL -> categorical(philox, node, random, in[1].doubles());
          };
        });
  }

  private static Elements uniform(Philox philox, DType dtype, int count) {
    if (dtype == DType.FLOAT64) {
      var values = new double[count];
      Uniform.fill(philox, 0, values, 0, count);
      return Reals.of(dtype, values);
    }
    var values = new float[count];
    switch (dtype) {
      case FLOAT16 -> Uniform.fillFloat16(philox, 0, values, 0, count);
      case BFLOAT16 -> Uniform.fillBfloat16(philox, 0, values, 0, count);
      default -> Uniform.fill(philox, 0, values, 0, count);
    }
    return wide(dtype, values);
  }

  private static Elements normal(Philox philox, DType dtype, int count) {
    if (dtype == DType.FLOAT64) {
      var values = new double[count];
      Normal.fill(philox, 0, values, 0, count);
      return Reals.of(dtype, values);
    }
    var values = new float[count];
    Normal.fill(philox, 0, values, 0, count);
    return wide(dtype, values);
  }

  private static Elements truncated(Philox philox, DType dtype, int count) {
    if (dtype == DType.FLOAT64) {
      var values = new double[count];
      TruncatedNormal.fill(philox, 0, values, 0, count);
      return Reals.of(dtype, values);
    }
    var values = new float[count];
    TruncatedNormal.fill(philox, 0, values, 0, count);
    return wide(dtype, values);
  }

  private static Elements wide(DType dtype, float[] values) {
    return Elements.of(
        dtype, IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray());
  }

  /** Keras draws other integers than int32 as int64 and casts. */
  private static Elements integers(Philox philox, DType dtype, long low, long high, int count) {
    if (dtype == DType.INT32) {
      var values = new int[count];
      Uniform.fill(philox, 0, (int) low, (int) high, values, 0, count);
      return Elements.of(dtype, IntStream.range(0, count).mapToLong(i -> values[i]).toArray());
    }
    var values = new long[count];
    Uniform.fill(philox, 0, low, high, values, 0, count);
    return Elements.of(dtype, values);
  }

  private static Elements gamma(Philox philox, Elements alpha) {
    var a = alpha.doubles();
    return Elements.of(
        alpha.dtype(),
        IntStream.range(0, a.length).mapToDouble(i -> Gamma.draw(philox, i, a[i])).toArray());
  }

  private static Elements binomial(Philox philox, Elements counts, Elements probabilities) {
    var n = counts.doubles();
    var p = probabilities.doubles();
    boolean wide = probabilities.dtype() == DType.FLOAT64;
    return Elements.of(
        counts.dtype(),
        IntStream.range(0, n.length)
            .mapToDouble(
                i ->
                    wide
                        ? Binomial.draw(philox, i, n[i], p[i])
                        : Binomial.draw(philox, i, (float) n[i], (float) p[i]))
            .toArray());
  }

  private static Elements categorical(Philox philox, Node node, Random random, double[] logits) {
    var shape = node.input(1).shape();
    int samples = random.type().shape().dim(1);
    var drawn = new long[shape.dim(0) * samples];
    Categorical.fill(philox, logits, shape.dim(0), shape.dim(1), samples, drawn);
    return Elements.of(random.type().dtype(), drawn);
  }
}
