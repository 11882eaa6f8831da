/**
 * Kernels in plain Java over raw addresses.
 *
 * <p>A <em>loop</em> ({@link UnaryLoop}, {@link BinaryLoop}, …) does one elementwise function on
 * dense operands; loops are found by {@link Loops}. Where {@code jdk.incubator.vector} is present
 * they use it, in classes whose names end in {@code Vectors}, which are loaded only then; otherwise
 * they go element by element. Both compute the same formulas.
 *
 * <p>Addresses are absolute, sizes are in elements. Nothing is checked and nothing is allocated:
 * callers know what lies where.
 */
@NullMarked
package dev.addax.cpu.kernel;

import org.jspecify.annotations.NullMarked;
