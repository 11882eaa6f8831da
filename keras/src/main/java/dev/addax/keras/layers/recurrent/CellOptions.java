package dev.addax.keras.layers.recurrent;

import dev.addax.keras.activations.Activation;
import dev.addax.keras.constraints.Constraint;
import dev.addax.keras.initializers.Initializer;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.regularizers.Regularizer;
import org.jspecify.annotations.Nullable;

/**
 * The setters that SimpleRNN, LSTM and GRU have in common, as cells and as layers.
 *
 * @param <L> the class itself
 */
public interface CellOptions<L extends Layer> extends Fluent<L> {
  /** The cell that the options belong to; for a layer, the one inside. */
  private GatedCell gated() {
    return this instanceof GatedRNN<?> layer ? layer.gatedCell() : (GatedCell) this;
  }

  @SuppressWarnings("unchecked")
  private L typed() {
    return (L) this;
  }

  /** {@return this with another function of the output} */
  default L activation(Activation function) {
    gated().activation.set(function);
    return typed();
  }

  default L activation(String function) {
    gated().activation.named(function);
    return typed();
  }

  default L useBias(boolean use) {
    gated().useBias.set(use);
    return typed();
  }

  default L kernelInitializer(Initializer initializer) {
    gated().kernelInitializer.set(initializer);
    return typed();
  }

  default L kernelInitializer(String initializer) {
    gated().kernelInitializer.named(initializer);
    return typed();
  }

  default L recurrentInitializer(Initializer initializer) {
    gated().recurrentInitializer.set(initializer);
    return typed();
  }

  default L recurrentInitializer(String initializer) {
    gated().recurrentInitializer.named(initializer);
    return typed();
  }

  default L biasInitializer(Initializer initializer) {
    gated().biasInitializer.set(initializer);
    return typed();
  }

  default L biasInitializer(String initializer) {
    gated().biasInitializer.named(initializer);
    return typed();
  }

  default L kernelRegularizer(@Nullable Regularizer penalty) {
    gated().kernelRegularizer.set(penalty);
    return typed();
  }

  default L recurrentRegularizer(@Nullable Regularizer penalty) {
    gated().recurrentRegularizer.set(penalty);
    return typed();
  }

  default L biasRegularizer(@Nullable Regularizer penalty) {
    gated().biasRegularizer.set(penalty);
    return typed();
  }

  default L kernelConstraint(@Nullable Constraint projection) {
    gated().kernelConstraint.set(projection);
    return typed();
  }

  default L recurrentConstraint(@Nullable Constraint projection) {
    gated().recurrentConstraint.set(projection);
    return typed();
  }

  default L biasConstraint(@Nullable Constraint projection) {
    gated().biasConstraint.set(projection);
    return typed();
  }

  /** {@return this, dropping a fraction of the input; the same elements at every step} */
  default L dropout(double rate) {
    gated().dropout.set(rate);
    return typed();
  }

  /** {@return this, dropping a fraction of the state; the same elements at every step} */
  default L recurrentDropout(double rate) {
    gated().recurrentDropout.set(rate);
    return typed();
  }

  /** {@return this with a seed for dropout} */
  default L seed(long value) {
    gated().seed.set(value);
    return typed();
  }
}
