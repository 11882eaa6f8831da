package dev.addax.keras.models;

import dev.addax.data.Dataset;
import dev.addax.keras.config.ConfigException;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.HostLayer;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.losses.Loss;
import dev.addax.keras.metrics.Metric;
import dev.addax.keras.optimizers.Optimizer;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.transform.Compiled;
import dev.addax.tensor.transform.Gradients;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.TensorType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A layer that can be trained. Keras: {@code Trainer}; see {@link Model}. */
public abstract class Trainable extends Layer {
  private static final int DEFAULT_BATCH = 32;
  private static final ScopedValue<Consumer<String>> PROBLEMS = ScopedValue.newInstance();

  private final Map<Integer, Compiled> predictSteps = new ConcurrentHashMap<>();
  private volatile @Nullable Training training;
  private volatile boolean stopTraining;
  private volatile @Nullable Start start;
  private volatile @Nullable Boolean hasHostLayers;

  /** {@return the names of the inputs, empty if not known} */
  protected abstract List<String> inputNames();

  /** {@return the names of the outputs, empty if not known} */
  protected abstract List<String> outputNames();

  // ---- compile

  /** Says what to train with; makes and changes no weights. */
  public void compile(Compile how) {
    training = new Training(this, how);
  }

  /** Says what to train with, by names. */
  public void compile(String optimizer, String loss, String... metrics) {
    var how = Compile.with(optimizer).loss(loss);
    compile(metrics.length == 0 ? how : how.metrics((Object[]) metrics));
  }

  /** Says what to train with. */
  public void compile(Optimizer optimizer, String loss, String... metrics) {
    var how = Compile.with(optimizer).loss(loss);
    compile(metrics.length == 0 ? how : how.metrics((Object[]) metrics));
  }

  /** Says what to train with. */
  public void compile(Optimizer optimizer, Loss loss, Metric... metrics) {
    var how = Compile.with(optimizer).loss(loss);
    compile(metrics.length == 0 ? how : how.metrics((Object[]) metrics));
  }

  /** {@return whether compile was called} */
  public boolean isCompiled() {
    return training != null;
  }

  final Training training() {
    var known = training;
    if (known == null) {
      throw new IllegalStateException(
          "%s '%s' is not compiled: call compile(optimizer, loss, metrics…) before fit or evaluate"
              .formatted(getClass().getSimpleName(), name()));
    }
    return known;
  }

  /** {@return the optimizer} */
  public Optimizer optimizer() {
    return training().optimizer();
  }

  /** {@return the metrics by the names they are logged under, the loss first} */
  public Map<String, Metric> metrics() {
    return training().named();
  }

  /** {@return Keras' compile_config; empty if not compiled} */
  public Map<String, @Nullable Object> compileConfig() {
    var known = training;
    return known == null ? new LinkedHashMap<>() : known.compile().toConfig(known.optimizer());
  }

  @Override
  protected Map<String, @Nullable Object> savedBeside() {
    var saved = new LinkedHashMap<>(super.savedBeside());
    saved.put("compile_config", compileConfig());
    return saved;
  }

  @Override
  protected void readBeside(Map<String, @Nullable Object> saved) {
    super.readBeside(saved);
    if (saved.get("compile_config") instanceof Map<?, ?> config && !config.isEmpty()) {
      try {
        compile(Compile.fromConfig(FunctionalConfig.map(config)));
        if (isBuilt()) {
          optimizer().build(trainableWeights());
        }
      } catch (ConfigException e) {
        notCompiled(e.in("compile_config"));
      }
    }
  }

  /** A model is worth having without what it was compiled with, if somebody says so. */
  private void notCompiled(ConfigException problem) {
    if (!PROBLEMS.isBound()) {
      throw problem;
    }
    training = null;
    PROBLEMS.get().accept(name() + " is not compiled: " + problem.getMessage());
  }

  /**
   * {@return what {@code body} reads; compile configs that cannot be read go to {@code problems}}
   */
  static <R> R tolerating(Consumer<String> problems, Supplier<R> body) {
    return ScopedValue.where(PROBLEMS, problems).call(body::get);
  }

  // ---- one step, for subclasses to change

  /** Forward, loss, gradients, update, metrics. Traced once per shape, then one plan. */
  protected void trainStep(Step step) {
    var yPred = applyAll(step.inputs(), Call.TRAINING);
    var loss = computeLoss(step, yPred);
    var state = training();
    state.lossTracker().updateState(loss, batchSize(step));
    var scaled = state.optimizer().scaleLoss(loss);
    state.optimizer().apply(Gradients.of(scaled, trainableWeights()));
    computeMetrics(step, yPred);
  }

