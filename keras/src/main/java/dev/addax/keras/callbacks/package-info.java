/** What looks on while a model trains, and steps in. Keras: {@code keras.callbacks}. */
@NullMarked
package dev.addax.keras.callbacks;

import org.jspecify.annotations.NullMarked;
