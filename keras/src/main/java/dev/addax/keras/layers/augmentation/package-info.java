/**
 * Layers that change pictures: their size always, their look at random in training. They take one
 * picture or a batch, and training is on unless somebody says otherwise, as in Keras.
 */
@NullMarked
package dev.addax.keras.layers.augmentation;

import org.jspecify.annotations.NullMarked;
