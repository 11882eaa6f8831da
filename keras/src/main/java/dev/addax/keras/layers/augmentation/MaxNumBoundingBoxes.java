package dev.addax.keras.layers.augmentation;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import java.util.List;

/**
 * As many boxes for each picture, further ones left out, missing ones filled with −1. Keras: {@code
 * keras.layers.MaxNumBoundingBoxes}.
 *
 * <p>Inputs: boxes {@code (batch, n, 4)}, their labels {@code (batch, n)} and pictures, in this
 * order; outputs likewise. Pictures alone stay as they are.
 */
public final class MaxNumBoundingBoxes extends ImageLayer<MaxNumBoundingBoxes> {
  public static final Schema<MaxNumBoundingBoxes> SCHEMA =
      Schema.of(
          "keras.layers.MaxNumBoundingBoxes", MaxNumBoundingBoxes.class, MaxNumBoundingBoxes::new);

  private static final double NO_BOX = -1;

  private final Option<Integer> maxNumber = required("max_number", Sizes.POSITIVE);

  private MaxNumBoundingBoxes() {}

  public MaxNumBoundingBoxes(int maxNumber) {
    this.maxNumber.set(maxNumber);
  }

  @Override
  boolean keepsDType() {
    return true;
  }

  @Override
  Tensor transform(Tensor images, boolean training) {
    return images;
  }

  @Override
  protected List<Tensor> callAll(List<Tensor> inputs, Call call) {
    return inputs.size() == 3
        ? List.of(fitted(inputs.get(0)), fitted(inputs.get(1)), inputs.get(2))
        : super.callAll(inputs, call);
  }

  private Tensor fitted(Tensor each) {
    int given = each.shape().dim(1);
    if (given < 0) {
      throw new IllegalArgumentException(
          "%s needs a known number of boxes, received shape %s".formatted(title(), each.shape()));
    }
    var kept = each.narrow(1, 0, Math.min(given, maxNumber.get()));
    var padding = new int[each.rank()][2];
    padding[1][1] = Math.max(0, maxNumber.get() - given);
    return kept.pad(padding, NO_BOX);
  }
}
