package dev.addax.keras.metrics;

import static dev.addax.keras.losses.Numerics.EPSILON;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The weighted harmonic mean of precision and recall of each class. */
abstract sealed class FScore extends TargetMetric permits FBetaScore, F1Score {
  private static final double NOTHING = 1e-9;

  final Option<@Nullable String> average =
      option("average", Codec.oneOf("micro", "macro", "weighted").nullable(), null);
  final Option<@Nullable Double> threshold = option("threshold", Codec.DOUBLE.nullable(), null);

  FScore(String defaultName) {
    super(defaultName);
  }

  /** {@return how much recall counts beside precision} */
  abstract double weight();

  private boolean isMicro() {
    return "micro".equals(average.get());
  }

  @Override
  protected void update(Tensor yTrue, Tensor yPred, @Nullable Tensor sampleWeight) {
    if (yTrue.rank() != 2 || yPred.rank() != 2) {
      throw new IllegalArgumentException("F-scores need shapes (batch, classes)");
    }
    if (variables().isEmpty()) {
      makeCounts(isMicro() ? Shape.SCALAR : Shape.of(yPred.shape().dim(1)));
    }
    var truth = yTrue.cast(dtype());
    var positive = positive(yPred.cast(dtype())).cast(dtype());
    var missed = positive.negative().add(1.0).multiply(truth);
    var invented = positive.multiply(truth.negative().add(1.0));
    var all = List.of(positive.multiply(truth), invented, missed, truth);
    for (int i = 0; i < all.size(); i++) {
      variables().get(i).assignAdd(sum(all.get(i), sampleWeight));
    }
  }

  private void makeCounts(Shape shape) {
    for (var name :
        List.of("true_positives", "false_positives", "false_negatives", "intermediate_weights")) {
      addVariable(name, shape);
    }
  }

  private Tensor positive(Tensor predictions) {
    var limit = threshold.get();
    return limit != null
        ? predictions.greater(limit)
        : predictions
            .greaterEqual(predictions.max(true, -1))
            .logicalAnd(predictions.abs().greater(NOTHING));
  }

  private Tensor sum(Tensor values, @Nullable Tensor sampleWeight) {
    var weighted =
        sampleWeight == null ? values : values.multiply(sampleWeight.cast(dtype()).expandDims(1));
    return isMicro() ? weighted.sum() : weighted.sum(0);
  }

  @Override
  public Tensor result() {
    var counts = variables().stream().map(v -> v.value()).toList();
    var right = counts.get(0);
    var precision = right.divide(right.add(counts.get(1)).add(EPSILON));
    var recall = right.divide(right.add(counts.get(2)).add(EPSILON));
    double square = weight() * weight();
    var sum = precision.multiply(square).add(recall).add(EPSILON);
    var score = precision.multiply(recall).divide(sum).multiply(1 + square);
    return averaged(score, counts.get(3));
  }

  private Tensor averaged(Tensor score, Tensor weights) {
    return switch (average.get()) {
      case null -> score;
      case "weighted" -> score.multiply(weights.divide(weights.sum().add(EPSILON))).sum();
      default -> score.mean();
    };
  }

  @Override
  public Direction direction() {
    return Direction.UP;
  }
}
