package dev.addax.keras.metrics;

import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.Registry;
import dev.addax.keras.config.Schema;
import dev.addax.keras.losses.Loss;
import dev.addax.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The weighted mean of a function. Keras: {@code keras.metrics.MeanMetricWrapper}. Only functions
 * of Keras are saved, by their names.
 */
public final class MeanMetricWrapper extends MeanMetric
    implements Metric.Options<MeanMetricWrapper> {
  public static final Schema<MeanMetricWrapper> SCHEMA =
      Schema.with(
          "keras.metrics.MeanMetricWrapper",
          MeanMetricWrapper.class,
          MeanMetricWrapper::getConfig,
          MeanMetricWrapper::read);

  private static final List<String> OWN = List.of("name", "dtype");

  private final BinaryOperator<Tensor> function;
  private final Map<String, @Nullable Object> saved;

  MeanMetricWrapper(String name, BinaryOperator<Tensor> function) {
    this(function, Map.of());
    name(name);
  }

  private MeanMetricWrapper(BinaryOperator<Tensor> function, Map<String, @Nullable Object> saved) {
    super("mean_metric_wrapper");
    this.function = function;
    this.saved = saved;
  }

  private static MeanMetricWrapper read(Map<String, @Nullable Object> config) {
    var saved = new LinkedHashMap<>(config);
    var own = new LinkedHashMap<String, @Nullable Object>();
    OWN.stream().filter(saved::containsKey).forEach(key -> own.put(key, saved.remove(key)));
    var keywords = new LinkedHashMap<>(saved);
    var made = new MeanMetricWrapper(named(keywords.remove("fn"), keywords), saved);
    made.readConfig(own);
    return made;
  }

  private static BinaryOperator<Tensor> named(
      @Nullable Object fn, Map<String, @Nullable Object> keywords) {
    var name = fn instanceof Map<?, ?> map ? map.get("config") : fn;
    if (!(name instanceof String identifier)) {
      throw new ConfigException("fn: expected the name of a function, received " + fn);
    }
    boolean isLoss =
        Registry.global().of(Loss.class).stream()
            .anyMatch(schema -> schema.identifiers().contains(identifier));
    // A function of Keras has the name of a class in snake case and its options as keywords.
    return isLoss
        ? Registry.global().named(Loss.class, identifier).read(keywords)::call
        : Registry.global().named(MeanMetric.class, identifier).read(keywords)::values;
  }

  /** The function is saved by its name, with its keywords beside it. */
  @Override
  public Map<String, @Nullable Object> getConfig() {
    if (saved.isEmpty()) {
      throw new ConfigException(
          "%s is the mean of a function, which has no name in files; write a class that extends MeanMetric"
              .formatted(title()));
    }
    var config = super.getConfig();
    config.putAll(saved);
    return config;
  }

  @Override
  public Tensor values(Tensor yTrue, Tensor yPred) {
    return function.apply(yTrue, yPred);
  }
}
