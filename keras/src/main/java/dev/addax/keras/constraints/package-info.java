/** Projections that keep weights where they should be: norms bounded, no negative values. */
@NullMarked
package dev.addax.keras.constraints;

import org.jspecify.annotations.NullMarked;
