/**
 * What Keras 0, 1 and 2 wrote, as Keras 3 would have written it: configs by tables of rules, HDF5
 * files by the order of their arrays.
 */
@NullMarked
package dev.addax.keras.saving.legacy;

import org.jspecify.annotations.NullMarked;
