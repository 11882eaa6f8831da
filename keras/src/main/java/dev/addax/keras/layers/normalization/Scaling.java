package dev.addax.keras.layers.normalization;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.constraints.Constraint;
import dev.addax.keras.initializers.Initializer;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.Weight;
import dev.addax.keras.regularizers.Regularizer;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A normalization that may be followed by a learned scale {@code gamma} and offset {@code beta}.
 */
abstract class Scaling<L extends Scaling<L>> extends Layer implements Fluent<L> {
  final Option<Double> epsilon = option("epsilon", Codec.DOUBLE, 1e-3);
  private final Option<Boolean> center = option("center", Codec.BOOLEAN, true);
  private final Option<Boolean> scale = option("scale", Codec.BOOLEAN, true);
  private final Option<Initializer> betaInitializer =
      named("beta_initializer", Initializer.CODEC, "zeros");
  private final Option<Initializer> gammaInitializer =
      named("gamma_initializer", Initializer.CODEC, "ones");
  private final Option<@Nullable Regularizer> betaRegularizer =
      option("beta_regularizer", Regularizer.CODEC.nullable(), null);
  private final Option<@Nullable Regularizer> gammaRegularizer =
      option("gamma_regularizer", Regularizer.CODEC.nullable(), null);
  private final Option<@Nullable Constraint> betaConstraint =
      option("beta_constraint", Constraint.CODEC.nullable(), null);
  private final Option<@Nullable Constraint> gammaConstraint =
      option("gamma_constraint", Constraint.CODEC.nullable(), null);

  private @Nullable Variable gamma;
  private @Nullable Variable beta;

  /** {@return this layer with that added to variances so that none is 0} */
  public final L epsilon(double small) {
    epsilon.set(small);
    return self();
  }

  /** {@return this layer with or without an offset} */
  public final L center(boolean on) {
    center.set(on);
    return self();
  }

  /** {@return this layer with or without a scale} */
  public final L scale(boolean on) {
    scale.set(on);
    return self();
  }

  public final L betaInitializer(Initializer initializer) {
    betaInitializer.set(initializer);
    return self();
  }

  public final L betaInitializer(String initializer) {
    betaInitializer.named(initializer);
    return self();
  }

  public final L gammaInitializer(Initializer initializer) {
    gammaInitializer.set(initializer);
    return self();
  }

  public final L gammaInitializer(String initializer) {
    gammaInitializer.named(initializer);
    return self();
  }

  public final L betaRegularizer(@Nullable Regularizer penalty) {
    betaRegularizer.set(penalty);
    return self();
  }

  public final L betaRegularizer(String penalty) {
    betaRegularizer.named(penalty);
    return self();
  }

  public final L gammaRegularizer(@Nullable Regularizer penalty) {
    gammaRegularizer.set(penalty);
    return self();
  }

  public final L gammaRegularizer(String penalty) {
    gammaRegularizer.named(penalty);
    return self();
  }

  public final L betaConstraint(@Nullable Constraint projection) {
    betaConstraint.set(projection);
    return self();
  }

  public final L betaConstraint(String projection) {
    betaConstraint.named(projection);
    return self();
  }

  public final L gammaConstraint(@Nullable Constraint projection) {
    gammaConstraint.set(projection);
    return self();
  }

  public final L gammaConstraint(String projection) {
    gammaConstraint.named(projection);
    return self();
  }

  @SuppressWarnings("unchecked")
  final L self() {
    return (L) this;
  }

  final boolean scales() {
    return scale.get();
  }

  final void addScale(Shape shape, boolean scaled, boolean centered) {
    if (scaled) {
      gamma =
          addWeight(
              Weight.of("gamma", shape, gammaInitializer.get())
                  .regularizer(gammaRegularizer.get())
                  .constraint(gammaConstraint.get()));
    }
    if (centered) {
      beta =
          addWeight(
              Weight.of("beta", shape, betaInitializer.get())
                  .regularizer(betaRegularizer.get())
                  .constraint(betaConstraint.get()));
    }
  }

  final void addScale(Shape shape) {
    addScale(shape, scale.get(), center.get());
  }

  final boolean centers() {
    return center.get();
  }

  /** {@return the scale as it is kept, never cast down to half precision; null if there is none} */
  final @Nullable Tensor gamma() {
    return gamma == null ? null : gamma.value();
  }

  /** {@return the offset, likewise} */
  final @Nullable Tensor beta() {
    return beta == null ? null : beta.value();
  }

  @Override
  protected boolean supportsMasking() {
    return true;
  }
}
