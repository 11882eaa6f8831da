package dev.addax.keras.layers;

import dev.addax.keras.config.Seed;
import dev.addax.keras.initializers.Initializer;
import dev.addax.tensor.Provenance;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** What a layer has: its own weights, its parts, and the losses of its last call. */
final class State {
  private final Layer layer;
  private final List<Variable> trainable = new ArrayList<>();
  private final List<Variable> nonTrainable = new ArrayList<>();
  private final List<Variable> seeds = new ArrayList<>();
  private final Map<Variable, Initializer> initializers = new LinkedHashMap<>();
  private final SequencedMap<String, Layer> parts = new LinkedHashMap<>();
  private List<Tensor> callLosses = new ArrayList<>();
  private @Nullable List<Shape> builtFor;
  private volatile @Nullable List<Shape> firstOutputs;

  State(Layer layer) {
    this.layer = layer;
  }

  // ---- build

  void build(List<Shape> inputs) {
    if (layer.isBuilt()) {
      return;
    }
    Scope.build(
        layer,
        () -> {
          layer.build(inputs);
          return inputs;
        });
    builtFor = inputs;
    layer.setBuilt();
    layer.afterBuild();
  }

  /** {@return Keras' build_config} */
  void called(List<Tensor> outputs) {
    if (firstOutputs == null) {
      firstOutputs = outputs.stream().map(Tensor::shape).toList();
    }
  }

  /** {@return the shapes that the first call gave; empty before it} */
  List<Shape> firstOutputs() {
    var shapes = firstOutputs;
    return shapes == null ? List.of() : shapes;
  }

  Map<String, @Nullable Object> buildConfig() {
    var shapes = builtFor;
    if (shapes == null) {
      return Map.of();
    }
    var config = new LinkedHashMap<String, @Nullable Object>();
    var names = layer.buildArguments();
    if (shapes.size() > 1 && !names.isEmpty()) {
      config.put("shapes_dict", named(names, shapes));
      return Map.of("build_config", config);
    }
    config.put(
        "input_shape",
        shapes.size() == 1
            ? ShapeCodec.SHAPE.write(shapes.getFirst())
            : ShapeCodec.SHAPE.list().write(shapes));
    return Map.of("build_config", config);
  }

  /** What is left for the last argument of several goes there as a list. */
  private static Map<String, @Nullable Object> named(List<String> names, List<Shape> shapes) {
    var named = new LinkedHashMap<String, @Nullable Object>();
    for (int i = 0; i < Math.min(names.size(), shapes.size()); i++) {
      boolean rest = i == names.size() - 1 && shapes.size() > names.size();
      named.put(
          names.get(i),
          rest
              ? ShapeCodec.SHAPE.list().write(shapes.subList(i, shapes.size()))
              : ShapeCodec.SHAPE.write(shapes.get(i)));
    }
    return named;
  }

  void buildFromConfig(@Nullable Object config) {
    if (!(config instanceof Map<?, ?> map)) {
      return;
    }
    var shapes = new ArrayList<Shape>();
    if (map.get("input_shape") instanceof List<?> given) {
      collect(given, shapes);
    } else if (map.get("shapes_dict") instanceof Map<?, ?> named) {
      named.values().stream()
          .filter(List.class::isInstance)
          .forEach(each -> collect((List<?>) each, shapes));
    }
    if (!shapes.isEmpty()) {
      layer.buildAgain(shapes.toArray(Shape[]::new));
    }
  }

  private static void collect(List<?> given, List<Shape> shapes) {
    if (given.stream().allMatch(d -> d == null || d instanceof Number)) {
      shapes.add(
          Shape.of(
              given.stream()
                  .mapToInt(d -> d == null ? Shape.UNKNOWN : ((Number) d).intValue())
                  .toArray()));
    } else {
      given.forEach(each -> collect((List<?>) each, shapes));
    }
  }

  // ---- weights

  Variable add(Weight weight) {
    return add(made(weight));
  }

  /** Adds a weight although the layer is built. */
  Variable addLate(Weight weight) {
    return keep(made(weight));
  }

  private Variable made(Weight weight) {
    if (weight.name().contains("/")) {
      throw new IllegalArgumentException(
          "A weight's name may not contain '/', received '" + weight.name() + "'");
    }
    if (!weight.shape().isKnown()) {
      throw new IllegalArgumentException(
          "%s cannot make weight '%s' of shape %s: an input dimension that it depends on is not known; give it in Input"
              .formatted(layer.title(), weight.name(), weight.shape()));
    }
    var dtype = weight.dtype() == null ? layer.variableDType() : weight.dtype();
    var from = new Provenance.Initialized(weight.initializer().toString());
    var variable =
        new Variable(
            weight.name(),
            () -> layer.path() + "/" + weight.name(),
            new TensorType(dtype, weight.shape()),
            () -> weight.initializer().apply(weight.shape(), dtype),
            weight.trainable(),
            from);
    variable.setRegularizer(weight.regularizer()).setConstraint(weight.constraint());
    initializers.put(variable, weight.initializer());
    return variable;
  }

  Variable add(String name, Tensor initial) {
    return add(
        new Variable(
            name, () -> layer.path() + "/" + name, () -> initial, true, new Provenance.Assigned()));
  }

