package dev.addax.keras.layers.regularization;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.Sizes;
import dev.addax.keras.regularizers.L1L2;
import dev.addax.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Its input, with a penalty l1 · Σ|x| + l2 · Σx² divided by the batch size. Keras: {@code
 * keras.layers.ActivityRegularization}.
 */
public final class ActivityRegularization extends Layer implements Fluent<ActivityRegularization> {
  public static final Schema<ActivityRegularization> SCHEMA =
      Schema.of(
          "keras.layers.ActivityRegularization",
          ActivityRegularization.class,
          ActivityRegularization::new);

  private final Option<Double> l1 = option("l1", Sizes.NOT_NEGATIVE, 0.0);
  private final Option<Double> l2 = option("l2", Sizes.NOT_NEGATIVE, 0.0);

  /** Without a penalty yet. */
  public ActivityRegularization() {}

  public ActivityRegularization l1(double factor) {
    l1.set(factor);
    return this;
  }

  public ActivityRegularization l2(double factor) {
    l2.set(factor);
    return this;
  }

  @Override
  public void complete() {
    super.complete();
    activityRegularizer(new L1L2(l1.get(), l2.get()));
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    return x;
  }

  @Override
  protected boolean supportsMasking() {
    return true;
  }

  @Override
  public Map<String, @Nullable Object> getConfig() {
    var config = new LinkedHashMap<>(super.getConfig());
    config.remove("activity_regularizer");
    return config;
  }
}
