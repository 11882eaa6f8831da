/**
 * Layers that go through a sequence step by step. A {@link dev.addax.keras.layers.recurrent.Cell}
 * says what one step does, {@link dev.addax.keras.layers.recurrent.RNN} runs it as one loop
 * operation; {@link dev.addax.keras.layers.recurrent.LSTM} and the like are both in one.
 */
@NullMarked
package dev.addax.keras.layers.recurrent;

import org.jspecify.annotations.NullMarked;
