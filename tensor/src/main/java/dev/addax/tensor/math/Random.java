package dev.addax.tensor.math;

import dev.addax.tensor.Operand;
import dev.addax.tensor.Random.Kind;
import dev.addax.tensor.Sort;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.List;

/**
 * Random tensors as {@code keras.random} draws them on TensorFlow. Every function takes its seed as
 * an integer tensor of shape (2,): {@code [seed, 0]} for an integer seed, or the next state of a
 * seed generator. The same seed gives the same values.
 */
public final class Random {
  // TensorFlow folds seeds by this modulus; beta draws from a second seed, a fixed step further.
  private static final long SEED_MODULUS = Integer.MAX_VALUE - 1L;
  private static final long SECOND_SEED = 12;

  private Random() {}

  private static Tensor draw(Kind kind, Shape shape, DType dtype, Operand... inputs) {
    var op = new dev.addax.tensor.Random(kind, new TensorType(dtype, shape));
    return op.on(List.of(inputs).stream().map(Operand::tensor).toArray(Tensor[]::new));
  }

  private static Tensor scalar(double value, DType dtype) {
    return Tensors.full(Shape.SCALAR, value, dtype);
  }

  /** {@return values from {@code minval} to before {@code maxval}, of a floating dtype} */
  public static Tensor uniform(
      Shape shape, double minval, double maxval, DType dtype, Operand seed) {
    // Keras passes the bounds through float32, whatever the dtype.
    var low = scalar((float) minval, dtype);
    var range = scalar((float) maxval, dtype).subtract(low);
    return draw(Kind.UNIFORM, shape, dtype, seed).multiply(range).add(low);
  }

  /** {@return normally distributed values} */
  public static Tensor normal(Shape shape, double mean, double stddev, DType dtype, Operand seed) {
    return draw(Kind.NORMAL, shape, dtype, seed)
        .multiply(scalar(stddev, dtype))
        .add(scalar(mean, dtype));
  }

  /** {@return normally distributed values within two standard deviations of the mean} */
  public static Tensor truncatedNormal(
      Shape shape, double mean, double stddev, DType dtype, Operand seed) {
    return draw(Kind.TRUNCATED_NORMAL, shape, dtype, seed)
        .multiply(scalar(stddev, dtype))
        .add(scalar(mean, dtype));
  }

  /** {@return integers from {@code minval} to before {@code maxval}} */
  public static Tensor randint(Shape shape, long minval, long maxval, DType dtype, Operand seed) {
    var drawn = dtype == DType.INT32 ? DType.INT32 : DType.INT64;
    var low = Tensors.full(Shape.SCALAR, minval, drawn);
    var high = Tensors.full(Shape.SCALAR, maxval, drawn);
    return draw(Kind.UNIFORM_INT, shape, drawn, seed, low, high).cast(dtype);
  }

  /**
   * {@return class numbers drawn with probabilities proportional to the exponentials of the logits}
   *
   * @param logits shape (rows, classes)
   * @param samples draws per row: the result has shape (rows, samples)
   */
  public static Tensor categorical(Tensor logits, int samples, DType dtype, Operand seed) {
    var shape = Shape.of(logits.shape().dim(0), samples);
    return draw(Kind.CATEGORICAL, shape, DType.INT64, seed, logits).cast(dtype);
  }

  /** {@return x with a share of {@code rate} of its elements 0 and the others scaled up} */
  public static Tensor dropout(Tensor x, double rate, Operand seed) {
    return dropout(x, rate, x.shape(), seed);
  }

  /**
   * {@return x with a share of {@code rate} of its elements 0 and the others scaled up}
   *
   * @param noise the shape of the draws, broadcast to that of x: where it is 1, elements are
   *     dropped together
   */
  public static Tensor dropout(Tensor x, double rate, Shape noise, Operand seed) {
    if (rate < 0 || rate > 1) {
      throw new IllegalArgumentException("the rate must be from 0 to 1, received " + rate);
    }
    if (rate == 0) {
      return x;
    }
    if (rate == 1) {
      return x.zerosLike();
    }
    var kept = draw(Kind.UNIFORM, noise, x.dtype(), seed).greaterEqual(rate);
    return kept.where(x.multiply(1 / (1 - rate)), 0);
  }

