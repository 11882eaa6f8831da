package dev.addax.keras.layers.normalization;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.ConfigException;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.math.Normalization.Moments;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What batch renormalization remembers: the averages that a batch is corrected towards. */
record Renorm(
    Variable movingDeviation,
    Variable mean,
    Variable deviation,
    Map<String, Double> clipping,
    double epsilon,
    double momentum) {

  /** Limits of the corrections, by the names rmin, rmax and dmax. */
  static final Codec<@Nullable Map<String, Double>> CLIPPING =
      Codec.DOUBLE.map().where("limits rmin ≤ rmax and dmax ≥ 0", Renorm::fits).nullable();

  private static boolean fits(Map<String, Double> limits) {
    if (!Set.of("rmin", "rmax", "dmax").containsAll(limits.keySet())) {
      throw new ConfigException(
          "the limits are 'rmin', 'rmax' and 'dmax', received " + limits.keySet());
    }
    return limits.getOrDefault("rmin", 0.0) <= limits.getOrDefault("rmax", Double.POSITIVE_INFINITY)
        && limits.getOrDefault("dmax", 0.0) >= 0;
  }

  /** {@return gamma times the correction r, which is a constant for gradients} */
  Tensor scale(Moments batch, @Nullable Tensor gamma) {
    var r = batch.variance().add(epsilon).sqrt().divide(known(batch));
    if (clipping.get("rmin") instanceof Double rmin) {
      r = r.maximum(rmin);
    }
    if (clipping.get("rmax") instanceof Double rmax) {
      r = r.minimum(rmax);
    }
    var constant = r.stopGradient();
    return gamma == null ? constant : constant.multiply(gamma);
  }

  /** {@return beta plus gamma times the correction d, which is a constant for gradients} */
  Tensor offset(Moments batch, @Nullable Tensor gamma, @Nullable Tensor beta) {
    var d = batch.mean().subtract(mean.value()).divide(known(batch));
    if (clipping.get("dmax") instanceof Double dmax) {
      d = d.clip(-dmax, dmax);
    }
    var constant = d.stopGradient();
    var shift = gamma == null ? constant : constant.multiply(gamma);
    return beta == null ? shift : shift.add(beta);
  }

  private Tensor known(Moments batch) {
    return deviation.value().cast(batch.mean().dtype()).maximum(Math.sqrt(epsilon));
  }

  /** Moves the averages towards those of a batch. */
  void update(Moments batch) {
    move(mean, batch.mean(), momentum);
    move(deviation, batch.variance().add(epsilon).sqrt(), momentum);
  }

  /** Moves an average and returns its new value. */
  static Tensor move(Variable average, Tensor latest, double kept) {
    var old = average.value().cast(latest.dtype());
    var moved = old.multiply(kept).add(latest.multiply(1 - kept));
    average.assign(moved);
    return moved;
  }
}
