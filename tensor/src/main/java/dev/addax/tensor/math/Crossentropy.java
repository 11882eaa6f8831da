package dev.addax.tensor.math;

import dev.addax.tensor.Operand;
import dev.addax.tensor.Softmax;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Unary;
import dev.addax.tensor.type.DType;

/**
 * Crossentropies between targets and predicted probabilities or logits. Probabilities that come
 * straight from a sigmoid or softmax are traced back to its logits, as Keras does, so that nothing
 * is lost where they saturate.
 */
public final class Crossentropy {
  /** Probabilities are kept this far from 0 and 1. */
  public static final double EPSILON = 1e-7;

  private Crossentropy() {}

  /**
   * {@code keras.ops.binary_crossentropy}, for each element.
   *
   * @param target in [0, 1], of the shape of {@code output}
   * @param fromLogits whether {@code output} holds logits instead of probabilities
   */
  public static Tensor binary(Operand target, Operand output, boolean fromLogits) {
    var y = output.tensor();
    var t = target.tensor().cast(y.dtype());
    same(t, y);
    var made = y.unmasked().node();
    boolean sigmoid = made.op().equals(new Unary(Unary.Kind.SIGMOID));
    if (fromLogits || sigmoid) {
      var logits = sigmoid ? made.input(0) : y;
      return logits.softplus().subtract(logits.multiply(t));
    }
    var p = y.clip(EPSILON, 1 - EPSILON);
    return t.multiply(p.log())
        .add(t.negative().add(1).multiply(p.negative().add(1).log()))
        .negative();
  }

  /**
   * {@code keras.ops.categorical_crossentropy}, summed along {@code axis}.
   *
   * @param target probabilities of the shape of {@code output}
   */
  public static Tensor categorical(Operand target, Operand output, boolean fromLogits, int axis) {
    var y = output.tensor();
    var t = target.tensor().cast(y.dtype());
    Check.that(y.rank() > 0, "categorical crossentropy needs at least a vector");
    same(t, y);
    var made = y.unmasked().node();
    boolean softmax = made.op() instanceof Softmax s && !s.log();
    if (fromLogits || softmax) {
      return ofLogits(t, softmax ? made.input(0) : y, axis);
    }
    var p = y.divide(y.sum(true, axis)).clip(EPSILON, 1 - EPSILON);
    return t.multiply(p.log()).sum(axis).negative();
  }

  /**
   * TensorFlow's gradient is softmax − target also where a target does not sum to 1; the second
   * term has the value 0 and that gradient.
   */
  private static Tensor ofLogits(Tensor target, Tensor logits, int axis) {
    var loss = target.multiply(logits.logSoftmax(axis)).sum(axis).negative();
    var missing = target.sum(axis).stopGradient().negative().add(1);
    var log = logits.logsumexp(axis);
    return loss.add(missing.multiply(log.subtract(log.stopGradient())));
  }

  /**
   * {@code keras.ops.sparse_categorical_crossentropy} along the last axis.
   *
   * @param target class numbers, {@code […]} or {@code […, 1]} for an output {@code […, classes]};
   *     a number that is no class is an error when the value is computed
   */
  public static Tensor sparseCategorical(Operand target, Operand output, boolean fromLogits) {
    var y = output.tensor();
    var t = target.tensor().cast(DType.INT32);
    t = t.rank() == y.rank() && t.shape().last() == 1 ? t.squeeze(-1) : t;
    Check.that(
        y.rank() > 0 && y.shape().slice(0, y.rank() - 1).accepts(t.shape()),
        "sparse categorical crossentropy: targets %s do not fit outputs %s",
        target.tensor().type(),
        y.type());
    var made = y.unmasked().node();
    boolean softmax = made.op() instanceof Softmax s && !s.log();
    var logits = softmax ? made.input(0) : fromLogits ? y : y.clip(EPSILON, 1 - EPSILON).log();
    var picked = logits.logSoftmax(-1).takeAlongAxis(t.expandDims(-1), -1);
    return picked.squeeze(-1).negative();
  }

  private static void same(Tensor target, Tensor output) {
    Check.that(
        target.shape().accepts(output.shape()),
        "crossentropy needs targets and outputs of one shape, received %s and %s",
        target.shape(),
        output.shape());
  }
}
