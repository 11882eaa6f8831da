package dev.addax.keras.layers.merging;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Movement;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Its inputs one after the other along an axis; all other sizes are equal. Keras: {@code
 * keras.layers.Concatenate}.
 */
public final class Concatenate extends Merge<Concatenate> {
  public static final Schema<Concatenate> SCHEMA =
      Schema.of("keras.layers.Concatenate", Concatenate.class, Concatenate::new);

  private final Option<Integer> axis = option("axis", Codec.INT, -1);

  /** Along the last axis. */
  public Concatenate() {}

  /** {@return this layer along that axis} */
  public Concatenate axis(int along) {
    axis.set(along);
    return this;
  }

  @Override
  protected void build(List<Shape> inputs) {
    var first = inputs.getFirst();
    int along = first.axis(axis.get());
    for (var shape : inputs) {
      if (shape.rank() != first.rank() || !first.with(along, -1).accepts(shape)) {
        throw new IllegalArgumentException(
            "%s needs inputs of equal shapes but for axis %d, received %s"
                .formatted(title(), along, inputs));
      }
    }
  }

  @Override
  Tensor merge(List<Tensor> inputs, List<@Nullable Tensor> masks) {
    return Movement.concatenate(inputs, axis.get());
  }

  /** Unlike other merging layers: an input without a mask counts everywhere. */
  @Override
  protected List<@Nullable Tensor> computeMasks(List<Tensor> inputs, List<@Nullable Tensor> masks) {
    if (masks.stream().allMatch(Objects::isNull)) {
      return new ArrayList<>();
    }
    var full = new ArrayList<Tensor>();
    for (int i = 0; i < inputs.size(); i++) {
      var all = inputs.get(i).onesLike().cast(DType.BOOL);
      var mask = masks.get(i);
      if (mask == null) {
        full.add(all);
      } else {
        full.add(mask.rank() < all.rank() ? mask.expandDims(-1).broadcastTo(all.shape()) : mask);
      }
    }
    return Arrays.asList(Movement.concatenate(full, axis.get()).any(-1));
  }
}
