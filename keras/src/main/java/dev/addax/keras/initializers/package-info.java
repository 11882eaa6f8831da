/**
 * The first values of weights.
 *
 * <p>An {@link dev.addax.keras.initializers.Initializer} is given a shape and a dtype. Random ones
 * have a {@link dev.addax.keras.config.Seed}: {@code new GlorotUniform(42)} gives the values that
 * {@code keras.initializers.GlorotUniform(seed=42)} gives on TensorFlow, bit for bit; {@code new
 * GlorotUniform()} draws its seed where Keras would.
 */
@NullMarked
package dev.addax.keras.initializers;

import org.jspecify.annotations.NullMarked;
