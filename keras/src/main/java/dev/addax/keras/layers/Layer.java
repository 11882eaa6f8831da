package dev.addax.keras.layers;

import dev.addax.keras.activations.Activation;
import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Serialization;
import dev.addax.keras.initializers.Initializer;
import dev.addax.tensor.Setting;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A function with state. Keras: {@code keras.layers.Layer}.
 *
 * <p>A layer makes its weights in {@link #build}, when it meets its first input, symbolic or real,
 * and computes in {@link #call}. Both are for subclasses to override and for nobody to call; use
 * {@link #apply}:
 *
 * <pre>{@code
 * final class SimpleDense extends Layer implements Fluent<SimpleDense> {
 *   private final int units;
 *   private Variable w, b;
 *
 *   SimpleDense(int units) {
 *     this.units = units;
 *   }
 *
 *   @Override
 *   protected void build(Shape input) {
 *     w = addWeight("w", Shape.of(input.last(), units), new RandomNormal());
 *     b = addWeight("b", Shape.of(units), new Zeros());
 *   }
 *
 *   @Override
 *   protected Tensor call(Tensor x, Call call) {
 *     return x.matmul(w).add(b);
 *   }
 * }
 * }</pre>
 *
 * <p>Layers inside a layer are registered by {@link #track}: their names address their weights in
 * files.
 */
public abstract class Layer extends Operation implements Activation {
  public static final Codec<Layer> CODEC = Codec.object(Layer.class);

  private final Setting<Boolean> trainable = new Setting<>(true);
  private final State state = new State(this);
  private final List<LayerNode> nodes = new ArrayList<>();
  private boolean trainableWasSet;
  private volatile boolean built;

  // ---- configuration

  /**
   * {@return a weight that {@link #build} makes}
   *
   * @throws IllegalStateException if the layer is not built yet
   */
  protected final Variable requireBuilt(@Nullable Variable weight) {
    if (weight == null) {
      throw new IllegalStateException(
          title()
              + " has no weights yet: they are made when it meets its first input, or by"
              + " buildFor(shape)");
    }
    return weight;
  }

  @Override
  public void complete() {
    super.complete();
    if (!trainableWasSet) {
      trainable.set(trainableOption.get());
    }
  }

  @Override
  protected boolean frozen() {
    return built;
  }

  @Override
  public Map<String, @Nullable Object> getConfig() {
    var config = super.getConfig();
    config.put("trainable", trainable.get());
    return config;
  }

  @Override
  protected Map<String, @Nullable Object> savedBeside() {
    return state.buildConfig();
  }

  @Override
  protected void readBeside(Map<String, @Nullable Object> saved) {
    if (!built) {
      state.buildFromConfig(saved.get("build_config"));
    }
  }

  /** Makes the weights for an input of this shape; runs once. */
  protected void build(Shape input) {}

  /** Makes the weights for several inputs. */
  protected void build(List<Shape> inputs) {
    build(inputs.getFirst());
  }

  /** {@return the output for one input} */
  protected Tensor call(Tensor x, Call call) {
    throw new UnsupportedOperationException(
        title() + " does not say what it computes: override call(Tensor x, Call call)");
  }

  /** {@return the output for several inputs} */
  protected Tensor call(List<Tensor> inputs, Call call) {
    if (inputs.size() != 1) {
      throw new IllegalArgumentException(
          "%s takes one input, received %d".formatted(title(), inputs.size()));
    }
    return call(inputs.getFirst(), call);
  }

  /** {@return all outputs; for layers that have several} */
  protected List<Tensor> callAll(List<Tensor> inputs, Call call) {
    return List.of(call(inputs, call));
  }

  /** {@return whether masks pass through: a layer that does not know of masks drops them} */
  protected boolean supportsMasking() {
    return false;
  }

  /**
   * {@return the masks of the outputs, null for none}
   *
   * @param masks the masks of the inputs, one each, null for none
   */
  protected List<@Nullable Tensor> computeMasks(List<Tensor> inputs, List<@Nullable Tensor> masks) {
    return supportsMasking() ? masks.subList(0, 1) : new ArrayList<>();
  }

  /** {@return what each input must look like; asked before and after the layer is built} */
  protected List<InputSpec> inputSpecs() {
    return List.of();
  }

  /** {@return whether examples of a batch influence each other, as in batch normalization} */
  public boolean mixesBatch() {
    return flattened().stream().anyMatch(part -> part != this && part.mixesBatch());
  }

  /**
   * {@return whether Keras passes several inputs as one list argument; merging layers and models
   * do}
   */
  public boolean takesList() {
    return false;
  }

  /**
   * {@return what Keras calls the shapes that its {@code build} takes, if it takes several; empty
   * for one, which may be a list}
   */
  protected List<String> buildArguments() {
    return List.of();
  }

  /** {@return whether training is on where nobody says; true for augmentation layers} */
  protected boolean trainsByDefault() {
    return false;
  }

  /** {@return the dtype of an input that nobody described, as in a Sequential without Input} */
  public DType inputDType() {
    return computeDType();
  }

  /** {@return whether float inputs are cast to the compute dtype} */
  protected boolean autocasts() {
    return true;
  }

  /** {@return the output for one input: builds the layer if it is not built yet} */
  @Override
  public final Tensor apply(Tensor x) {
    return apply(x, Call.DEFAULT);
  }

  public final Tensor apply(Tensor x, Call call) {
    return only(applyAll(List.of(x), call));
  }

  /** {@return the output for several inputs} */
  public final Tensor apply(Tensor first, Tensor second, Tensor... more) {
    var inputs = new ArrayList<>(List.of(first, second));
    inputs.addAll(List.of(more));
    return apply(inputs, Call.DEFAULT);
  }

  public final Tensor apply(List<Tensor> inputs) {
    return apply(inputs, Call.DEFAULT);
  }

  public final Tensor apply(List<Tensor> inputs, Call call) {
    return only(applyAll(inputs, call));
  }

  public final List<Tensor> applyAll(List<Tensor> inputs) {
    return applyAll(inputs, Call.DEFAULT);
  }

  /** {@return all outputs for some inputs} */
  public final List<Tensor> applyAll(List<Tensor> inputs, Call call) {
    return new Applying(this, state).run(inputs, call);
  }

  private Tensor only(List<Tensor> outputs) {
    if (outputs.size() != 1) {
      throw new IllegalStateException(
          "%s has %d outputs; use applyAll".formatted(title(), outputs.size()));
    }
    return outputs.getFirst();
  }

  /** Builds the layer for inputs of these shapes, unless it is built already. */
  public final void buildFor(Shape... inputs) {
    if (!built) {
      enter();
      state.build(List.of(inputs));
    }
  }

  /** For models: builds a layer as it was built when it was saved. */
  protected void buildAgain(Shape... inputs) {
    buildFor(inputs);
  }

  /** For models: builds what it is made of while the model's own name may still change. */
  protected final void assemble(Shape... inputs) {
    place();
    state.build(List.of(inputs));
  }

  /** {@return whether the weights exist} */
  public final boolean isBuilt() {
    return built;
  }

  /** For models, whose layers made their weights before: there is nothing left to build. */
  protected final void markBuilt() {
    built = true;
  }

  /** For models that are put together again: forgets the parts and that it was built. */
  protected final void takeApart() {
    state.clearParts();
    built = false;
  }

  /** For models: draws again what initializers made, unless it was loaded or assigned since. */
  protected final void drawAgain(long seed) {
    state.reinitialize(seed, false);
  }

  /** For models: called before each use, with the inputs. */
  protected void beforeUse(List<Tensor> inputs) {}

  /** For models: called when {@link #build} is done. */
  protected void afterBuild() {}

  /** Registers a part of a model, whose parts may change after it was built. */
  protected final void adopt(String partName, Layer part) {
    state.add(partName, part);
  }

  final void setBuilt() {
    built = true;
  }

  final State state() {
    return state;
  }

  /** {@return the uses of this layer in models under construction, in order} */
  public final List<LayerNode> nodes() {
    return nodes;
  }

  /**
   * {@return the shapes of the outputs, as in the last of the {@link #nodes}, or for a layer that a
   * model calls by itself as its first call gave them; empty before that}
   */
  public final List<Shape> outputShapes() {
    return nodes.isEmpty()
        ? state.firstOutputs()
        : nodes.getLast().outputs().stream().map(Tensor::shape).toList();
  }

  final LayerNode addNode(LayerNode node) {
    nodes.add(node);
    return node;
  }

  /** {@return a new trainable weight; its path is this layer's path and {@code name}} */
  protected final Variable addWeight(String name, Shape shape, Initializer initializer) {
    return addWeight(Weight.of(name, shape, initializer));
  }

  /** {@return a new weight} */
  protected final Variable addWeight(Weight weight) {
    return state.add(weight);
  }

  /**
   * {@return a weight added to a layer that is built, as fine-tuning may need} Optimizers that were
   * built before do not know it.
   */
  protected final Variable addLateWeight(Weight weight) {
    return state.addLate(weight);
  }

  /** {@return a variable made elsewhere, now a weight of this layer} */
  protected final Variable track(Variable variable) {
    return state.add(variable);
  }

  /**
   * {@return a new trainable weight that starts as this value, such as what an initializer gives;
   * its path is this layer's path and {@code name}}
   */
  protected final Variable track(String name, Tensor initial) {
    return state.add(name, initial);
  }

  /**
   * {@return a layer made elsewhere, now a part of this one, addressed by {@code name} in files}
   */
  protected final <L extends Layer> L track(String name, L layer) {
    state.add(name, layer);
    return layer;
  }

  /** Registers state that is no weight and not saved, such as that of a seed generator. */
  protected final void trackState(Variable variable) {
    state.addSeed(variable);
  }

  /** Adds a scalar to the loss of the model that this call is part of. */
  protected final void addLoss(Tensor loss) {
    state.addLoss(loss);
  }

  /** {@return own weights, then those of the parts in the order of tracking, each once} */
  public List<Variable> weights() {
    return state.weights(false);
  }

  /** {@return the weights and the state that is not saved, such as that of seed generators} */
  public List<Variable> variables() {
    return state.weights(true);
  }

  /** {@return the weights that optimizers update: none while this layer is frozen} */
  public final List<Variable> trainableWeights() {
    return isTrainable() ? weights().stream().filter(Variable::isTrainable).toList() : List.of();
  }

  /** {@return the other weights} */
  public final List<Variable> nonTrainableWeights() {
    var trained = trainableWeights();
    return weights().stream().filter(w -> !trained.contains(w)).toList();
  }

  /** {@return own weights only, those created trainable first} */
  public final List<Variable> ownWeights() {
    return state.own();
  }

  /** {@return the parts by the names they were tracked under} */
  public final SequencedMap<String, Layer> parts() {
    return state.parts();
  }

  /** {@return where files of Keras 3 hold the parts; the first place of each counts} */
  public List<SavedParts.Place> savedParts() {
    return SavedParts.attributes(parts());
  }

  /** {@return this layer and all parts of parts, each once} */
  public final List<Layer> flattened() {
    return state.flattened();
  }

  /** {@return the losses that the last call added, and the penalties of trainable weights} */
  public final List<Tensor> losses() {
    return state.losses();
  }

  public final boolean isTrainable() {
    return trainable.get();
  }

  /**
   * {@return this layer, frozen or unfrozen with all its parts and weights} Takes effect at the
   * next training step, without another compile; optimizers keep what they know of the weights.
   */
  public Layer setTrainable(boolean on) {
    trainableWasSet = true;
    trainable.set(on);
    state.setTrainable(on);
    return this;
  }

  /**
   * {@return this layer with all weights as their initializers make them, for cross-validation and
   * the like} Each weight's seed follows from {@code seed} and the weight's path. Weights that no
   * initializer made stay.
   */
  public Layer reinitialize(long seed) {
    state.reinitialize(seed, true);
    return this;
  }

  /** {@return another layer of the same configuration and name, with copies of the weights} */
  public Layer copy() {
    var twin = CODEC.read(Serialization.serialize(this));
    state.copyWeightsTo(twin);
    return twin;
  }

  /** {@return the number of elements of all weights} */
  public final long countParams() {
    return weights().stream().mapToLong(w -> w.type().shape().size()).sum();
  }
}
