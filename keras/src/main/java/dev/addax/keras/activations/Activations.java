package dev.addax.keras.activations;

import dev.addax.tensor.Sort;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The activation functions of {@code keras.activations} with their parameters. Each takes a
 * floating tensor and keeps its shape and dtype ({@link #glu} halves an axis).
 */
public final class Activations {
  private static final double SELU_SCALE = 1.0507009873554804934193349852946;
  private static final double SELU_ALPHA = 1.6732632423543772848170429916717;

  private Activations() {}

  /** {@return max(x, 0)} */
  public static Tensor relu(Tensor x) {
    return x.relu();
  }

  /**
   * {@return x between the threshold and {@code maxValue}, {@code maxValue} above, and {@code
   * negativeSlope} · (x − threshold) below}
   *
   * @param maxValue null for no bound
   */
  public static Tensor relu(
      Tensor x, double negativeSlope, @Nullable Double maxValue, double threshold) {
    if (negativeSlope != 0 && maxValue == null && threshold == 0) {
      return leakyRelu(x, negativeSlope);
    }
    var positive = threshold != 0 ? x.greater(threshold).where(x, 0) : x.relu();
    var bounded = maxValue == null ? positive : atMost(positive, maxValue);
    if (negativeSlope == 0) {
      return bounded;
    }
    return bounded.subtract(x.negative().add(threshold).relu().multiply(negativeSlope));
  }

  /** The bound of whole numbers is whole. */
  private static Tensor atMost(Tensor positive, double bound) {
    return positive.dtype().isFloating()
        ? positive.minimum(bound).maximum(0)
        : positive.minimum((long) bound).maximum(0);
  }

  /** {@return x above 0, {@code negativeSlope} · x below} */
  public static Tensor leakyRelu(Tensor x, double negativeSlope) {
    return x.greater(0).where(x, x.multiply(negativeSlope));
  }

  /** {@return min(max(x, 0), 6)} */
  public static Tensor relu6(Tensor x) {
    // The gradient at 6 is that of the bound: 0.
    return x.greaterEqual(6).where(6, x.relu());
  }

  /** {@return exp(x) / Σ exp(x) along an axis} */
  public static Tensor softmax(Tensor x, int axis) {
    return x.softmax(axis);
  }

  /** {@return the logarithm of {@link #softmax}} */
  public static Tensor logSoftmax(Tensor x, int axis) {
    return x.logSoftmax(axis);
  }

  /** {@return x above 0, {@code alpha} · (exp(x) − 1) below} */
  public static Tensor elu(Tensor x, double alpha) {
    // The branch that is not taken must not overflow: its gradient would be 0 · ∞.
    return x.greater(0).where(x, x.minimum(0).expm1().multiply(alpha));
  }

  /** {@return the scaled elu that keeps mean 0 and variance 1 (Klambauer et al., 2017)} */
  public static Tensor selu(Tensor x) {
    var below = x.minimum(0).expm1().multiply(SELU_ALPHA);
    return x.greaterEqual(0).where(x, below).multiply(SELU_SCALE);
  }

  /** {@return max(x, 0) + {@code alpha} · (exp(min(x, 0) / alpha) − 1)} */
  public static Tensor celu(Tensor x, double alpha) {
    return x.maximum(0).add(x.minimum(0).divide(alpha).expm1().multiply(alpha));
  }

  /** {@return log(1 + exp(x))} */
  public static Tensor softplus(Tensor x) {
    return x.softplus();
  }

  /** {@return x / (1 + |x|)} */
  public static Tensor softsign(Tensor x) {
    return x.divide(x.abs().add(1));
  }

  /** {@return x moved towards 0 by {@code threshold}, 0 where it is nearer} */
  public static Tensor softShrink(Tensor x, double threshold) {
    var below = x.less(-threshold).where(x.add(threshold), 0);
    return x.greater(threshold).where(x.subtract(threshold), below);
  }

  /** {@return x, and 0 where |x| ≤ {@code threshold}} */
  public static Tensor hardShrink(Tensor x, double threshold) {
    return x.abs().greater(threshold).where(x, 0);
  }

  /** {@return 0 up to −1, (x + 1)² / 4 up to 1, then x} */
  public static Tensor sparsePlus(Tensor x) {
    var curve = x.less(1).where(x.add(1).square().multiply(0.25), x);
    return x.lessEqual(-1).where(0, curve);
  }

  /** {@return 0 up to −1, (x + 1) / 2 up to 1, then 1} */
  public static Tensor sparseSigmoid(Tensor x) {
    var line = x.greaterEqual(1).where(1, x.add(1).multiply(0.5));
    return x.lessEqual(-1).where(0, line);
  }

  /** {@return x · sigmoid(x), also called swish} */
  public static Tensor silu(Tensor x) {
    return x.multiply(x.sigmoid());
  }

  /** {@return (x + √(x² + b)) / 2} */
  public static Tensor squareplus(Tensor x, double b) {
    return x.add(x.square().add(b).sqrt()).divide(2);
  }

  /**
   * {@return x · Φ(x) with the normal distribution function Φ (Hendrycks and Gimpel, 2016)}
   *
   * @param approximate use the tanh formula
   */
  public static Tensor gelu(Tensor x, boolean approximate) {
    var phi =
        approximate
            ? x.add(x.multiply(x).multiply(x).multiply(0.044715))
                .multiply(Math.sqrt(2 / Math.PI))
                .tanh()
            : x.divide(Math.sqrt(2)).erf();
    return x.multiply(0.5).multiply(phi.add(1));
  }

  /** {@return the first half along {@code axis} times the sigmoid of the second} */
  public static Tensor glu(Tensor x, int axis) {
    if (x.shape().dim(axis) % 2 != 0) {
      throw new IllegalArgumentException(
          "glu needs an even size along axis %d, received shape %s".formatted(axis, x.shape()));
    }
    var halves = x.split(2, axis);
    return halves.get(0).multiply(halves.get(1).sigmoid());
  }

  /** {@return tanh(x)} */
  public static Tensor tanh(Tensor x) {
    return x.tanh();
  }

  /** {@return x − tanh(x)} */
  public static Tensor tanhShrink(Tensor x) {
    return x.subtract(x.tanh());
  }

  /** {@return x clipped to −1 … 1} */
  public static Tensor hardTanh(Tensor x) {
    return x.clip(-1, 1);
  }

  /** {@return x above {@code threshold}, otherwise {@code otherwise}} */
  public static Tensor threshold(Tensor x, double threshold, double otherwise) {
    return x.greater(threshold).where(x, otherwise);
  }

  /** {@return 1 / (1 + exp(−x))} */
  public static Tensor sigmoid(Tensor x) {
    return x.sigmoid();
  }

  /** {@return exp(x)} */
  public static Tensor exponential(Tensor x) {
    return x.exp();
  }

  /** {@return relu6(x + 3) / 6} */
  public static Tensor hardSigmoid(Tensor x) {
    return relu6(x.add(3)).divide(6);
  }

  /** {@return x · hardSigmoid(x), also called hard swish} */
  public static Tensor hardSilu(Tensor x) {
    return x.multiply(hardSigmoid(x));
  }

  /** {@return log(sigmoid(x))} */
  public static Tensor logSigmoid(Tensor x) {
    return x.negative().softplus().negative();
  }

  /** {@return x · tanh(softplus(x)) (Misra, 2019)} */
  public static Tensor mish(Tensor x) {
    return x.multiply(x.softplus().tanh());
  }

  /**
   * {@return max(x − τ, 0) along an axis, where τ is found from the largest values (after Martins
   * and Astudillo, 2016)} As in Keras, τ is the mean of the supported <em>cumulative sums</em>.
   */
  public static Tensor sparsemax(Tensor x, int axis) {
    int along = x.shape().axis(axis);
    var sorted = new Sort(along, true).allOn(List.of(x)).get(0);
    var sums = sorted.cumsum(along);
    var ones = new int[x.rank()];
    Arrays.fill(ones, 1);
    ones[along] = x.shape().dim(along);
    var rank = Tensors.arange(ones[along], x.dtype()).add(1).reshape(ones);
    var support = sorted.subtract(sums.subtract(1).divide(rank)).greater(0);
    var count = support.cast(x.dtype()).sum(true, along);
    var tau = support.where(sums, 0).sum(true, along).subtract(1).divide(count);
    return x.subtract(tau).maximum(0);
  }
}
