package dev.addax.keras.models;

import dev.addax.keras.config.Construction;
import dev.addax.keras.config.Json;
import dev.addax.keras.config.Schema;
import dev.addax.keras.config.Serialization;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.Input;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.SavedParts;
import dev.addax.keras.layers.TensorFunction;
import dev.addax.keras.saving.LoadOptions;
import dev.addax.keras.saving.LoadReport;
import dev.addax.keras.saving.ModelContent;
import dev.addax.keras.saving.SavingException;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Trace;
import dev.addax.tensor.type.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Layers put together, with what it takes to train them. Keras: {@code keras.Model}.
 *
 * <p>A model is made from symbolic tensors,
 *
 * <pre>{@code
 * var x = Input.of(28, 28, 1);
 * var model = new Model(x, new Dense(10).apply(new Flatten().apply(x)));
 * }</pre>
 *
 * by {@link Sequential}, or by a subclass that tracks its layers and overrides {@code call}. It has
 * its weights as soon as its layers have met an input, symbolic or real; {@link #compile} and
 * {@link #fit} make and reset none.
 */
public class Model extends Trainable implements Fluent<Model> {
  public static final Schema<Model> SCHEMA =
      Schema.of("keras.src.models.functional.Functional", Model.class, Model::new);

  private @Nullable FunctionalGraph graph;
  private @Nullable Ends inputEnds;
  private @Nullable Ends outputEnds;
  private @Nullable Long pathSeed;
  private final ModelFiles files = new ModelFiles(this);

  /** For subclasses that override {@code call}. */
  protected Model() {}

  /** A model of one input and one output. */
  public Model(Tensor input, Tensor output) {
    this(List.of(input), List.of(output));
  }

  /** A model of several inputs and one output. */
  public Model(List<Tensor> inputs, Tensor output) {
    this(inputs, List.of(output));
  }

  /** A model of one input and several outputs. */
  public Model(Tensor input, List<Tensor> outputs) {
    this(List.of(input), outputs);
  }

  /**
   * A model of several inputs and outputs.
   *
   * @throws IllegalArgumentException if an output does not depend on the inputs alone, or two
   *     layers have the same name
   */
  public Model(List<Tensor> inputs, List<Tensor> outputs) {
    this(new FunctionalGraph("Model", inputs, outputs));
  }

  /** The graph names the layers it makes before this model takes its place in their order. */
  private Model(FunctionalGraph between) {
    connect(between);
  }

  /**
   * A model of several named outputs, such as {@code Map.of("kind", kind, "value", value)}; they
   * are predicted in the order of their names.
   */
  public Model(List<Tensor> inputs, Map<String, Tensor> outputs) {
    this(inputs, List.copyOf(new TreeMap<>(outputs).values()));
    nest(Ends.of(inputs.size()), Ends.named(outputs.keySet()));
  }

  final void connect(List<Tensor> inputs, List<Tensor> outputs) {
    connect(new FunctionalGraph(getClass().getSimpleName(), inputs, outputs));
  }

  private void connect(FunctionalGraph between) {
    forgetSteps();
    graph = between;
    between.layers().forEach(layer -> adopt(layer.name(), layer));
    markBuilt();
    applyPathSeed();
  }

  /** Says how inputs and outputs are nested in the model's config. */
  final void nest(Ends ofInputs, Ends ofOutputs) {
    inputEnds = ofInputs;
    outputEnds = ofOutputs;
  }

  final Ends inputEnds() {
    var known = inputEnds;
    return known != null ? known : Ends.of(inputs().size());
  }

  final Ends outputEnds() {
    var known = outputEnds;
    return known != null ? known : Ends.of(outputs().size());
  }

  final void disconnect() {
    graph = null;
    takeApart();
  }

  /** A model that is built by its constructor may still be given a name after it. */
  @Override
  public boolean takesList() {
    return nodes().stream().anyMatch(node -> node.inputs().size() > 1);
  }

  @Override
  protected final boolean frozen() {
    return super.frozen() && !Construction.isPending(this);
  }

  @Override
  public Model setTrainable(boolean on) {
    super.setTrainable(on);
    return this;
  }

  @Override
  protected String baseName() {
    return getClass() == Model.class ? "Functional" : super.baseName();
  }

  final @Nullable FunctionalGraph graph() {
    return graph;
  }

  /** {@return the layers, in the order in which they are saved} */
  public List<Layer> layers() {
    return List.copyOf(parts().values());
  }

  /**
   * {@return the layer of that name}
   *
   * @throws IllegalArgumentException if there is none; the message lists the names
   */
  public Layer layer(String layerName) {
    return layers().stream()
        .filter(layer -> layer.name().equals(layerName))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s has no layer '%s'; its layers: %s"
                        .formatted(
                            title(), layerName, layers().stream().map(Layer::name).toList())));
  }

  /** {@return the symbolic inputs of a functional model; empty for others} */
  public List<Tensor> inputs() {
    var known = graph;
    return known == null ? List.of() : known.inputs();
  }

  /** {@return the symbolic outputs of a functional model; empty for others} */
  public List<Tensor> outputs() {
    var known = graph;
    return known == null ? List.of() : known.outputs();
  }

  /** {@return the names of the input layers, in order; empty for a model that is not functional} */
  @Override
  public List<String> inputNames() {
    return inputs().stream().map(t -> stepLayer(t).name()).toList();
  }

  @Override
  protected List<String> outputNames() {
    var keys = outputEnds().keys();
    return keys.size() > 1 ? keys : outputs().stream().map(t -> stepLayer(t).name()).toList();
  }

  private Layer stepLayer(Tensor tensor) {
    var known = graph;
    if (known == null) {
      throw new IllegalStateException(title() + " is not functional");
    }
    return known.stepOf(tensor).layer();
  }

  @Override
  protected void build(List<Shape> inputShapes) {
    if (graph == null) {
      super.build(inputShapes);
    }
  }

  @Override
  protected boolean autocasts() {
    return graph == null;
  }

  @Override
  protected List<Tensor> callAll(List<Tensor> given, Call call) {
    var known = graph;
    return known == null
        ? super.callAll(given, call)
        : known.run(Inputs.fit(this, known.inputs(), given), call);
  }

  /** Makes the weights of a subclassed or deferred model for inputs of these shapes. */
  public Model build(Shape... batchShapes) {
    if (!isBuilt() || weights().isEmpty()) {
      traceOnce(Stream.of(batchShapes).map(s -> Input.ofBatch(s, computeDType())).toList());
      files.applyWaiting();
    }
    return this;
  }

  /** Layers inside a subclassed model make their weights when it computes something. */
  private void traceOnce(List<Tensor> symbols) {
    applyAll(symbols);
    nodes().removeLast();
  }

  @Override
  protected void buildAgain(Shape... inputs) {
    if (graph == null && layers().stream().anyMatch(layer -> !layer.isBuilt())) {
      build(inputs);
    } else {
      super.buildAgain(inputs);
    }
  }

  /** Weights that wait for a subclassed model are there before it computes something real. */
  @Override
  protected void beforeUse(List<Tensor> given) {
    if (files.startsWaiting()) {
      Trace.outside(() -> builtFor(given));
    }
  }

  private Model builtFor(List<Tensor> given) {
    try {
      traceOnce(given.stream().map(x -> Input.ofBatch(x.shape(), x.dtype())).toList());
    } finally {
      files.stopsBuilding();
    }
    files.applyWaiting();
    return this;
  }

  @Override
  protected void afterBuild() {
    if (graph != null) {
      files.applyWaiting();
    }
  }

  @Override
  public List<SavedParts.Place> savedParts() {
    return graph == null
        ? SavedParts.model(parts(), layers())
        : SavedParts.list("layers", layers().stream().filter(Model::isSaved).toList());
  }

  private static boolean isSaved(Layer layer) {
    return !(layer instanceof OperationLayer || layer instanceof TensorFunction);
  }

  // ---- files

  /**
   * Writes architecture, weights, what the model is compiled with, and the state of the optimizer.
   * The name says how: {@code .keras} is the format of Keras 3. Keras: {@code Model.save}.
   *
   * @throws IllegalStateException if the model is not built, so that it has no weights to save
   * @throws SavingException if the file cannot be written; what was there before is still there
   */
  public void save(Path file) {
    files.save(file);
  }

  /**
   * Writes what a {@code .keras} file holds as files of a folder. Keras: {@code Model.save(…,
   * zipped=False)}.
   *
   * @throws IllegalStateException if the model is not built, so that it has no weights to save
   * @throws SavingException if it cannot be written, or the folder is there and holds something
   *     else than a saved model
   */
  public void saveUnzipped(Path folder) {
    files.saveUnzipped(folder);
  }

  /**
   * Writes the weights, and the state of the optimizer if the format holds it: {@code .weights.h5},
   * {@code .weights.json} for several files, {@code .safetensors}.
   *
   * @throws IllegalStateException if the model is not built, so that it has no weights to save
   * @throws SavingException if the file cannot be written; what was there before is still there
   */
  public void saveWeights(Path file) {
    files.saveWeights(file, ModelContent.MAX_SHARD_BYTES);
  }

  /** Writes the weights into files of at most so many bytes: {@code .weights.json}. */
  public void saveWeights(Path file, long maxShardBytes) {
    files.saveWeights(file, maxShardBytes);
  }

  /**
   * Takes the weights of a file, of all of which and for all of which there must be a place. A
   * model that is not built takes them when it is. State of the optimizer is taken too if it fits.
   *
   * @return what was loaded from where
   * @throws SavingException with everything that does not fit; no weight has changed then
   */
  public LoadReport loadWeights(Path file) {
    return files.loadWeights(file, LoadOptions.strict());
  }

  /** Takes the weights of a file as far as {@code how} allows. */
  public LoadReport loadWeights(Path file, LoadOptions how) {
    return files.loadWeights(file, how);
  }

  /** {@return what the last load did, also one that waited for the model to be built} */
  public Optional<LoadReport> loadReport() {
    return files.report();
  }

  final ModelFiles files() {
    return files;
  }

  @Override
  public Map<String, @Nullable Object> getConfig() {
    var known = graph;
    return known == null || getClass() != Model.class
        ? super.getConfig()
        : FunctionalConfig.write(this, known);
  }

  @Override
  protected void readConfig(Map<String, @Nullable Object> config) {
    if (config.containsKey("input_layers")) {
      FunctionalConfig.read(this, config);
    } else {
      super.readConfig(config);
    }
  }

  final void readOptions(Map<String, @Nullable Object> options) {
    super.readConfig(options);
  }

  @Override
  protected Map<String, @Nullable Object> savedBeside() {
    return graph == null ? super.savedBeside() : Saved.beside(this);
  }

  /**
   * {@return the architecture, and what it is compiled with, as JSON in Keras' form; weights are
   * not part of it} Keras: {@code Model.to_json}; read it again with {@link Models#fromJson}.
   *
   * @throws dev.addax.keras.config.ConfigException if a layer's class is in no catalog
   */
  public String toJson() {
    return Json.text(Serialization.serialize(this));
  }

  @Override
  public Model copy() {
    return (Model) super.copy();
  }

  @Override
  public Model reinitialize(long seed) {
    super.reinitialize(seed);
    return this;
  }

  /**
   * {@return this model, each weight drawn with a seed that follows from {@code seed} and its path}
   * Adding a layer then changes the first values of no other. Weights that were loaded or assigned
   * keep their values; those that do not exist yet are drawn so when they are made.
   */
  public Model seed(long seed) {
    pathSeed = seed;
    applyPathSeed();
    return this;
  }

  private void applyPathSeed() {
    var known = pathSeed;
    if (known != null && isBuilt()) {
      drawAgain(known);
    }
  }

  /** Prints the table of layers to standard output. */
  public void summary() {
    System.out.print(Summary.plain().of(this));
  }

  /** Prints the table of layers, with nested models or trainable flags if asked for. */
  public void summary(Summary how) {
    System.out.print(how.of(this));
  }

  /** {@return when and how each weight came to exist} */
  public WeightReport weightsReport() {
    return WeightReport.of(weights());
  }
}