  /** Forward, loss, metrics. */
  protected void testStep(Step step) {
    var yPred = applyAll(step.inputs(), Call.INFERENCE);
    training().lossTracker().updateState(computeLoss(step, yPred), batchSize(step));
    computeMetrics(step, yPred);
  }

  /** {@return the outputs for a step without targets} */
  protected List<Tensor> predictStep(Step step) {
    return applyAll(step.inputs(), Call.INFERENCE);
  }

  private static Tensor batchSize(Step step) {
    return Tensors.scalar((double) step.inputs().getFirst().shape().dim(0));
  }

  /** {@return the compiled loss and everything that layers added to it} */
  protected Tensor computeLoss(Step step, List<Tensor> yPred) {
    var state = training();
    var total =
        state.loss().isGiven()
            ? state.loss().call(step.targets(), yPred, step.weights(), outputNames())
            : null;
    for (var extra : losses()) {
      var value = extra.cast(DType.FLOAT32).sum();
      total = total == null ? value : total.add(value);
    }
    if (total == null) {
      throw new IllegalStateException(
          "%s '%s' has nothing to minimise: compile it with a loss, or add one in a layer's call"
              .formatted(getClass().getSimpleName(), name()));
    }
    return total;
  }

  /** Updates the compiled metrics. */
  protected void computeMetrics(Step step, List<Tensor> yPred) {
    if (!step.targets().isEmpty()) {
      training().compiledMetrics().update(step.targets(), yPred, step.weights(), outputNames());
    }
  }

  // ---- fit, evaluate, predict

  /** {@return the history of training on arrays} */
  public History fit(Tensor x, Tensor y, Fit how) {
    return fit(List.of(x), List.of(y), how);
  }

  /** {@return the history of training on arrays of several inputs or outputs} */
  public History fit(List<Tensor> x, List<Tensor> y, Fit how) {
    return new FitLoop(this, how).run(x, y);
  }

  /** {@return the history of training on a dataset} */
  public History fit(Dataset data, Fit how) {
    return new FitLoop(this, how).run(data);
  }

  /** {@return loss and metrics on arrays, in batches of 32} */
  public Map<String, Double> evaluate(Tensor x, Tensor y) {
    return evaluate(List.of(x), List.of(y), Evaluate.defaults());
  }

  public Map<String, Double> evaluate(Tensor x, Tensor y, Evaluate how) {
    return evaluate(List.of(x), List.of(y), how);
  }

  /** {@return loss and metrics on arrays, by name, the loss first} */
  public Map<String, Double> evaluate(List<Tensor> x, List<Tensor> y, Evaluate how) {
    var rows = ArrayFeed.of(x, y, how.sampleWeight(), how.batchSizeOr(DEFAULT_BATCH));
    var feed = LimitedFeed.first(rows, how.steps());
    return new TestLoop(this).run(feed, how);
  }

  /** {@return loss and metrics on a dataset} */
  public Map<String, Double> evaluate(Dataset data, Evaluate how) {
    var batches = new DatasetFeed(data, inputNames(), outputNames());
    var feed = LimitedFeed.first(new CheckedFeed(this, Call.INFERENCE, batches), how.steps());
    return new TestLoop(this).run(feed, how);
  }

  /** {@return the output for these inputs, computed in batches of 32} Safe from any thread. */
  public Tensor predict(Tensor x) {
    return predict(x, DEFAULT_BATCH);
  }

  public Tensor predict(Tensor x, int batchSize) {
    return only(predict(List.of(x), batchSize), "predict(List.of(x), batchSize)");
  }

  private Tensor only(List<Tensor> outputs, String forSeveral) {
    if (outputs.size() != 1) {
      throw new IllegalStateException(
          "%s '%s' has %d outputs; use %s"
              .formatted(getClass().getSimpleName(), name(), outputs.size(), forSeveral));
    }
    return outputs.getFirst();
  }

  /** {@return the output for the inputs of a dataset, batch by batch} Targets play no part. */
  public Tensor predict(Dataset data) {
    return only(predictAll(data), "predictAll(data)");
  }

  /** {@return the outputs for the inputs of a dataset, batch by batch} */
  public List<Tensor> predictAll(Dataset data, Callback... callbacks) {
    var batches = new DatasetFeed(data, inputNames(), outputNames());
    return new PredictLoop(this, List.of(callbacks)).run(batches);
  }

  /** {@return the outputs for several inputs, computed in batches} Safe from any thread. */
  public List<Tensor> predict(List<Tensor> x, int batchSize) {
    return new PredictLoop(this, List.of()).run(x, batchSize);
  }

