package dev.addax.keras.optimizers;

/**
 * The setters that {@link Adam} and {@link AdamW} share.
 *
 * @param <T> the optimizer itself
 */
public interface AdamOptions<T extends Optimizer> extends OptimizerOptions<T> {
  /** {@return this with another decay of the first moment} */
  default T beta1(double decay) {
    moments().beta1.set(decay);
    return typed();
  }

  /** {@return this with another decay of the second moment} */
  default T beta2(double decay) {
    moments().beta2.set(decay);
    return typed();
  }

  /** {@return this with another number that keeps the divisor from 0} */
  default T epsilon(double small) {
    moments().epsilon.set(small);
    return typed();
  }

  /** {@return this dividing by the largest second moment so far, or not. Reddi et al. 2018} */
  default T amsgrad(boolean largest) {
    moments().amsgrad.set(largest);
    return typed();
  }

  private AdamMoments moments() {
    return (AdamMoments) this;
  }

  @SuppressWarnings("unchecked")
  private T typed() {
    return (T) this;
  }
}
