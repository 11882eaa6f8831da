package dev.addax.keras.losses;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/**
 * Circle loss: embeddings (batch, n) of length 1 whose labels (batch) agree shall point the same
 * way. Keras: {@code keras.losses.Circle}.
 */
public final class Circle extends Loss implements Loss.Options<Circle> {
  public static final Schema<Circle> SCHEMA =
      Schema.of("keras.losses.Circle", Circle.class, Circle::new);

  private final Option<Double> gamma = option("gamma", Codec.DOUBLE, 80.0);
  private final Option<Double> margin = option("margin", Codec.DOUBLE, 0.4);
  private final Option<Boolean> removeDiagonal = option("remove_diagonal", Codec.BOOLEAN, true);

  public Circle() {
    super("circle");
  }

  /** {@return this with another scale of the similarities} */
  public Circle gamma(double scale) {
    gamma.set(scale);
    return this;
  }

  /** {@return this with another relaxation} */
  public Circle margin(double relaxation) {
    margin.set(relaxation);
    return this;
  }

  /** {@return this leaving out the similarity of each sample with itself, or not} */
  public Circle removeDiagonal(boolean remove) {
    removeDiagonal.set(remove);
    return this;
  }

  @Override
  public Tensor call(Tensor yTrue, Tensor yPred) {
    return CircleLoss.of(yTrue, yPred, gamma.get(), margin.get(), removeDiagonal.get());
  }
}
