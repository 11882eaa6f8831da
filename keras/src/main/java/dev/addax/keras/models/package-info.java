/**
 * Layers put together and trained: {@link dev.addax.keras.models.Model} from symbolic tensors or by
 * subclassing, {@link dev.addax.keras.models.Sequential} one after the other.
 *
 * <pre>{@code
 * var model = new Sequential(Input.of(8), new Dense(12).activation("relu"), new Dense(1));
 * model.compile("adam", "mse");
 * model.fit(x, y, Fit.epochs(10));
 * var y = model.predict(x);
 * }</pre>
 *
 * <p>A fit is a loop in Java around one compiled step: {@code Feed} gives the data of a step,
 * {@code Training} holds what compile made, {@code FitLoop} tells the callbacks.
 */
@NullMarked
package dev.addax.keras.models;

import org.jspecify.annotations.NullMarked;
