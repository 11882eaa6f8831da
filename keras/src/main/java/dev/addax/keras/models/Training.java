package dev.addax.keras.models;

import dev.addax.keras.layers.Call;
import dev.addax.keras.metrics.Mean;
import dev.addax.keras.metrics.Metric;
import dev.addax.keras.optimizers.LossScaleOptimizer;
import dev.addax.keras.optimizers.Optimizer;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.transform.Compiled;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What {@code compile} made of a model: the optimizer, losses, metrics and compiled steps. */
final class Training {
  private final Compile compile;
  private final Optimizer optimizer;
  private final CompiledLoss loss;
  private final CompiledMetrics metrics;
  private final Mean lossTracker = new Mean("loss");
  private final Map<List<Integer>, Compiled> trainSteps = new ConcurrentHashMap<>();
  private final Map<List<Integer>, Compiled> testSteps = new ConcurrentHashMap<>();
  private @Nullable HostStep hostTrain;
  private @Nullable HostStep hostTest;
  private volatile List<Tensor> outputs = List.of();
  private final Compiled results = Compiled.of(none -> resultTensors());

  Training(Trainable model, Compile compile) {
    this.compile = compile;
    var given = compile.optimizer();
    boolean scale = compile.autoScaleLoss() && model.dtypePolicy().name().equals("mixed_float16");
    this.optimizer =
        scale && !(given instanceof LossScaleOptimizer) ? new LossScaleOptimizer(given) : given;
    this.loss = new CompiledLoss(compile.loss(), compile.lossWeights());
    this.metrics = new CompiledMetrics(compile.metrics(), compile.weightedMetrics());
  }

  Compile compile() {
    return compile;
  }

  Optimizer optimizer() {
    return optimizer;
  }

  /** Remembers what the model gives, from which the shapes of targets follow. */
  void setOutputs(List<Tensor> standIns) {
    outputs = standIns;
  }

  /**
   * Checks the values of targets.
   *
   * @throws IllegalArgumentException if a loss cannot take one of them
   */
  void checkTargets(List<Tensor> targets) {
    if (loss.isBuilt()) {
      loss.checkTargets(targets, outputs);
    }
  }

  CompiledLoss loss() {
    return loss;
  }

  CompiledMetrics compiledMetrics() {
    return metrics;
  }

  Mean lossTracker() {
    return lossTracker;
  }

  /** {@return the metrics by log name, the loss first} */
  Map<String, Metric> named() {
    var named = new LinkedHashMap<String, Metric>();
    named.put("loss", lossTracker);
    loss.metrics().forEach(m -> named.put(m.name(), m));
    named.putAll(metrics.named());
    return named;
  }

  void resetMetrics() {
    named().values().forEach(Metric::resetState);
  }

  private List<Tensor> resultTensors() {
    return named().values().stream().map(Metric::result).toList();
  }

  /**
   * {@return the present results of all metrics; a metric with several numbers gives their mean}
   */
  Map<String, Double> resultValues() {
    var names = List.copyOf(named().keySet());
    var values = results.callAll(List.of());
    var map = new LinkedHashMap<String, Double>();
    for (int i = 0; i < names.size(); i++) {
      map.put(names.get(i), mean(values.get(i).toDoubles()));
    }
    return map;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** {@return the compiled training step for data of that structure} */
  Compiled trainStep(Trainable model, Step like) {
    return trainSteps.computeIfAbsent(like.counts(), c -> step(like, model::trainStep));
  }

  Compiled testStep(Trainable model, Step like) {
    return testSteps.computeIfAbsent(like.counts(), c -> step(like, model::testStep));
  }

  /** {@return the training step of a model with layers that work on the host} */
  synchronized HostStep hostTrainStep(Trainable model) {
    if (hostTrain == null) {
      hostTrain = new HostStep(model, Call.TRAINING, model::trainStep);
    }
    return hostTrain;
  }

  synchronized HostStep hostTestStep(Trainable model) {
    if (hostTest == null) {
      hostTest = new HostStep(model, Call.INFERENCE, model::testStep);
    }
    return hostTest;
  }

  synchronized void forgetSteps() {
    trainSteps.clear();
    testSteps.clear();
    hostTrain = null;
    hostTest = null;
  }

  private static Compiled step(Step like, java.util.function.Consumer<Step> body) {
    return Compiled.of(
        flat -> {
          body.accept(like.like(flat));
          return new ArrayList<>();
        });
  }
}
