/** The layers that most models are made of. */
@NullMarked
package dev.addax.keras.layers.core;

import org.jspecify.annotations.NullMarked;
