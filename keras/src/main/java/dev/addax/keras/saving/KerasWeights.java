package dev.addax.keras.saving;

import dev.addax.keras.layers.Assets;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.Stored;
import dev.addax.keras.optimizers.Optimizer;
import dev.addax.tensor.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Weights in the layout of Keras 3: objects have the path of the attributes by which they are
 * reached, layers of a model are counted by class. Keras: {@code saving_lib._load_state}.
 */
final class KerasWeights implements WeightSource {
  private static final String OPTIMIZER = "optimizer";

  /** What other versions of Keras store and this one makes anew. */
  private static final Set<String> STATE =
      Set.of(
          OPTIMIZER,
          "metrics",
          "_metrics",
          "compile_metrics",
          "_compile_metrics",
          "_loss_tracker",
          "loss_tracker",
          "seed_generator",
          "_seed_generators",
          "random_generator",
          "_random_generator");

  private final VarsGroups vars;
  private final Map<String, byte[]> assets;

  KerasWeights(VarsGroups vars, Map<String, byte[]> assets) {
    this.vars = vars;
    this.assets = assets;
  }

  @Override
  public List<StoredTensor> tensors() {
    return vars.paths().stream()
        .filter(path -> !isState(path))
        .flatMap(path -> vars.ordered(path).stream())
        .toList();
  }

  @Override
  public List<StoredTensor> optimizer() {
    return vars.ordered(OPTIMIZER);
  }

  /** Since Keras 3 says the names of objects, the order of the state is that of today. */
  @Override
  public List<StoredTensor> optimizer(Optimizer target) {
    return vars.nameOf(OPTIMIZER).isPresent() ? optimizer() : WeightSource.super.optimizer(target);
  }

  @Override
  public Map<String, byte[]> assets() {
    return assets;
  }

  @Override
  public List<StoredTensor> ofLayer(String name) {
    return vars.paths().stream()
        .filter(path -> vars.nameOf(path).filter(name::equals).isPresent())
        .flatMap(path -> vars.ordered(path).stream())
        .toList();
  }

  private static boolean isState(String path) {
    for (var part : path.split("/")) {
      if (STATE.contains(part)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void match(Layer model, LoadOptions options, Matching into) {
    var match = new Match(into);
    if (options.byName()) {
      match.byName(model);
    } else {
      match.visit(model, "");
    }
    match.finish();
  }

  /** One comparison of a file with a model. */
  private final class Match {
    private final Matching into;
    private final Map<Layer, String> expected = new LinkedHashMap<>();
    private final Set<Layer> found = new LinkedHashSet<>();
    private final Set<String> used = new LinkedHashSet<>();
    private final Set<Layer> withAssets = new LinkedHashSet<>();
    private final OlderPaths older = new OlderPaths(vars);

    Match(Matching into) {
      this.into = into;
    }

    /** Looks for a layer and its parts at a path, which need not be the first one for it. */
    void visit(Layer layer, String path) {
      boolean known = expected.putIfAbsent(layer, path) != null;
      if (!found.contains(layer)) {
        pair(layer, path);
      }
      if (known && !vars.hasBelow(path)) {
        return;
      }
      for (var place : layer.savedParts()) {
        var below = path.isEmpty() ? place.path() : path + "/" + place.path();
        if (!expected.containsKey(place.part()) || vars.hasBelow(path(below))) {
          visit(place.part(), below);
        }
      }
    }

    private void pair(Layer layer, String wanted) {
      var path = path(wanted);
      var stored = vars.of(path);
      var weights = Stored.weightsOf(layer);
      if (!weights.isEmpty() && !stored.isEmpty()) {
        found.add(layer);
        used.add(path);
        pair(weights, stored, path);
        if (layer instanceof Stored own) {
          into.afterwards(own::loaded);
        }
      }
      assets(layer, wanted);
    }

    private void pair(
        Map<String, Variable> weights, Map<String, StoredTensor> stored, String path) {
      weights.forEach(
          (name, weight) -> {
            var tensor = stored.get(name);
            if (tensor == null) {
              into.missing(weight, path + "/vars/" + name);
            } else {
              into.pair(weight, tensor);
            }
          });
      stored.forEach(
          (name, tensor) -> {
            if (!weights.containsKey(name)) {
              into.unexpected(tensor);
            }
          });
    }

    private void assets(Layer layer, String path) {
      var files = new HashMap<String, byte[]>();
      var prefix = path.isEmpty() ? "" : path + "/";
      assets.forEach(
          (name, content) -> {
            var rest = name.startsWith(prefix) ? name.substring(prefix.length()) : "/";
            if (rest.indexOf('/') < 0) {
              files.put(rest, content);
            }
          });
      if (!files.isEmpty() && layer instanceof Assets owner && withAssets.add(layer)) {
        into.afterwards(() -> owner.loadAssets(files));
      }
    }

    private String path(String path) {
      return older.path(path);
    }

    void byName(Layer model) {
      var places = new HashMap<String, List<String>>();
      for (var path : vars.paths()) {
        vars.nameOf(path)
            .ifPresent(name -> places.computeIfAbsent(name, _ -> new ArrayList<>()).add(path));
      }
      for (var layer : model.flattened()) {
        var candidates = places.getOrDefault(layer.name(), List.of());
        expected.put(layer, candidates.isEmpty() ? layer.path() : candidates.getFirst());
        if (candidates.size() == 1) {
          visitNamed(layer, candidates.getFirst());
        } else if (candidates.size() > 1 && !Stored.weightsOf(layer).isEmpty()) {
          into.note("several objects are named '%s' in the file".formatted(layer.name()));
        }
      }
    }

    private void visitNamed(Layer layer, String path) {
      if (!found.contains(layer)) {
        pair(layer, path);
      }
    }

    void finish() {
      expected.forEach(
          (layer, path) -> {
            if (!found.contains(layer)) {
              Stored.weightsOf(layer)
                  .forEach((name, weight) -> into.missing(weight, join(path, "vars/" + name)));
            }
          });
      var left = new ArrayList<String>();
      for (var path : vars.paths()) {
        if (isState(path)) {
          if (!path.startsWith(OPTIMIZER)) {
            left.add(path);
          }
        } else if (!used.contains(path)) {
          vars.ordered(path).forEach(into::unexpected);
        }
      }
      if (!left.isEmpty()) {
        into.note("state of metrics and random generators is not taken over: " + left);
      }
    }

    private static String join(String path, String more) {
      return path.isEmpty() ? more : path + "/" + more;
    }
  }
}
