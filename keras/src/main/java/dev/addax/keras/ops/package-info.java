/**
 * The functions of {@code keras.ops} by their Python names. {@link dev.addax.keras.ops.Ops} finds
 * them; each is one line in a table: its Python signature, with defaults, and what it does with its
 * arguments.
 *
 * <pre>{@code
 * ops.add("sum(x, axis=None, keepdims=False)", a -> a.tensor("x").sum(a.flag("keepdims"), a.axes("axis")));
 * }</pre>
 */
@NullMarked
package dev.addax.keras.ops;

import org.jspecify.annotations.NullMarked;