  Variable add(Variable variable) {
    if (layer.isBuilt()) {
      throw new IllegalStateException(
          "%s is already built; weights are made in the constructor or in build (received '%s')"
              .formatted(layer.title(), variable.name()));
    }
    return keep(variable);
  }

  private Variable keep(Variable variable) {
    // The store is chosen by how the variable was created, so freezing later moves nothing.
    (variable.isTrainable() ? trainable : nonTrainable).add(variable);
    if (!layer.isTrainable()) {
      variable.setTrainable(false);
    }
    return variable;
  }

  void addSeed(Variable variable) {
    seeds.add(variable);
  }

  void add(String name, Layer part) {
    var before = parts.putIfAbsent(name, part);
    if (before != null && before != part) {
      throw new IllegalArgumentException(
          "%s already has a part '%s' (%s); give %s another name"
              .formatted(layer.title(), name, before.title(), part.title()));
    }
  }

  SequencedMap<String, Layer> parts() {
    return parts;
  }

  /** Forgets parts, for models that are taken apart and put together again. */
  void clearParts() {
    parts.clear();
    firstOutputs = null;
  }

  /**
   * Draws again what initializers made, each weight with a seed that follows from {@code seed} and
   * its path, so that other layers change nothing.
   *
   * @param all whether weights that were loaded or assigned since are reset too
   */
  void reinitialize(long seed, boolean all) {
    for (var part : flattened()) {
      part.state()
          .initializers
          .forEach(
              (weight, initializer) -> {
                if (all || weight.provenance() instanceof Provenance.Initialized) {
                  var seeded = initializer.seeded(Seed.of(PathSeed.of(seed, weight.path())));
                  var value = seeded.apply(weight.type().shape(), weight.type().dtype());
                  weight.assign(value, new Provenance.Initialized(seeded.toString()));
                }
              });
    }
  }

  List<Variable> own() {
    var all = new ArrayList<>(trainable);
    all.addAll(nonTrainable);
    return all;
  }

  List<Variable> weights(boolean withSeeds) {
    var all = new LinkedHashSet<Variable>();
    collect(all, withSeeds);
    return List.copyOf(all);
  }

  private void collect(SequencedSet<Variable> all, boolean withSeeds) {
    all.addAll(trainable);
    all.addAll(nonTrainable);
    if (withSeeds) {
      all.addAll(seeds);
    }
    for (var part : parts.values()) {
      all.addAll(withSeeds ? part.variables() : part.weights());
    }
  }

  List<Layer> flattened() {
    var all = new LinkedHashSet<Layer>();
    flatten(all);
    return List.copyOf(all);
  }

  private void flatten(SequencedSet<Layer> all) {
    if (all.add(layer)) {
      parts.values().forEach(part -> part.state().flatten(all));
    }
  }

  void setTrainable(boolean on) {
    trainable.forEach(variable -> variable.setTrainable(on));
    parts.values().forEach(part -> part.setTrainable(on));
  }

  /** Gives a layer of the same configuration the values of these weights. */
  void copyWeightsTo(Layer twin) {
    if (layer.isBuilt()) {
      copyBuiltWeightsTo(twin);
    }
    copyOwnStateTo(twin);
  }

  private void copyBuiltWeightsTo(Layer twin) {
    var mine = layer.weights();
    if (!twin.isBuilt() && builtFor != null) {
      twin.buildFor(builtFor.toArray(Shape[]::new));
    }
    var theirs = twin.weights();
    if (mine.size() != theirs.size()) {
      throw new IllegalStateException(
          "%s has %d weights, its copy has %d: its configuration does not say all that build depends on"
              .formatted(layer.title(), mine.size(), theirs.size()));
    }
    for (int i = 0; i < mine.size(); i++) {
      theirs.get(i).assign(mine.get(i).value(), mine.get(i).provenance());
    }
  }

  /** What is no weight, such as a vocabulary. */
  private void copyOwnStateTo(Layer twin) {
    var mine = flattened();
    var theirs = twin.flattened();
    for (int i = 0; i < Math.min(mine.size(), theirs.size()); i++) {
      if (mine.get(i) instanceof Assets from && theirs.get(i) instanceof Assets to) {
        copyStored(mine.get(i), theirs.get(i));
        to.loadAssets(from.assets());
      }
    }
  }

  private static void copyStored(Layer mine, Layer theirs) {
    if (mine instanceof Stored from && theirs instanceof Stored to) {
      var values = from.storedWeights();
      to.storedWeights()
          .forEach(
              (name, weight) -> weight.assign(java.util.Objects.requireNonNull(values.get(name))));
      to.loaded();
    }
  }

  // ---- losses

  void addLoss(Tensor loss) {
    callLosses.add(loss);
  }

  void clearLosses() {
    flattened().forEach(part -> part.state().callLosses = new ArrayList<>());
  }

  List<Tensor> losses() {
    var all = new ArrayList<Tensor>();
    flattened().forEach(part -> all.addAll(part.state().callLosses));
    for (var weight : layer.trainableWeights()) {
      var penalty = weight.regularizer();
      if (penalty != null) {
        all.add(penalty.apply(weight.value()));
      }
    }
    return all;
  }
}
