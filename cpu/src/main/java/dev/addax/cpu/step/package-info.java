/**
 * What a program is made of at run time.
 *
 * <p>A {@link Program} is a list of {@link Step}s over numbered slots. A {@link Frame} is a program
 * with memory of its own: an address for each slot, and each step bound to them. Programs and steps
 * are immutable and shared, a frame serves one caller at a time.
 */
@NullMarked
package dev.addax.cpu.step;

import org.jspecify.annotations.NullMarked;
