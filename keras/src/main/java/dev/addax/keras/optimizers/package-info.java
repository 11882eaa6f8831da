/**
 * How gradients change weights. An {@link dev.addax.keras.optimizers.Optimizer} keeps {@link
 * dev.addax.keras.optimizers.Slot}s, variables beside each weight, and changes both in {@code
 * apply}, with tensor operations only: traced, the whole training step is one plan.
 *
 * <pre>{@code
 * var adam = new Adam().learningRate(1e-3).clipnorm(1.0);
 * adam.apply(Gradients.of(error, model.trainableWeights()));
 * adam.setLearningRate(1e-4);      // at any time, nothing is traced again
 * }</pre>
 *
 * <p>A step is, in this order:
 *
 * <pre>
 * apply := unscale → accumulate? → clip? → decay weights? → updateStep of each weight
 *          → moving average? → constraints → iteration + 1
 * state := iteration, learning_rate?, average*, gradient_accumulator*, slots of the subclass
 * </pre>
 */
@NullMarked
package dev.addax.keras.optimizers;

import org.jspecify.annotations.NullMarked;
