/** What weights start as. */
@NullMarked
package dev.addax.keras.initializers;

import org.jspecify.annotations.NullMarked;
