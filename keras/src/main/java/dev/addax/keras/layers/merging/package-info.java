/** Layers of several inputs and one output. */
@NullMarked
package dev.addax.keras.layers.merging;

import org.jspecify.annotations.NullMarked;
