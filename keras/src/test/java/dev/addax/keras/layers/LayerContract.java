package dev.addax.keras.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.addax.keras.config.Json;
import dev.addax.keras.config.Serialization;
import dev.addax.keras.saving.LoadOptions;
import dev.addax.keras.saving.Loading;
import dev.addax.keras.saving.ModelContent;
import dev.addax.keras.saving.ModelFormats;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every layer: real and symbolic shapes agree, weights are made once and counted,
 * what is saved comes back and computes the same, masks go where they should, gradients agree with
 * differences, half precision stays near full precision, and nothing can be configured after the
 * first use.
 *
 * <pre>{@code
 * LayerContract.of(() -> new Dense(4)).input(2, 3).output(2, 4).weights(2, 0).passesMask().check();
 * }</pre>
 */
final class LayerContract {
  private static final double HALF = 3e-2;

  private final Supplier<? extends Layer> make;
  private final List<Shape> inputs = new ArrayList<>();
  private DType inputDType = DType.FLOAT32;
  private int indices;
  private Shape output = Shape.SCALAR;
  private int trainable;
  private int nonTrainable;
  private boolean passesMask;
  private boolean ownMask;
  private boolean smooth = true;
  private boolean open = true;

  private LayerContract(Supplier<? extends Layer> make) {
    this.make = make;
  }

  static LayerContract of(Supplier<? extends Layer> make) {
    return new LayerContract(make);
  }

  /** Adds an input of floats. */
  LayerContract input(int... dims) {
    inputs.add(Shape.of(dims));
    return this;
  }

  /** Adds an input of indices below {@code limit}. */
  LayerContract indices(int limit, int... dims) {
    indices = limit;
    inputDType = DType.INT32;
    return input(dims);
  }

  LayerContract output(int... dims) {
    output = Shape.of(dims);
    return this;
  }

  LayerContract weights(int trainable, int nonTrainable) {
    this.trainable = trainable;
    this.nonTrainable = nonTrainable;
    return this;
  }

  LayerContract passesMask() {
    passesMask = true;
    return this;
  }

  /** Masks of the layer have other shapes than those of steps. */
  LayerContract ownMask() {
    ownMask = true;
    return this;
  }

  /** The layer has no gradients, or jumps. */
  LayerContract notSmooth() {
    smooth = false;
    return this;
  }

  /** The layer needs to know all sizes but that of the batch. */
  LayerContract needsSizes() {
    open = false;
    return this;
  }

  void check() {
    realAndSymbolicAgree();
    weightsAreMadeOnce();
    savedAndReadBack();
    if (!ownMask) {
      masks();
    }
    if (smooth) {
      Differences.check(typed(sample(), "float64"), data(DType.FLOAT64));
    }
    halfPrecision();
    frozenWhenBuilt();
  }

  private List<Tensor> data(DType floats) {
    var random = new Random(7);
    var made = new ArrayList<Tensor>();
    for (var shape : inputs) {
      var values = new double[(int) shape.size()];
      Arrays.setAll(
          values, i -> inputDType.isInteger() ? random.nextInt(indices) : random.nextGaussian());
      var flat = Tensors.of(values, values.length).reshape(shape);
      made.add(flat.cast(inputDType.isInteger() ? inputDType : floats));
    }
    return made;
  }

  private void realAndSymbolicAgree() {
    var real = make.get().apply(data(DType.FLOAT32));
    assertThat(real.shape()).isEqualTo(output);
    assertThat(real.dtype()).isEqualTo(DType.FLOAT32);
    assertThat(symbolic(shape -> shape)).isEqualTo(output);
    assertThat(symbolic(shape -> shape.with(0, Shape.UNKNOWN)).slice(1, output.rank()))
        .isEqualTo(output.slice(1, output.rank()));
    if (open) {
      assertThat(symbolic(LayerContract::opened).accepts(output)).isTrue();
    }
  }

  private interface Widening {
    Shape of(Shape shape);
  }

  private static Shape opened(Shape shape) {
    for (int axis = 0; axis < shape.rank() - 1; axis++) {
      shape = shape.with(axis, Shape.UNKNOWN);
    }
    return shape;
  }

  private Shape symbolic(Widening widening) {
    var symbols =
        inputs.stream().map(shape -> Input.ofBatch(widening.of(shape), inputDType)).toList();
    return make.get().apply(symbols).shape();
  }

