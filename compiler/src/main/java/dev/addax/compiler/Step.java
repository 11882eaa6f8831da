package dev.addax.compiler;

import dev.addax.tensor.Op;
import java.util.List;

/**
 * One call of a kernel: {@code op} applied to {@code inputs}, results written to {@code outputs}.
 *
 * <h2>Memory</h2>
 *
 * <ul>
 *   <li>Views are dense, except some of Fusion and Dot, as follows.
 *   <li>Dot: batch axes may have any strides. The free axes of one side, in their order, and the
 *       contracted axes, in theirs, each collapse to one axis with one stride; of the two strides
 *       of each matrix one is 1 (or its axis has size 1). The result likewise.
 *   <li>Fusion: the last axis has stride 1 or 0 (or size 1), the others may have any. Operands of a
 *       contraction at its head follow the rules of that op.
 *   <li>A dense output may be the very memory of an input of equal shape and element size: for
 *       elementwise ops, Softmax, Scan, Scatter (the operand), Loop and While (start and end of a
 *       carry), and for Fusion if no node of the body reads that input after the node that makes
 *       the output, in the order of {@link dev.addax.tensor.Graph#nodes()}. Other outputs overlap
 *       no input.
 * </ul>
 *
 * <h2>The body of a Fusion</h2>
 *
 * It works over a space S, a shape of as few axes as possible: {@code [n]}, {@code [rows, columns]}
 * or more where broadcasts need it. Its nodes are
 *
 * <ul>
 *   <li>parameters, each dimension that of S or 1, and leaves (Constant, Iota);
 *   <li>full tensors of shape S and row tensors (S with last dimension 1): elementwise ops on equal
 *       shapes, Broadcast of parameters and rows, Softmax along the last axis;
 *   <li>Reduce of full tensors along the last axis, its result reshaped to a row tensor;
 *   <li>as outputs only, Reduce along leading axes or along all axes.
 * </ul>
 *
 * So it can be computed tile by tile, a tile being some rows (or some elements if there is no
 * Reduce or Softmax along the last axis). A fusion may begin with a forward Conv instead, whose
 * operands are parameters, reshaped to S; then follow the sum with a parameter {@code [1,
 * channels]}, or relu, tanh or sigmoid, or the sum and one of these, and that is the output.
 *
 * <h2>Steps with bodies</h2>
 *
 * Loop has one body. Its inputs are the body's, with a sequence {@code [T, …]} in place of each
 * slice; its outputs the carries at the end and the stacked outputs {@code [T, …]}. The body is
 * right when each carry it makes is given the memory of the carry it takes: copy the starts to the
 * ends (unless they are the same memory), then run the body on the ends. While: condition, body;
 * the condition's result goes to the first {@link Plan#ALIGNMENT} bytes of the scratch. Cond: then,
 * otherwise. Slabs of bodies begin {@link Plan#ALIGNMENT} bytes after the start of the scratch.
 *
 * @param bodies the plans of the op's graphs, in the order of its components
 * @param scratch where in the slab of this plan the memory for the bodies begins; −1 without bodies
 */
public record Step(Op op, List<View> inputs, List<View> outputs, List<Plan> bodies, long scratch) {
  public Step {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    bodies = List.copyOf(bodies);
  }

  /** A step without bodies. */
  public Step(Op op, List<View> inputs, List<View> outputs) {
    this(op, inputs, outputs, List.of(), -1);
  }
}
