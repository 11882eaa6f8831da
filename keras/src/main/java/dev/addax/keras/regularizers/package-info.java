/** Penalties on weights and outputs that are added to the loss. */
@NullMarked
package dev.addax.keras.regularizers;

import org.jspecify.annotations.NullMarked;
