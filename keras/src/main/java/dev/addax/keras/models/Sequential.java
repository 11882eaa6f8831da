package dev.addax.keras.models;

import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.Schema;
import dev.addax.keras.config.Serialization;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.InputLayer;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.LayerNode;
import dev.addax.keras.layers.ShapeCodec;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Layers one after the other. Keras: {@code keras.Sequential}.
 *
 * <p>With an {@code Input} in front its weights exist at once; without, they are made when it meets
 * its first input or is told its shape by {@link #build}.
 */
public class Sequential extends Model {
  public static final Schema<Sequential> SCHEMA =
      Schema.of("keras.Sequential", Sequential.class, Sequential::new);

  private final List<Layer> stack = new ArrayList<>();
  private @Nullable InputLayer input;

  public Sequential() {}

  /** A stack that is built when it meets its first input. */
  public Sequential(Layer... layers) {
    this(List.of(layers));
  }

  /** A stack over an input, built at once. */
  public Sequential(Tensor input, Layer... layers) {
    begin(input);
    List.of(layers).forEach(this::push);
    rebuild();
  }

  public Sequential(List<? extends Layer> layers) {
    layers.forEach(this::push);
    rebuild();
  }

  @Override
  protected String baseName() {
    return "Sequential";
  }

  @Override
  public Sequential name(String text) {
    super.name(text);
    return this;
  }

  private void begin(Tensor symbol) {
    var source = LayerNode.Source.of(symbol);
    if (source == null || !(source.node().layer() instanceof InputLayer layer)) {
      throw new IllegalArgumentException(
          "A Sequential begins with Input.of(…), received " + symbol.type());
    }
    input = layer;
  }

  /**
   * {@return this model with one more layer at the end}
   *
   * @throws IllegalArgumentException if it has a layer of that name already
   */
  public Sequential add(Layer layer) {
    push(layer);
    rebuild();
    return this;
  }

  /** {@return this model beginning with {@code symbol}, or with one more layer of that input} */
  public Sequential add(Tensor symbol) {
    if (!stack.isEmpty() || input != null) {
      throw new IllegalStateException(
          title() + " already has layers; an Input can only come first");
    }
    begin(symbol);
    return this;
  }

  /** Removes the last layer. */
  public Sequential pop() {
    stack.removeLast();
    takeApart();
    rebuild();
    return this;
  }

  private void push(Layer layer) {
    if (layer instanceof InputLayer first) {
      if (!stack.isEmpty() || (input != null && input != first)) {
        throw new IllegalArgumentException(
            "Sequential has an input already; an InputLayer can only come first");
      }
      input = first;
      return;
    }
    if (stack.stream().anyMatch(other -> other.name().equals(layer.name()))) {
      throw new IllegalArgumentException(
          "All layers of a Sequential need different names; there is a layer '%s' already"
              .formatted(layer.name()));
    }
    stack.add(layer);
  }

  private void rebuild() {
    disconnect();
    var first = input;
    if (first != null && !stack.isEmpty()) {
      assemble(first.batchShape());
    } else if (!stack.isEmpty()
        && stack.getFirst() instanceof Model model
        && model.inputs().size() == 1) {
      assemble(model.inputs().getFirst().shape());
    } else {
      stack.forEach(layer -> adopt(layer.name(), layer));
    }
  }

  @Override
  protected void build(List<Shape> shapes) {
    if (stack.isEmpty()) {
      throw new IllegalStateException(
          title() + " has no layers yet; add(layer) comes before build");
    }
    var first = input;
    if (first == null) {
      var shape = shapes.getFirst();
      first = new InputLayer(shape.with(0, Shape.UNKNOWN), stack.getFirst().inputDType());
      input = first;
    }
    takeApart();
    var x = first.output();
    for (var layer : stack) {
      x = layer.apply(x);
    }
    connect(List.of(first.output()), List.of(x));
  }

  @Override
  public Sequential build(Shape... batchShapes) {
    if (graph() == null) {
      buildFor(batchShapes);
    }
    return this;
  }

  @Override
  protected List<Tensor> callAll(List<Tensor> given, Call call) {
    if (graph() == null) {
      throw new IllegalStateException(title() + " is not built");
    }
    return super.callAll(given, call);
  }

  /** {@return the layers, without the input} */
  @Override
  public List<Layer> layers() {
    return List.copyOf(stack);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if the layers have not met an input, so that no weights exist
   */
  @Override
  public List<Variable> weights() {
    if (graph() == null && !stack.isEmpty()) {
      throw new IllegalStateException(
          "%s has no weights yet: they are made when it meets its first input. Call build(Shape.of(-1, …)), begin it with Input.of(…), or give it data"
              .formatted(title()));
    }
    return super.weights();
  }

  @Override
  public Map<String, @Nullable Object> getConfig() {
    var config = super.getConfig();
    var layers = new ArrayList<@Nullable Object>();
    var first = input;
    if (first != null) {
      layers.add(Serialization.serialize(first));
    }
    stack.forEach(layer -> layers.add(Serialization.serialize(layer)));
    config.put("layers", layers);
    if (graph() != null && first != null) {
      config.put("build_input_shape", ShapeCodec.SHAPE.write(first.batchShape()));
    }
    return config;
  }

  @Override
  protected void readConfig(Map<String, @Nullable Object> config) {
    var options = new java.util.LinkedHashMap<>(config);
    var layers = options.remove("layers");
    var shape = options.remove("build_input_shape");
    options.remove("dtype"); // Keras gives a stack that it reads the global policy
    readOptions(options);
    if (!(layers instanceof List<?> list)) {
      throw new ConfigException("missing 'layers', a list of layers");
    }
    for (var json : list) {
      push(Serialization.deserialize(Layer.class, json));
    }
    rebuild();
    if (graph() == null && shape != null && !stack.isEmpty()) {
      buildFor(ShapeCodec.SHAPE.read(shape));
    }
  }

  @Override
  public List<String> inputNames() {
    var first = input;
    return first == null ? List.of() : List.of(first.name());
  }

  /** {@return the shape of the input with the batch size, if it is known} */
  public java.util.Optional<Shape> inputShape() {
    return java.util.Optional.ofNullable(input).map(InputLayer::batchShape);
  }
}
