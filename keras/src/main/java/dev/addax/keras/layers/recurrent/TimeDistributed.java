package dev.addax.keras.layers.recurrent;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.Layer;
import dev.addax.tensor.Movement;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A layer applied to every step of a sequence with the same weights: input {@code (batch, steps,
 * …)}, output {@code (batch, steps, …)}. Keras: {@code keras.layers.TimeDistributed}.
 */
public final class TimeDistributed extends Layer implements Fluent<TimeDistributed> {
  public static final Schema<TimeDistributed> SCHEMA =
      Schema.of("keras.layers.TimeDistributed", TimeDistributed.class, TimeDistributed::new);

  private final Option<Layer> layer = required("layer", Layer.CODEC);

  private TimeDistributed() {}

  public TimeDistributed(Layer layer) {
    this.layer.set(layer);
  }

  /** {@return the layer that is applied to every step} */
  public Layer layer() {
    return layer.get();
  }

  @Override
  public void complete() {
    super.complete();
    track("layer", layer.get());
  }

  @Override
  protected void build(Shape input) {
    layer.get().buildFor(input.without(1));
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    requireMaskFits(x, call.mask());
    boolean differs = call.training() && (layer.get().mixesBatch() || draws());
    return differs ? stepByStep(x, call) : together(x, call);
  }

  /** Whether steps would draw different random numbers. */
  private boolean draws() {
    return layer.get().variables().size() > layer.get().weights().size();
  }

  private void requireMaskFits(Tensor x, @Nullable Tensor mask) {
    if (mask != null
        && (mask.rank() < 2 || !x.shape().slice(0, 2).accepts(mask.shape().slice(0, 2)))) {
      throw new IllegalArgumentException(
          "%s: a mask must be (batch, steps), received %s for input %s"
              .formatted(name(), mask.shape(), x.shape()));
    }
  }

  /** Steps that do not see each other are a larger batch. */
  private Tensor together(Tensor x, Call call) {
    var shape = x.shape();
    boolean known = shape.isKnown(0) && shape.isKnown(1);
    int rows = known ? shape.dim(0) * shape.dim(1) : Shape.freshUnknown();
    var flat = flat(x, rows);
    var told = Call.DEFAULT.training(call.training());
    var mask = call.mask();
    var y = layer.get().apply(flat, mask == null ? told : told.mask(flat(mask, rows))).unmasked();
    var tail = y.shape().slice(1, y.shape().rank());
    return y.reshape(tail.insert(0, shape.dim(1)).insert(0, shape.dim(0)));
  }

  private static Tensor flat(Tensor x, int rows) {
    return x.reshape(x.shape().slice(2, x.rank()).insert(0, rows));
  }

  private Tensor stepByStep(Tensor x, Call call) {
    int steps = x.shape().dim(1);
    if (steps < 0) {
      throw new IllegalArgumentException(
          "%s: %s treats the steps of a batch differently, so their number must be known; give it in Input"
              .formatted(name(), layer.get().name()));
    }
    var outputs = new ArrayList<Tensor>();
    for (int i = 0; i < steps; i++) {
      var told = Call.DEFAULT.training(call.training());
      var mask = call.mask();
      if (mask != null) {
        told = told.mask(mask.narrow(1, i, 1).squeeze(1));
      }
      outputs.add(layer.get().apply(x.narrow(1, i, 1).squeeze(1), told).unmasked());
    }
    return Movement.stack(outputs, 1);
  }

  @Override
  protected boolean supportsMasking() {
    return true;
  }

  @Override
  protected List<@Nullable Tensor> computeMasks(List<Tensor> inputs, List<@Nullable Tensor> masks) {
    return masks.subList(0, 1);
  }
}
