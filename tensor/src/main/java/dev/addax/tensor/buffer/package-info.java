/**
 * Where tensor values live: {@link dev.addax.tensor.buffer.Buffer}, dense off-heap memory that
 * frees itself.
 */
@NullMarked
package dev.addax.tensor.buffer;

import org.jspecify.annotations.NullMarked;
