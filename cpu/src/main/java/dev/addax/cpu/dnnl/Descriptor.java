package dev.addax.cpu.dnnl;

import java.util.List;

/** What a primitive computes, and on what: equal descriptors share one primitive. */
public sealed interface Descriptor
    permits Matmul,
        Convolution,
        ConvolutionBackwardData,
        ConvolutionBackwardWeights,
        Pooling,
        PoolingBackward,
        Reorder {

  /**
   * {@return the operands in the order in which an {@link Invocation} takes them, without workspace
   * and scratchpad}
   */
  List<Argument> arguments();

  /** {@return what is done to each result before it is stored} */
  default List<PostOp> postOps() {
    return List.of();
  }

  /**
   * Asks the library for an implementation.
   *
   * @return the status; the descriptor lies at {@code scope.out()} if it is success
   */
  int create(Scope scope, long engine, long attributes) throws Throwable;
}
