package dev.addax.keras.metrics;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The area under a curve of recall, precision or false positives over many thresholds. Keras:
 * {@code keras.metrics.AUC}.
 */
public final class AUC extends TargetMetric implements Metric.Options<AUC> {
  public static final Schema<AUC> SCHEMA = Schema.of("keras.metrics.AUC", AUC.class, AUC::new);

  // Keras saves weights as a tensor object, which it cannot read itself.
  private static final Codec<List<Double>> WEIGHTS =
      Codec.of(
          "a list, each a number",
          Codec.DOUBLE.list()::write,
          json ->
              json instanceof Map<?, ?> tensor && tensor.get("config") instanceof Map<?, ?> config
                  ? Codec.DOUBLE.list().read(config.get("value"))
                  : Codec.DOUBLE.list().read(json));

  private final Option<Integer> numThresholds = option("num_thresholds", Codec.INT, 200);
  private final Option<String> curve = option("curve", anyCase(true, "ROC", "PR", "PRGAIN"), "ROC");
  private final Option<String> summationMethod =
      option(
          "summation_method",
          anyCase(false, "interpolation", "majoring", "minoring"),
          "interpolation");
  private final Option<Boolean> multiLabel = option("multi_label", Codec.BOOLEAN, false);
  private final Option<@Nullable Integer> numLabels =
      option("num_labels", Codec.INT.nullable(), null);
  private final Option<@Nullable List<Double>> labelWeights =
      option("label_weights", WEIGHTS.nullable(), null);
  private final Option<Boolean> fromLogits = option("from_logits", Codec.BOOLEAN, false);
  private final Option<@Nullable List<Double>> thresholds =
      option("thresholds", Codec.DOUBLE.list().nullable(), null);
  private @Nullable Thresholds limits;

  private static Codec<String> anyCase(boolean upper, String... texts) {
    var one = Codec.oneOf(texts);
    return Codec.of(
        one.describe(),
        one::write,
        json ->
            json instanceof String s
                ? one.read(upper ? s.toUpperCase(Locale.ROOT) : s.toLowerCase(Locale.ROOT))
                : null);
  }

  /** {@return this with another number of thresholds, at least 2} */
  public AUC numThresholds(int number) {
    numThresholds.set(number);
    return this;
  }

  /** {@return this under another curve: {@code "ROC"}, {@code "PR"} or {@code "PRGAIN"}} */
  public AUC curve(String name) {
    curve.named(name);
    return this;
  }

  /** {@return this summed by {@code "interpolation"}, {@code "majoring"} or {@code "minoring"}} */
  public AUC summationMethod(String name) {
    summationMethod.named(name);
    return this;
  }

  /** {@return this with thresholds between 0 and 1; both ends are added} */
  public AUC thresholds(double... values) {
    thresholds.set(Thresholds.list(values));
    return this;
  }

  /** {@return this as the mean over labels that are counted apart, or not} */
  public AUC multiLabel(boolean apart) {
    multiLabel.set(apart);
    return this;
  }

  /** {@return this with the number of labels known before the first batch} */
  public AUC numLabels(@Nullable Integer number) {
    numLabels.set(number);
    return this;
  }

  /** {@return this with a weight for each label} */
  public AUC labelWeights(double... weights) {
    labelWeights.set(Thresholds.list(weights));
    return this;
  }

  /** {@return this taking the predictions as logits rather than probabilities} */
  public AUC fromLogits(boolean logits) {
    fromLogits.set(logits);
    return this;
  }

  private Thresholds limits() {
    var known = limits;
    if (known == null) {
      known = Thresholds.around(numThresholds.get(), thresholds.get());
      limits = known;
    }
    return known;
  }

  @Override
  protected void build() {
    var labels = numLabels.get();
    if (numThresholds.get() < 2) {
      throw new ConfigException("AUC needs at least 2 thresholds, received " + numThresholds);
    }
    if (labels != null && !multiLabel.get()) {
      throw new ConfigException("AUC takes num_labels with multi_label only, received " + labels);
    }
    if (!multiLabel.get()) {
      makeCounts(limits().shape());
    } else if (labels != null) {
      makeCounts(limits().shape().append(labels));
    }
  }

  private void makeCounts(Shape shape) {
    for (var name :
        List.of("true_positives", "false_positives", "true_negatives", "false_negatives")) {
      addVariable(name, shape, DType.FLOAT32);
    }
  }

  @Override
  protected void update(Tensor yTrue, Tensor yPred, @Nullable Tensor sampleWeight) {
    boolean apart = multiLabel.get();
    if (apart && yPred.rank() != 2) {
      throw new IllegalArgumentException("multi_label needs predictions of shape (batch, labels)");
    }
    if (variables().isEmpty()) {
      makeCounts(limits().shape().append(yPred.shape().dim(1)));
    }
    var weights = apart ? null : labelWeights.get();
    var selection = new Predictions.Selection(null, null, apart, weights);
    var p = fromLogits.get() ? yPred.sigmoid() : yPred;
    var confusion = Confusion.of(Predictions.of(yTrue, p, sampleWeight, selection), limits());
    variables().get(0).assignAdd(confusion.truePositives());
    variables().get(1).assignAdd(confusion.falsePositives());
    variables().get(2).assignAdd(confusion.trueNegatives());
    variables().get(3).assignAdd(confusion.falseNegatives());
  }

  @Override
  public Tensor result() {
    var all = variables().stream().map(v -> v.value()).toList();
    var area = new Area(new Confusion(all.get(0), all.get(1), all.get(2), all.get(3)));
    var parts = area.parts(curve.get(), summationMethod.get());
    return multiLabel.get() ? Area.mean(parts.sum(0), labelWeights.get()) : parts.sum();
  }

  @Override
  public Direction direction() {
    return Direction.UP;
  }

  /** Thresholds are saved only if they were given, and then their number includes both ends. */
  @Override
  public Map<String, @Nullable Object> getConfig() {
    var config = super.getConfig();
    config.put("num_thresholds", (long) limits().count());
    if (thresholds.get() == null) {
      config.remove(thresholds.name());
    }
    return config;
  }
}