  private void weightsAreMadeOnce() {
    var layer = make.get();
    layer.apply(data(DType.FLOAT32));
    var weights = layer.weights();
    assertThat(layer.trainableWeights()).as("trainable weights").hasSize(trainable);
    assertThat(layer.nonTrainableWeights()).as("other weights").hasSize(nonTrainable);
    assertThat(weights).allMatch(w -> w.path().startsWith(layer.name() + "/"));
    layer.apply(data(DType.FLOAT32));
    assertThat(layer.weights()).isEqualTo(weights);
    layer.setTrainable(false);
    assertThat(layer.trainableWeights()).isEmpty();
  }

  private void savedAndReadBack() {
    var layer = make.get();
    var data = data(DType.FLOAT32);
    var before = layer.apply(data);
    var json = Json.text(Serialization.serialize(layer));
    var revived = Serialization.deserialize(Layer.class, Json.parse(json));
    assertThat(revived).hasSameClassAs(layer);
    assertThat(Json.text(Serialization.serialize(revived))).isEqualTo(json);
    assertThat(types(revived)).as("weights built from the config").isEqualTo(types(layer));
    throughAFile(layer, revived);
    assertThat(revived.apply(data).toFloats()).isEqualTo(before.toFloats());
  }

  /** Gives a layer the weights of another one by way of a file. */
  private static void throughAFile(Layer from, Layer to) {
    try {
      var file = Files.createTempFile("layer", ".weights.h5");
      try {
        ModelFormats.forWriting(file).write(ModelContent.of(from, null), file);
        try (var saved = ModelFormats.open(file)) {
          var report = Loading.weights(saved, to, LoadOptions.strict());
          assertThat(report.isComplete()).isTrue();
        }
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Layer sample() {
    var sample = make.get();
    sample.apply(data(DType.FLOAT32));
    return sample;
  }

  private static List<String> types(Layer layer) {
    return layer.weights().stream().map(w -> w.name() + " " + w.type()).toList();
  }

  private void masks() {
    var data = data(DType.FLOAT32);
    var masked = new ArrayList<Tensor>();
    @Nullable Tensor first = null;
    for (var x : data) {
      if (x.rank() < 2) {
        return;
      }
      var mask = x.narrow(-1, 0, 1).squeeze(-1).greater(-5);
      first = first == null ? mask : first;
      masked.add(x.withMask(mask));
    }
    var out = make.get().apply(masked).mask();
    if (passesMask) {
      assertThat(out).as("mask").isNotNull();
      assertThat(out.toBooleans()).isEqualTo(first.toBooleans());
    } else {
      assertThat(out).as("mask").isNull();
    }
  }

  /** {@return the sample with another dtype and the same weights} */
  private Layer typed(Layer sample, String dtype) {
    var saved = new LinkedHashMap<Object, Object>((Map<?, ?>) Serialization.serialize(sample));
    var config = new LinkedHashMap<Object, Object>((Map<?, ?>) saved.get("config"));
    config.put("dtype", dtype);
    saved.put("config", config);
    var layer = Serialization.deserialize(Layer.class, saved);
    for (int i = 0; i < sample.weights().size(); i++) {
      Variable weight = sample.weights().get(i);
      layer.weights().get(i).assign(weight.value());
    }
    return layer;
  }

  private void halfPrecision() {
    var sample = sample();
    var expected = sample.apply(data(DType.FLOAT32)).toFloats();
    for (var dtype : List.of("mixed_float16", "mixed_bfloat16", "float16")) {
      var layer = typed(sample, dtype);
      var half = layer.apply(data(DType.FLOAT32));
      assertThat(half.dtype()).as(dtype).isEqualTo(layer.computeDType());
      // Some weights are always kept in float32.
      var kept = List.of(layer.variableDType(), DType.FLOAT32);
      assertThat(layer.weights().stream().map(w -> w.type().dtype()).filter(DType::isFloating))
          .as(dtype)
          .allMatch(kept::contains);
      var values = half.toFloats();
      for (int i = 0; i < values.length; i++) {
        double most = HALF * Math.max(1, Math.abs(expected[i]));
        assertThat((double) values[i]).as(dtype).isCloseTo(expected[i], within(most));
      }
    }
  }

  private void frozenWhenBuilt() {
    var layer = make.get();
    layer.apply(data(DType.FLOAT32));
    assertThatThrownBy(() -> ((Fluent<?>) layer).name("late"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(layer.name())
        .hasMessageContaining("already built");
  }
}
