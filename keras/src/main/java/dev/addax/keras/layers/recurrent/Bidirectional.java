package dev.addax.keras.layers.recurrent;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.config.Serialization;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.InputSpec;
import dev.addax.keras.layers.Layer;
import dev.addax.tensor.Movement;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A recurrent layer in both directions, each with weights of its own. Keras: {@code
 * keras.layers.Bidirectional}.
 *
 * <p>The outputs are joined ({@code concat}), added, averaged, multiplied, or both given (null).
 * Last states follow, forward then backward, if the layer gives states.
 */
public final class Bidirectional extends Layer implements Fluent<Bidirectional> {
  public static final Schema<Bidirectional> SCHEMA =
      Schema.of("keras.layers.Bidirectional", Bidirectional.class, Bidirectional::new);

  private final Option<@Nullable String> mergeMode =
      option("merge_mode", Codec.oneOf("concat", "sum", "ave", "mul").nullable(), "concat");
  private final Option<Layer> layer = required("layer", Layer.CODEC);
  private final Option<@Nullable Layer> backwardLayer =
      option("backward_layer", Layer.CODEC.nullable(), null);

  private @Nullable RecurrentLayer<?> forward;
  private @Nullable RecurrentLayer<?> backward;

  private Bidirectional() {}

  /** Both directions are made from the configuration of {@code layer}, which itself is not used. */
  public Bidirectional(RecurrentLayer<?> layer) {
    this.layer.set(layer);
  }

  /** {@return this with another way to put both outputs together; null gives both} */
  public Bidirectional mergeMode(@Nullable String mode) {
    if (mode == null) {
      mergeMode.set(null);
    } else {
      mergeMode.named(mode);
    }
    return this;
  }

  /** {@return this with a layer of its own for the way back} */
  public Bidirectional backwardLayer(RecurrentLayer<?> other) {
    backwardLayer.set(other);
    return this;
  }

  @Override
  public void complete() {
    super.complete();
    var given = layer.get();
    var there = clone(given, "forward_", null);
    var other = backwardLayer.get();
    var back = other == null ? clone(given, "backward_", !there.goesBackwards()) : recurrent(other);
    requireOpposite(there, back);
    there.zeroWhereMaskedIfSequences();
    back.zeroWhereMaskedIfSequences();
    forward = track("forward_layer", there);
    backward = track("backward_layer", back);
  }

  private static RecurrentLayer<?> recurrent(Layer given) {
    if (given instanceof RecurrentLayer<?> recurrent) {
      return recurrent;
    }
    throw new ConfigException(
        "Bidirectional needs a recurrent layer, received " + given.getClass().getSimpleName());
  }

  private static RecurrentLayer<?> clone(Layer given, String prefix, @Nullable Boolean backwards) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    if (!(Serialization.serialize(given) instanceof Map<?, ?> saved)
        || !(saved.get("config") instanceof Map<?, ?> options)) {
      throw new IllegalStateException("A layer is saved as an object");
    }
    saved.forEach((key, value) -> json.put(String.valueOf(key), value));
    var config = new LinkedHashMap<String, @Nullable Object>();
    options.forEach((key, value) -> config.put(String.valueOf(key), value));
    var name = given.name();
    config.put("name", prefix + (name.startsWith(prefix) ? name.substring(prefix.length()) : name));
    if (backwards != null) {
      config.put("go_backwards", backwards);
    }
    json.put("config", config);
    return recurrent(Serialization.deserialize(Layer.class, json));
  }

  private void requireOpposite(RecurrentLayer<?> there, RecurrentLayer<?> back) {
    if (there.goesBackwards() == back.goesBackwards()) {
      throw new IllegalArgumentException(
          "%s: both layers go in the same direction; one needs goBackwards(true)"
              .formatted(title()));
    }
    if (there.returnsSequences() != back.returnsSequences()
        || there.returnsState() != back.returnsState()
        || there.isStateful() != back.isStateful()) {
      throw new IllegalArgumentException(
          "%s: both layers must agree in returnSequences, returnState and stateful"
              .formatted(title()));
    }
  }

  private RecurrentLayer<?> there() {
    name();
    return java.util.Objects.requireNonNull(forward);
  }

  private RecurrentLayer<?> back() {
    name();
    return java.util.Objects.requireNonNull(backward);
  }

  /** {@return the layer that goes forward} */
  public RecurrentLayer<?> forwardLayer() {
    return there();
  }

  /** {@return the layer that goes backward} */
  public RecurrentLayer<?> backwardLayer() {
    return back();
  }

  @Override
  protected void build(List<Shape> inputs) {
    there().buildFor(inputs.getFirst());
    back().buildFor(inputs.getFirst());
  }

  @Override
  protected List<Tensor> callAll(List<Tensor> inputs, Call call) {
    var x = inputs.subList(0, 1);
    var states =
        inputs.size() > 1 ? inputs.subList(1, inputs.size()) : call.tensors("initial_state");
    int half = states.size() / 2;
    var y = there().applyAll(x, direction(call, states.subList(0, half)));
    var reversed = back().applyAll(x, direction(call, states.subList(half, states.size())));
    var last = reversed.getFirst().unmasked().cast(computeDType());
    var turned = there().returnsSequences() ? last.flip(1) : last;
    var results = merged(y.getFirst().unmasked().cast(computeDType()), turned);
    results.addAll(y.subList(1, y.size()));
    results.addAll(reversed.subList(1, reversed.size()));
    return results;
  }

  private static Call direction(Call call, List<Tensor> states) {
    var told = Call.DEFAULT.training(call.training()).mask(call.mask());
    return states.isEmpty() ? told : told.with("initial_state", states);
  }

  private List<Tensor> merged(Tensor y, Tensor back) {
    var results = new ArrayList<Tensor>();
    switch (mergeMode.get()) {
      case null -> results.addAll(List.of(y, back));
      case "sum" -> results.add(y.add(back));
      case "ave" -> results.add(y.add(back).divide(2));
      case "mul" -> results.add(y.multiply(back));
      default -> results.add(Movement.concatenate(List.of(y, back), -1));
    }
    return results;
  }

  @Override
  protected List<InputSpec> inputSpecs() {
    return there().inputSpecs();
  }

  @Override
  protected boolean supportsMasking() {
    return true;
  }

  @Override
  protected List<@Nullable Tensor> computeMasks(List<Tensor> inputs, List<@Nullable Tensor> masks) {
    var result = new ArrayList<@Nullable Tensor>();
    if (there().returnsSequences()) {
      result.add(masks.getFirst());
      if (mergeMode.get() == null) {
        result.add(masks.getFirst());
      }
    }
    return result;
  }

  @Override
  public Map<String, @Nullable Object> getConfig() {
    var config = super.getConfig();
    config.put("layer", Serialization.serialize(there()));
    config.put("backward_layer", Serialization.serialize(back()));
    return config;
  }

  @Override
  protected List<String> buildArguments() {
    return List.of("sequences_shape", "initial_state_shape");
  }
}
