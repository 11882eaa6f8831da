/** Where batches come from: arrays, files and folders. */
@NullMarked
package dev.addax.data;

import org.jspecify.annotations.NullMarked;
