/** Penalties on weights and outputs. */
@NullMarked
package dev.addax.keras.regularizers;

import org.jspecify.annotations.NullMarked;
