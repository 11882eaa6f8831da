package dev.addax.keras.layers.regularization;

import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.Random;
import dev.addax.tensor.type.Shape;
import org.jspecify.annotations.Nullable;

/** A layer that drops elements at random. */
abstract class Dropping<L extends Dropping<L>> extends Noisy<L> {
  Dropping() {
    super("rate");
  }

  /** {@return the shape of the draws, which broadcasts to that of the input} */
  abstract Shape noiseShape(Tensor x);

  @Override
  final Tensor disturb(Tensor x) {
    return Random.dropout(x, amount.get(), noiseShape(x), seed());
  }

  /** {@return a noise shape with the sizes of {@code x} where it has none; that of x for null} */
  static Shape filled(@Nullable Shape noise, Tensor x) {
    if (noise == null) {
      return x.shape();
    }
    if (noise.rank() != x.rank()) {
      throw new IllegalArgumentException(
          "noise_shape %s and the input %s have different ranks".formatted(noise, x.shape()));
    }
    var shape = noise;
    for (int axis = 0; axis < noise.rank(); axis++) {
      shape = noise.isKnown(axis) ? shape : shape.with(axis, x.shape().dim(axis));
    }
    return shape;
  }
}
