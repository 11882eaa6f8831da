package dev.addax.keras.hostile;

import dev.addax.keras.config.Keras;
import dev.addax.keras.initializers.Zeros;
import dev.addax.keras.layers.Input;
import dev.addax.keras.layers.core.Dense;
import dev.addax.keras.models.Model;
import dev.addax.keras.models.Models;
import dev.addax.keras.models.Sequential;
import dev.addax.keras.optimizers.Adam;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.Variable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file that is saved again and again: whoever reads it finds one number in all weights. */
enum Target {
  KERAS("m.keras"),
  HDF5("m.h5"),
  WEIGHTS("m.weights.h5"),
  SHARDS("s.weights.json"),
  SAFETENSORS("m.safetensors");

  private static final int SHARD = 64 << 10;

  private final String file;

  Target(String file) {
    this.file = file;
  }

  Path in(Path folder) {
    return folder.resolve(file);
  }

  private boolean isWhole() {
    return this == KERAS || this == HDF5;
  }

  /** {@return a model whose files take a moment to write} */
  static Model model() {
    Keras.clearSession();
    var model = new Sequential(Input.of(64), dense(256), dense(64));
    model.compile(new Adam(0.01), "mse");
    model.optimizer().build(model.trainableWeights());
    return model;
  }

  private static Dense dense(int units) {
    return new Dense(units).kernelInitializer(new Zeros());
  }

  private static List<Variable> variables(Model model) {
    var variables = new ArrayList<>(model.weights());
    variables.addAll(model.optimizer().variables());
    return variables;
  }

  /** Puts one number into all weights and the state of the optimizer, and saves. */
  void save(Model model, int number, Path folder) {
    for (var v : variables(model)) {
      v.assign(Tensors.full(v.type().shape(), number, v.type().dtype()));
    }
    if (isWhole()) {
      model.save(in(folder));
    } else {
      model.saveWeights(in(folder), SHARD);
    }
  }

  /**
   * {@return the number that was saved}
   *
   * @param host a model for the files that hold none
   */
  int load(Model host, Path folder) {
    var model = isWhole() ? Models.load(in(folder)) : host;
    if (!isWhole()) {
      host.loadWeights(in(folder));
    }
    var found = this == SAFETENSORS ? model.weights() : variables(model);
    double first = found.getFirst().value().toDoubles()[0];
    for (var variable : found) {
      for (double value : variable.value().toDoubles()) {
        if (value != first) {
          throw new IllegalStateException(
              "%s holds %s and %s at once".formatted(file, first, value));
        }
      }
    }
    return (int) first;
  }
}
