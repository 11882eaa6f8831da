package dev.addax.keras.metrics;

import static dev.addax.keras.losses.Numerics.EPSILON;

import dev.addax.keras.config.ConfigException;
import dev.addax.tensor.Scatter;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How much of the union of targets and predictions of a class is common to both, from a confusion
 * matrix of integers: rows are targets, columns predictions. Samples out of range do not count.
 */
abstract sealed class IntersectionOverUnion extends TargetMetric
    permits IoU, MeanIoU, OneHotIoU, OneHotMeanIoU, BinaryIoU {
  private static final double NOTHING = 1e-9;

  IntersectionOverUnion() {
    super(null, DType.INT64);
  }

  abstract int classes();

  /** {@return the classes that count in the result} */
  List<Integer> targetClasses() {
    return IntStream.range(0, classes()).boxed().toList();
  }

  /** {@return a class whose targets do not count; null for none} */
  @Nullable Integer ignored() {
    return null;
  }

  /** {@return the class numbers of targets} */
  abstract Tensor targets(Tensor yTrue);

  /** {@return the class numbers of predictions} */
  abstract Tensor predictions(Tensor yPred);

  private Variable matrix() {
    return variables().getFirst();
  }

  @Override
  protected void build() {
    if (targetClasses().stream().anyMatch(c -> c < 0 || c >= classes())) {
      throw new ConfigException(
          "%s has %d classes, so target_class_ids must be from 0 to %d, received %s"
              .formatted(title(), classes(), classes() - 1, targetClasses()));
    }
    addVariable("total_confusion_matrix", Shape.of(classes(), classes()));
  }

  @Override
  protected void update(Tensor yTrue, Tensor yPred, @Nullable Tensor sampleWeight) {
    var truth = targets(yTrue).cast(dtype()).ravel();
    var predicted = predictions(yPred).cast(dtype()).ravel();
    var counts = inRange(truth).logicalAnd(inRange(predicted));
    var ignored = ignored();
    counts = ignored == null ? counts : counts.logicalAnd(truth.notEqual(ignored));
    var cells = truth.multiply((long) classes()).add(predicted);
    var flat = Tensors.full(Shape.of(classes() * classes()), 0, dtype());
    var added =
        new Scatter(Scatter.Kind.ADD, 0, 0)
            .on(
                flat,
                counts.where(cells, 0.0).cast(DType.INT32),
                counts.where(weights(sampleWeight, truth), 0.0));
    matrix().assignAdd(added.reshape(classes(), classes()));
  }

  private Tensor inRange(Tensor numbers) {
    return numbers.greaterEqual(0).logicalAnd(numbers.less(classes()));
  }

  private Tensor weights(@Nullable Tensor sampleWeight, Tensor truth) {
    if (sampleWeight == null) {
      return truth.fullLike(1);
    }
    var given = sampleWeight.cast(dtype());
    return (given.rank() > 1 ? given.ravel() : given).broadcastTo(truth.shape());
  }

  @Override
  public Tensor result() {
    var counts = matrix().value();
    var common = diagonal(counts);
    var union = counts.sum(0).add(counts.sum(1)).subtract(common);
    var chosen = targetClasses().stream().mapToInt(Integer::intValue).toArray();
    var ids = Tensors.of(chosen, chosen.length);
    var top = common.take(ids, 0).cast(DType.FLOAT32);
    var bottom = union.take(ids, 0).cast(DType.FLOAT32);
    var valid = bottom.greater(NOTHING);
    var share = valid.where(top.divide(bottom.add(EPSILON)), 0.0);
    return share.sum().divide(valid.cast(DType.FLOAT32).sum().add(EPSILON));
  }

  private Tensor diagonal(Tensor square) {
    return square.ravel().strided(0, 0, classes(), classes() + 1);
  }

  @Override
  public Direction direction() {
    return Direction.UP;
  }
}
