/**
 * Layers that look back and forth in sequences: {@link
 * dev.addax.keras.layers.attention.MultiHeadAttention} and its kin.
 */
@NullMarked
package dev.addax.keras.layers.attention;

import org.jspecify.annotations.NullMarked;
