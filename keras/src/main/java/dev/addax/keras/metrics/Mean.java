package dev.addax.keras.metrics;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The weighted mean of values. Keras: {@code keras.metrics.Mean}. */
public final class Mean extends Metric implements Metric.Options<Mean> {
  public static final Schema<Mean> SCHEMA = Schema.of("keras.metrics.Mean", Mean.class, Mean::new);

  private @Nullable Average average;

  public Mean() {
    super("mean");
  }

  /** Makes a mean with a name. */
  public Mean(String name) {
    super(name);
  }

  private Average average() {
    start();
    return Objects.requireNonNull(average);
  }

  @Override
  protected void build() {
    average = new Average(this);
  }

  /** Adds values: a scalar, or samples along the first axis. */
  public void updateState(Tensor values) {
    updateState(values, null);
  }

  /**
   * Adds values: a scalar, or samples along the first axis.
   *
   * @param sampleWeight one weight for all, or one for each sample; null for none
   */
  public void updateState(Tensor values, @Nullable Tensor sampleWeight) {
    average().add(values, sampleWeight);
  }

  @Override
  public Tensor result() {
    return average().result();
  }
}
