package dev.addax.keras.layers.preprocessing;

import dev.addax.tensor.Tensor;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Mean and population variance over batches that come one after the other. */
final class Streaming {
  private @Nullable Tensor mean;
  private @Nullable Tensor variance;
  private double count;

  boolean isEmpty() {
    return mean == null;
  }

  Tensor mean() {
    return Objects.requireNonNull(mean);
  }

  Tensor variance() {
    return Objects.requireNonNull(variance);
  }

  /** Adds a batch; {@code axes} are combined. */
  void add(Tensor batch, int[] axes) {
    double size = 1;
    for (int axis : axes) {
      size *= batch.shape().dim(axis);
    }
    boolean none = axes.length == 0;
    var batchMean = none ? batch : batch.mean(axes);
    var batchVariance = none ? batch.zerosLike() : batch.var(axes);
    count += size;
    if (mean == null || variance == null) {
      mean = computed(batchMean);
      variance = computed(batchVariance);
      return;
    }
    double weight = size / count;
    var newMean = mean.multiply(1 - weight).add(batchMean.multiply(weight));
    var before = variance.add(mean.subtract(newMean).square()).multiply(1 - weight);
    var now = batchVariance.add(batchMean.subtract(newMean).square()).multiply(weight);
    variance = computed(before.add(now));
    mean = computed(newMean);
  }

  /** Computed at once, so that no graph of all batches piles up. */
  private static Tensor computed(Tensor value) {
    value.buffer();
    return value;
  }
}
