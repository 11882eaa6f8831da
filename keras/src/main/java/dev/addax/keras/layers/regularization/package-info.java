/** Layers that disturb or penalize in training, against overfitting. */
@NullMarked
package dev.addax.keras.layers.regularization;

import org.jspecify.annotations.NullMarked;
