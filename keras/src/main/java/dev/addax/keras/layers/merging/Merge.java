package dev.addax.keras.layers.merging;

import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.Layer;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several inputs combined element by element. Inputs of lower rank get axes of size 1 after the
 * batch; sizes broadcast. The output has a mask if all inputs have one: where any of them counts.
 * Keras: {@code Merge}.
 */
abstract class Merge<L extends Merge<L>> extends Layer implements Fluent<L> {
  /** Saved nodes hold the inputs as one list argument, as Keras reads them. */
  @Override
  public final boolean takesList() {
    return true;
  }

  @Override
  protected void build(List<Shape> inputs) {
    long batches = inputs.stream().map(s -> s.dim(0)).filter(n -> n >= 0).distinct().count();
    if (batches > 1) {
      throw new IllegalArgumentException(
          "%s cannot merge inputs of different batch sizes, received shapes %s"
              .formatted(title(), inputs));
    }
    requireShapes(inputs);
  }

  /** Checks that shapes fit each other. */
  void requireShapes(List<Shape> inputs) {
    var merged = inputs.getFirst().slice(1, inputs.getFirst().rank());
    for (var shape : inputs) {
      try {
        merged = merged.broadcast(shape.slice(1, shape.rank()));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "%s needs inputs of shapes that broadcast, received %s".formatted(title(), inputs), e);
      }
    }
  }

  @Override
  protected final Tensor call(List<Tensor> inputs, Call call) {
    int rank = inputs.stream().mapToInt(Tensor::rank).max().orElseThrow();
    var lifted = new ArrayList<Tensor>();
    var masks = new ArrayList<@Nullable Tensor>();
    for (int i = 0; i < inputs.size(); i++) {
      var x = inputs.get(i);
      masks.add(x.rank() == rank ? call.mask(i) : null);
      while (liftsInputs() && x.rank() < rank) {
        x = x.expandDims(1);
      }
      lifted.add(x);
    }
    return merge(lifted, masks);
  }

  /** {@return whether inputs of lower rank get more axes} */
  boolean liftsInputs() {
    return true;
  }

  /**
   * {@return the combined tensor}
   *
   * @param inputs tensors of one rank, if they are lifted to it
   * @param masks one for each input, null for none
   */
  abstract Tensor merge(List<Tensor> inputs, List<@Nullable Tensor> masks);

  @Override
  protected boolean supportsMasking() {
    return true;
  }

  @Override
  protected List<@Nullable Tensor> computeMasks(List<Tensor> inputs, List<@Nullable Tensor> masks) {
    Tensor any = null;
    for (var mask : masks) {
      if (mask == null) {
        return new ArrayList<>();
      }
      any = any == null ? mask : any.logicalOr(mask);
    }
    return Arrays.asList(any);
  }
}
