package dev.addax.keras.layers.augmentation;

import dev.addax.keras.layers.Call;
import dev.addax.tensor.Iota;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.Random;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A layer that in training mixes each picture of a batch with another one, and their labels in the
 * same proportion. Inputs: pictures, or pictures and labels {@code (batch, classes)}; outputs
 * likewise.
 *
 * @param <L> the layer's class
 */
abstract class MixingLayer<L extends MixingLayer<L>> extends RandomImageLayer<L> {
  /**
   * What is mixed with what.
   *
   * @param order for each picture the number of its partner
   * @param kept how much of the picture's own label is kept
   * @param images the mixed pictures
   */
  record Mixed(Tensor order, Tensor kept, Tensor images) {}

  abstract Mixed mix(Tensor images, Supplier<Tensor> seeds);

  @Override
  Tensor augment(Tensor images, Supplier<Tensor> seeds) {
    return isOpen(images) ? images : mix(images, seeds).images();
  }

  @Override
  protected List<Tensor> callAll(List<Tensor> inputs, Call call) {
    if (inputs.size() != 2) {
      return super.callAll(inputs, call);
    }
    boolean stays = !call.training() && !castsOutsideTraining();
    var images = stays ? inputs.get(0) : inputs.get(0).cast(computeDType());
    if (images.rank() != 4) {
      throw new IllegalArgumentException(
          "%s mixes the pictures of a batch (rank 4), received shape %s"
              .formatted(title(), images.shape()));
    }
    if (!call.training() || isOpen(images)) {
      return List.of(images, inputs.get(1));
    }
    var mixed = mix(images, this::nextSeed);
    var labels = inputs.get(1);
    var kept = mixed.kept().cast(labels.dtype()).expandDims(-1);
    var others = labels.take(mixed.order(), 0);
    var joined = kept.multiply(labels).add(kept.negative().add(1).multiply(others));
    return new ArrayList<>(List.of(mixed.images(), joined));
  }

  static Tensor order(Tensor images, DType dtype, Supplier<Tensor> seeds) {
    var numbers = new Iota(new TensorType(dtype, perImage(images)), 0).on();
    return Random.shuffle(numbers, 0, seeds.get());
  }
}
