package dev.addax.keras.metrics;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.Option;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.DType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The best value of one ratio among the thresholds where another is at least a given value. */
abstract sealed class BestUnderConstraint extends TargetMetric
    permits SensitivityAtSpecificity,
        SpecificityAtSensitivity,
        PrecisionAtRecall,
        RecallAtPrecision {
  private final Option<@Nullable Integer> classId = option("class_id", Codec.INT.nullable(), null);
  private final Option<Integer> numThresholds = option("num_thresholds", Codec.INT, 200);
  private final Option<Double> least;

  BestUnderConstraint(String least) {
    this.least = required(least, Codec.DOUBLE);
  }

  BestUnderConstraint(String name, double least) {
    this(name);
    this.least.set(least);
  }

  /** The setters that these metrics have. */
  interface Options<T extends Metric> extends Metric.Options<T> {
    /** {@return this looking at one class only; null for all} */
    default T classId(@Nullable Integer number) {
      ((BestUnderConstraint) this).classId.set(number);
      return typed();
    }

    /** {@return this looking at another number of thresholds between 0 and 1} */
    default T numThresholds(int number) {
      ((BestUnderConstraint) this).numThresholds.set(number);
      return typed();
    }

    @SuppressWarnings("unchecked")
    private T typed() {
      return (T) this;
    }
  }

  private Thresholds limits() {
    return Thresholds.between(numThresholds.get());
  }

  @Override
  protected void build() {
    if (!(least.get() >= 0 && least.get() <= 1) || numThresholds.get() < 1) {
      throw new ConfigException(
          "%s needs a %s from 0 to 1 and at least one threshold, received %s and %s"
              .formatted(kind(), least.name(), least, numThresholds));
    }
    for (var name :
        List.of("true_positives", "false_positives", "true_negatives", "false_negatives")) {
      addVariable(name, limits().shape(), DType.FLOAT32);
    }
  }

  final Variable truePositives() {
    return variables().get(0);
  }

  final Variable falsePositives() {
    return variables().get(1);
  }

  final Variable trueNegatives() {
    return variables().get(2);
  }

  final Variable falseNegatives() {
    return variables().get(3);
  }

  @Override
  protected void update(Tensor yTrue, Tensor yPred, @Nullable Tensor sampleWeight) {
    var selection = Predictions.Selection.ofClass(classId.get());
    var confusion = Confusion.of(Predictions.of(yTrue, yPred, sampleWeight, selection), limits());
    truePositives().assignAdd(confusion.truePositives());
    falsePositives().assignAdd(confusion.falsePositives());
    trueNegatives().assignAdd(confusion.trueNegatives());
    falseNegatives().assignAdd(confusion.falseNegatives());
  }

  /** {@return what must be at least the given value, for each threshold} */
  abstract Tensor constrained();

  /** {@return what shall be large, for each threshold} */
  abstract Tensor wanted();

  @Override
  public Tensor result() {
    return constrained().greaterEqual(least.get()).where(wanted(), 0.0).max().maximum(0.0);
  }

  @Override
  public Direction direction() {
    return Direction.UP;
  }
}
