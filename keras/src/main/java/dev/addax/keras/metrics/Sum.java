package dev.addax.keras.metrics;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.Shape;
import org.jspecify.annotations.Nullable;

/** The weighted sum of values. Keras: {@code keras.metrics.Sum}. */
public final class Sum extends Metric implements Metric.Options<Sum> {
  public static final Schema<Sum> SCHEMA = Schema.of("keras.metrics.Sum", Sum.class, Sum::new);

  public Sum() {
    super("sum");
  }

  private Variable total() {
    return variables().getFirst();
  }

  @Override
  protected void build() {
    addVariable("total", Shape.SCALAR);
  }

  /** Adds values of any shape. */
  public void updateState(Tensor values) {
    updateState(values, null);
  }

  /** Adds values of any shape, times weights; null for none. */
  public void updateState(Tensor values, @Nullable Tensor sampleWeight) {
    var samples = Samplewise.of(values, sampleWeight, Samplewise.SUM, dtype());
    total().assignAdd(samples.values().sum());
  }

  @Override
  public Tensor result() {
    return total().value();
  }
}
