/**
 * The reference backend: every op family for every dtype in plain Java, written to be read. It runs
 * anywhere, is the fallback of faster backends, and the oracle that they are tested against.
 *
 * <p>A {@link dev.addax.tensor.reference.Program} runs the nodes of a graph one after the other. A
 * value is held as {@link dev.addax.tensor.reference.Elements}: doubles for the floating dtypes,
 * longs for the others. Results are computed in these wide types and rounded or wrapped to their
 * dtype once per op.
 */
@NullMarked
package dev.addax.tensor.reference;

import org.jspecify.annotations.NullMarked;
