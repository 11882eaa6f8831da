/** Projections of weights after each update. */
@NullMarked
package dev.addax.keras.constraints;

import org.jspecify.annotations.NullMarked;
