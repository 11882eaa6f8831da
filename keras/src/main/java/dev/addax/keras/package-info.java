/** The Keras vocabulary: layers, losses, metrics, optimizers, models and their training. */
@NullMarked
package dev.addax.keras;

import org.jspecify.annotations.NullMarked;
