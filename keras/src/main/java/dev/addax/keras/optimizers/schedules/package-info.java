/**
 * Learning rates that follow the step: a {@link
 * dev.addax.keras.optimizers.schedules.LearningRateSchedule} maps the number of steps done to a
 * rate, as part of the compiled training step.
 *
 * <pre>{@code
 * var rate = new CosineDecay(0.1, 10_000).warmup(0.5, 1_000);
 * var sgd = new SGD().learningRate(rate);
 * }</pre>
 *
 * <pre>
 * LearningRate := ConstantRate(value) | LearningRateSchedule
 * </pre>
 */
@NullMarked
package dev.addax.keras.optimizers.schedules;

import org.jspecify.annotations.NullMarked;
