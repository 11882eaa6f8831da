/**
 * Functions with state. {@link dev.addax.keras.layers.Layer} is what all are; {@link
 * dev.addax.keras.layers.Input} begins a model. A layer met by its first input makes its weights:
 *
 * <pre>{@code
 * var dense = new Dense(10);
 * dense.weights();                       // none yet
 * var y = dense.apply(Input.of(3));      // symbolic, and enough
 * dense.weights();                       // kernel (3, 10), bias (10,)
 * }</pre>
 */
@NullMarked
package dev.addax.keras.layers;

import org.jspecify.annotations.NullMarked;
