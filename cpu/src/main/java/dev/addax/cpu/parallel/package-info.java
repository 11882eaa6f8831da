/**
 * The one pool of threads on which kernels split their work.
 *
 * <p>{@link Workers#run} hands the numbered parts of a {@link Task} to whichever threads are free,
 * the caller among them, and returns when all are done. How work is cut into parts never depends on
 * which thread runs them, so neither do results.
 */
@NullMarked
package dev.addax.cpu.parallel;

import org.jspecify.annotations.NullMarked;
