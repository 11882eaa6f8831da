/**
 * How a computation is arranged: a {@link dev.addax.tensor.Graph} goes in, a {@link
 * dev.addax.compiler.Plan} comes out.
 *
 * <p>{@link dev.addax.compiler.Compiler} is the list of passes in order. A plan says which kernels
 * run, one {@link dev.addax.compiler.Step} after the other, and where each operand lies, a {@link
 * dev.addax.compiler.View} of memory:
 *
 * <pre>
 * Plan = inputs: Type*  outputs: Type*  constants: Data*  slab: bytes  Step*
 * Step = Op × inputs: View*  outputs: View*  bodies: Plan*  scratch: offset
 * View = Type × (SLAB | INPUT i | OUTPUT i | CONSTANT i) × byte offset × strides
 * </pre>
 */
@NullMarked
package dev.addax.compiler;

import org.jspecify.annotations.NullMarked;
