package dev.addax.keras.layers;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.DTypePolicy;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The layer behind an {@link Input}. Keras: {@code keras.layers.InputLayer}. */
public final class InputLayer extends Layer implements Fluent<InputLayer> {
  public static final Schema<InputLayer> SCHEMA =
      Schema.of("keras.layers.InputLayer", InputLayer.class, InputLayer::new);

  private final Option<Shape> batchShape = required("batch_shape", ShapeCodec.SHAPE);
  private final Option<Boolean> sparse = option("sparse", Codec.BOOLEAN, false);
  private final Option<Boolean> ragged = option("ragged", Codec.BOOLEAN, false);
  private final Option<Boolean> optional = option("optional", Codec.BOOLEAN, false);

  private InputLayer() {}

  /** An input whose shape includes the batch size, {@link Shape#UNKNOWN} for any. */
  public InputLayer(Shape batchShape, DType dtype) {
    this.batchShape.set(batchShape);
    dtypeOption.set(new DTypePolicy(dtype.kerasName()));
  }

  static InputLayer of(Shape batchShape, DType dtype, String name) {
    var layer = new InputLayer(batchShape, dtype);
    layer.name(name);
    return layer;
  }

  /** {@return the shape with the batch size, negative where unknown} */
  public Shape batchShape() {
    return batchShape.get();
  }

  /** {@return the symbolic tensor that begins a model; always the same} */
  public Tensor output() {
    if (nodes().isEmpty()) {
      enter();
      var type = new TensorType(computeDType(), batchShape.get());
      addNode(
          new LayerNode(
              this,
              List.of(),
              Call.DEFAULT,
              List.of(type),
              Arrays.asList((TensorType) null),
              Arrays.asList((Tensor) null)));
      setBuilt();
    }
    return nodes().getFirst().outputs().getFirst();
  }

  @Override
  public Map<String, @Nullable Object> getConfig() {
    var config = new LinkedHashMap<String, @Nullable Object>();
    config.put("batch_shape", ShapeCodec.SHAPE.write(batchShape.get()));
    config.put("dtype", computeDType().kerasName());
    config.put("sparse", sparse.get());
    config.put("ragged", ragged.get());
    config.put("name", name());
    config.put("optional", optional.get());
    return config;
  }
}
