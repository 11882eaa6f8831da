/**
 * Readers of files that hold arrays or tables: IDX, NumPy, CSV. All treat their file as hostile and
 * say where it is broken.
 */
@NullMarked
package dev.addax.data.file;

import org.jspecify.annotations.NullMarked;