  /** {@return the outputs for several inputs, with callbacks} */
  public List<Tensor> predict(List<Tensor> x, int batchSize, Callback... callbacks) {
    return new PredictLoop(this, List.of(callbacks)).run(x, batchSize);
  }

  /** {@return the outputs for one batch} */
  final List<Tensor> predictBatch(List<Tensor> x) {
    if (!worksOnHost(x)) {
      return predictStep(x.size()).callAll(x);
    }
    var outputs = predictStep(new Step(x, List.of(), List.of()));
    Tensor.computeAll(outputs);
    return outputs;
  }

  /** {@return whether strings come in, or a layer computes outside of compiled steps} */
  final boolean worksOnHost(List<Tensor> inputs) {
    for (var input : inputs) {
      if (input.dtype() == DType.STRING) {
        return true;
      }
    }
    var known = hasHostLayers;
    if (known == null) {
      known = flattened().stream().anyMatch(HostLayer.class::isInstance);
      hasHostLayers = isBuilt() ? known : null;
    }
    return known;
  }

  private Compiled predictStep(int inputs) {
    return predictSteps.computeIfAbsent(
        inputs, n -> Compiled.of(flat -> predictStep(new Step(flat, List.of(), List.of()))));
  }

  /** {@return the compiled training step for batches like these, for people} */
  public String trainPlan(Tensor x, Tensor y) {
    var step = new Step(List.of(x), List.of(y), List.of());
    if (worksOnHost(step.inputs())) {
      return prepared(step, Call.TRAINING).hostTrainStep(this).plan(step);
    }
    return prepared(step, Call.TRAINING)
        .trainStep(this, step)
        .plan(step.flat().stream().map(Tensor::type).toArray(TensorType[]::new));
  }

  /** Steps that were traced before the layers changed compute something else now. */
  final void forgetSteps() {
    predictSteps.clear();
    hasHostLayers = null;
    var known = training;
    if (known != null) {
      known.forgetSteps();
    }
  }

  // ---- single batches

  /** {@return loss and metrics of one training step on this batch} */
  public Map<String, Double> trainOnBatch(Tensor x, Tensor y) {
    return trainOnBatch(new Step(List.of(x), List.of(y), List.of()));
  }

  public Map<String, Double> trainOnBatch(Step step) {
    training().resetMetrics();
    prepared(step, Call.TRAINING).checkTargets(step.targets());
    trainRunner().run(step);
    return training().resultValues();
  }

  /** {@return loss and metrics of this batch} */
  public Map<String, Double> testOnBatch(Tensor x, Tensor y) {
    return testOnBatch(new Step(List.of(x), List.of(y), List.of()));
  }

  public Map<String, Double> testOnBatch(Step step) {
    training().resetMetrics();
    prepared(step, Call.INFERENCE).checkTargets(step.targets());
    testRunner().run(step);
    return training().resultValues();
  }

  /** {@return the output for this batch, however large} */
  public Tensor predictOnBatch(Tensor x) {
    return predictBatch(List.of(x)).getFirst();
  }

  /** {@return what runs training steps, one after the other} */
  final StepRunner trainRunner() {
    return new StepRunner(
        step -> prepared(step, Call.TRAINING).trainStep(this, step), step -> onHost(step, true));
  }

  final StepRunner testRunner() {
    return new StepRunner(
        step -> prepared(step, Call.INFERENCE).testStep(this, step), step -> onHost(step, false));
  }

  /** {@return what runs the layers on the host first, null if there are none} */
  private @Nullable HostStep onHost(Step step, boolean train) {
    if (!worksOnHost(step.inputs())) {
      return null;
    }
    var state = prepared(step, train ? Call.TRAINING : Call.INFERENCE);
    return train ? state.hostTrainStep(this) : state.hostTestStep(this);
  }

  /** Makes what the first step needs outside of its trace. */
  final Training prepared(Step step, Call call) {
    new Preparation(this, call).prepare(step);
    return training();
  }

  // ---- stopping

  /**
   * Asks {@code fit}, which is about to begin, to go on with this batch of this epoch; callbacks
   * call it when training begins.
   */
  public void startAt(int epoch, int batch) {
    start = new Start(epoch, batch);
  }

  /** {@return where to begin, if somebody said so since this was asked last} */
  final @Nullable Start takeStart() {
    var asked = start;
    start = null;
    return asked;
  }

  record Start(int epoch, int batch) {}

  /** Asks {@code fit} to stop after the present batch; callbacks call it. */
  public void stopTraining() {
    stopTraining = true;
  }

  final boolean isStopping() {
    return stopTraining;
  }

  final void resume() {
    stopTraining = false;
  }

  final int defaultBatch() {
    return DEFAULT_BATCH;
  }
}
