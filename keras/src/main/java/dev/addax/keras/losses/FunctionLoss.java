package dev.addax.keras.losses;

import dev.addax.tensor.Tensor;
import java.util.function.BinaryOperator;

/**
 * A loss made of a function. Keras: {@code LossFunctionWrapper}. It cannot be saved: a function has
 * no name in files; write a class with a schema for that.
 */
public final class FunctionLoss extends Loss implements Loss.Options<FunctionLoss> {
  private final BinaryOperator<Tensor> function;

  FunctionLoss(String name, BinaryOperator<Tensor> function) {
    super(name);
    this.function = function;
  }

  @Override
  public Tensor call(Tensor yTrue, Tensor yPred) {
    return function.apply(yTrue, yPred);
  }
}
