/**
 * How far predictions are from targets. A {@link dev.addax.keras.losses.Loss} is a function of
 * {@code (yTrue, yPred)} that gives one value per sample, weighted and reduced to what training
 * minimises:
 *
 * <pre>{@code
 * var loss = new SparseCategoricalCrossentropy().fromLogits(true);
 * var error = loss.apply(labels, model.apply(x, Call.TRAINING));    // a scalar
 * var each = loss.call(labels, predictions);                        // one value per sample
 * }</pre>
 *
 * <p>{@link dev.addax.keras.losses.Losses#get} resolves names such as {@code "mse"}. A function of
 * your own becomes a loss by {@link dev.addax.keras.losses.Loss#of}; a class of your own extends
 * {@code Loss} and overrides {@code call}.
 *
 * <pre>{@code
 * apply   := reduce(call(align(yTrue, yPred)) · weights)
 * weights := sampleWeight? · mask(yPred)? · mask(values)?
 * reduce  := none | sum | sum ÷ count | sum ÷ Σ weights
 * }</pre>
 */
@NullMarked
package dev.addax.keras.losses;

import org.jspecify.annotations.NullMarked;
