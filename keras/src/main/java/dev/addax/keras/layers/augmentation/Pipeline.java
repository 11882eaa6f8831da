package dev.addax.keras.layers.augmentation;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.Layer;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Layers that prepare data, one after the other. Keras: {@code keras.layers.Pipeline}. */
public final class Pipeline extends Layer implements Fluent<Pipeline> {
  public static final Schema<Pipeline> SCHEMA =
      Schema.of("keras.layers.Pipeline", Pipeline.class, Pipeline::new);

  private final Option<List<Layer>> layers = required("layers", Layer.CODEC.list());

  private Pipeline() {}

  public Pipeline(Layer... layers) {
    this.layers.set(List.of(layers));
  }

  /** {@return the layers, the first first} */
  public List<Layer> layers() {
    return layers.get();
  }

  @Override
  public void complete() {
    super.complete();
    for (int i = 0; i < layers.get().size(); i++) {
      track("_pipeline_layers/" + i, layers.get().get(i));
    }
  }

  /** Each layer is built when it meets its input. */
  @Override
  protected void build(List<Shape> inputs) {}

  @Override
  protected boolean trainsByDefault() {
    return true;
  }

  @Override
  protected boolean autocasts() {
    return false;
  }

  @Override
  protected List<Tensor> callAll(List<Tensor> inputs, Call call) {
    var told = Call.DEFAULT.training(call.training());
    var first = call.mask() == null ? told : told.mask(call.mask());
    var data = inputs;
    for (var layer : layers.get()) {
      data = layer.applyAll(data, data == inputs ? first : told);
    }
    return data;
  }

  @Override
  public Map<String, @Nullable Object> getConfig() {
    var config = new LinkedHashMap<String, @Nullable Object>();
    config.put("layers", Layer.CODEC.list().write(layers.get()));
    config.put("name", name());
    return config;
  }
}
