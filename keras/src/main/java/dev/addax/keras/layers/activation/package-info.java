/** Activation functions as layers, some with weights. */
@NullMarked
package dev.addax.keras.layers.activation;

import org.jspecify.annotations.NullMarked;
