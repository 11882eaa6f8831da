/** Where seeds come from while a program runs. */
@NullMarked
package dev.addax.keras.random;

import org.jspecify.annotations.NullMarked;
