package dev.addax.keras.optimizers;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The step of Adam, with or without weight decay. */
abstract sealed class AdamMoments extends Optimizer permits Adam, AdamW {
  final Option<Double> beta1 = option("beta_1", Codec.DOUBLE, 0.9);
  final Option<Double> beta2 = option("beta_2", Codec.DOUBLE, 0.999);
  final Option<Double> epsilon = option("epsilon", Codec.DOUBLE, 1e-7);
  final Option<Boolean> amsgrad = option("amsgrad", Codec.BOOLEAN, false);
  private final Slot momentum = Slot.zeros("momentum");
  private final Slot velocity = Slot.zeros("velocity");
  private final Slot largest = Slot.zeros("velocity_hat");

  AdamMoments(double learningRate, @Nullable Double weightDecay) {
    super(learningRate, weightDecay);
  }

  @Override
  protected List<List<Slot>> slots() {
    var moments = List.of(momentum, velocity);
    return amsgrad.get() ? List.of(moments, List.of(largest)) : List.of(moments);
  }

  @Override
  protected void updateStep(Tensor gradient, Variable variable, Tensor learningRate) {
    var m = momentum.of(variable);
    var v = velocity.of(variable);
    m.assignAdd(gradient.subtract(m.value()).multiply(1 - beta1.get()));
    v.assignAdd(gradient.square().subtract(v.value()).multiply(1 - beta2.get()));
    var square = v.value();
    if (amsgrad.get()) {
      var top = largest.of(variable);
      top.assign(top.value().maximum(square));
      square = top.value();
    }
    var step = m.value().multiply(learningRate.multiply(correction(variable)));
    variable.assignSub(step.divide(square.sqrt().add(epsilon.get())));
  }

  /** Makes up for moments that start at 0: √(1 − β₂^t) / (1 − β₁^t). */
  private Tensor correction(Variable variable) {
    var second = power(beta2.get(), variable).negative().add(1.0).sqrt();
    return second.divide(power(beta1.get(), variable).negative().add(1.0));
  }
}
