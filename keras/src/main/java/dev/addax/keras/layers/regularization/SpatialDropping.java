package dev.addax.keras.layers.regularization;

import dev.addax.keras.layers.InputSpec;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.DataFormat;
import dev.addax.tensor.type.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Drops whole channels. */
abstract class SpatialDropping<L extends SpatialDropping<L>> extends Dropping<L> {
  private final int rank;

  SpatialDropping(int rank) {
    this.rank = rank;
  }

  abstract DataFormat format();

  @Override
  final Shape noiseShape(Tensor x) {
    var shape = x.shape();
    for (int axis : format().spatialAxes(rank + 2)) {
      shape = shape.with(axis, 1);
    }
    return shape;
  }

  @Override
  protected List<InputSpec> inputSpecs() {
    return List.of(InputSpec.rank(rank + 2));
  }

  /** Keras saves these layers with less than others: no trainable flag, and the dtype by name. */
  @Override
  public Map<String, @Nullable Object> getConfig() {
    var all = super.getConfig();
    var config = new LinkedHashMap<String, @Nullable Object>();
    for (var name : List.of("rate", "seed", "name", "dtype", "data_format")) {
      if (all.containsKey(name)) {
        config.put(name, name.equals("dtype") ? variableDType().kerasName() : all.get(name));
      }
    }
    return config;
  }
}
