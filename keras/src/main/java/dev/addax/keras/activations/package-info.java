/**
 * Activation functions: {@link dev.addax.keras.activations.Activation} for what layers take, its
 * constants for those of Keras, {@link dev.addax.keras.activations.Activations} for the functions
 * with parameters.
 */
@NullMarked
package dev.addax.keras.activations;

import org.jspecify.annotations.NullMarked;