  /** {@return x with its parts along {@code axis} in random order} */
  public static Tensor shuffle(Tensor x, int axis, Operand seed) {
    var keys = draw(Kind.UNIFORM, Shape.of(x.shape().dim(axis)), DType.FLOAT32, seed);
    var order = new Sort(0, false).allOn(List.of(keys)).get(1);
    return x.take(order, axis);
  }

  /**
   * {@return values of the gamma distribution of scale 1, of a floating dtype}
   *
   * @param alpha concentrations, whose shape the result's shape ends with
   */
  public static Tensor gamma(Shape shape, Tensor alpha, DType dtype, Operand seed) {
    var wide = wide(dtype);
    var layout = new Layout(shape, alpha.shape());
    var drawn = draw(Kind.GAMMA, layout.drawn(), wide, seed, layout.spread(alpha.cast(wide)));
    return layout.result(drawn).maximum(scalar(smallest(wide), wide)).cast(dtype);
  }

  /**
   * {@return how many of {@code counts} trials succeed, as values of a floating dtype}
   *
   * @param counts numbers of trials
   * @param probabilities of success; the result's shape ends with that of both, broadcast
   */
  public static Tensor binomial(
      Shape shape, Tensor counts, Tensor probabilities, DType dtype, Operand seed) {
    var wide = wide(dtype);
    var layout = new Layout(shape, counts.shape().broadcast(probabilities.shape()));
    var n = layout.spread(counts);
    var p = layout.spread(probabilities.cast(counts.dtype()));
    return layout
        .result(draw(Kind.BINOMIAL, layout.drawn(), counts.dtype(), seed, n, p))
        .cast(wide)
        .cast(dtype);
  }

  /** {@return values of the beta distribution, of a floating dtype} */
  public static Tensor beta(Shape shape, Tensor alpha, Tensor beta, DType dtype, Operand seed) {
    var first = seed.tensor().cast(DType.INT64).mod(SEED_MODULUS);
    var a = gamma(shape, alpha.broadcastTo(shape), dtype, first);
    var b = gamma(shape, beta.broadcastTo(shape), dtype, first.add(SECOND_SEED));
    return a.divide(a.add(b));
  }

  /** TensorFlow's rejection methods do not know bfloat16. */
  private static DType wide(DType dtype) {
    return dtype == DType.BFLOAT16 ? DType.FLOAT32 : dtype;
  }

  /** The smallest normal number: what TensorFlow returns instead of 0. */
  private static double smallest(DType dtype) {
    return switch (dtype) {
      case FLOAT64 -> Double.MIN_NORMAL;
      case FLOAT16 -> 0x1p-14;
      default -> Float.MIN_NORMAL;
    };
  }

  /**
   * Draws for parameters of shape P in a result of shape S + P are numbered parameter by parameter:
   * they are drawn as P + S and turned.
   */
  private record Layout(Shape shape, Shape parameters) {
    private int samples() {
      int rank = shape.rank() - parameters.rank();
      if (rank < 0 || !shape.slice(rank, shape.rank()).accepts(parameters)) {
        throw new IllegalArgumentException(
            "the shape must end with that of the parameters, %s, received %s"
                .formatted(parameters, shape));
      }
      return Math.toIntExact(shape.slice(0, rank).size());
    }

    Shape drawn() {
      return Shape.of(Math.toIntExact(parameters.size()), samples());
    }

    Tensor spread(Tensor parameter) {
      int count = Math.toIntExact(parameters.size());
      return parameter.broadcastTo(parameters).reshape(count, 1).broadcastTo(drawn());
    }

    Tensor result(Tensor drawn) {
      return drawn.transpose(1, 0).reshape(shape);
    }
  }
}
