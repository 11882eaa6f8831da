/** Functions applied to the outputs of layers. */
@NullMarked
package dev.addax.keras.activations;

import org.jspecify.annotations.NullMarked;
