package dev.addax.keras.metrics;

import static dev.addax.keras.losses.Numerics.divideNoNan;

import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The strips under a curve between neighbouring thresholds, which run along the first axis. */
record Area(Confusion counts) {
  /** {@return the area of each strip} */
  Tensor parts(String curve, String summation) {
    if (curve.equals("PR") && summation.equals("interpolation")) {
      return interpolated();
    }
    return switch (curve) {
      case "ROC" -> strips(falsePositiveRate(), recall(), summation);
      case "PR" -> strips(recall(), precision(), summation);
      default -> strips(recallGain(), precisionGain(), summation);
    };
  }

  /** {@return the mean over labels, weighted if there are weights} */
  static Tensor mean(Tensor byLabel, @Nullable List<Double> weights) {
    if (weights == null) {
      return byLabel.mean();
    }
    var row = Tensors.of(weights.stream().mapToDouble(w -> w).toArray(), weights.size());
    var floats = row.cast(DType.FLOAT32);
    return divideNoNan(byLabel.multiply(floats).sum(), floats.sum());
  }

  private static Tensor strips(Tensor x, Tensor y, String summation) {
    var height =
        switch (summation) {
          case "interpolation" -> lower(y).add(upper(y)).divide(2.0);
          case "minoring" -> lower(y).minimum(upper(y));
          default -> lower(y).maximum(upper(y));
        };
    return lower(x).subtract(upper(x)).multiply(height);
  }

  private static Tensor lower(Tensor x) {
    return x.narrow(0, 0, x.shape().dim(0) - 1);
  }

  private static Tensor upper(Tensor x) {
    return x.narrow(0, 1, x.shape().dim(0) - 1);
  }

  /** Between two points true positives grow linearly: Davis and Goadrich 2006. */
  private Tensor interpolated() {
    var tp = counts.truePositives();
    var p = tp.add(counts.falsePositives());
    var gained = lower(tp).subtract(upper(tp));
    var slope = divideNoNan(gained, lower(p).subtract(upper(p)).maximum(0.0));
    var intercept = upper(tp).subtract(slope.multiply(upper(p)));
    var both = lower(p).greater(0).logicalAnd(upper(p).greater(0));
    var ratio = both.where(divideNoNan(lower(p), upper(p).maximum(0.0)), 1.0);
    var grown = slope.multiply(gained.add(intercept.multiply(ratio.log())));
    var positives = upper(tp).add(upper(counts.falseNegatives())).maximum(0.0);
    return divideNoNan(grown, positives);
  }

  private Tensor recall() {
    return share(counts.truePositives(), counts.falseNegatives());
  }

  private Tensor precision() {
    return share(counts.truePositives(), counts.falsePositives());
  }

  private Tensor falsePositiveRate() {
    return share(counts.falsePositives(), counts.trueNegatives());
  }

  private static Tensor share(Tensor part, Tensor other) {
    return divideNoNan(part, part.add(other));
  }

  private Tensor recallGain() {
    return gain(counts.falseNegatives(), 0).maximum(0.0);
  }

  private Tensor precisionGain() {
    return gain(counts.falsePositives(), 1);
  }

  /** Flach and Kull 2015, Precision-Recall-Gain Curves. */
  private Tensor gain(Tensor wrong, double without) {
    var tp = counts.truePositives();
    var positives = tp.add(counts.falseNegatives());
    var odds = divideNoNan(positives, counts.trueNegatives().add(counts.falsePositives()));
    var gain = odds.multiply(divideNoNan(wrong, tp)).negative().add(1.0);
    return tp.equal(0).where(without, gain);
  }
}
