package dev.addax.tensor;

import dev.addax.tensor.type.TensorType;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a node computes: the closed set of op families. Each family is a record that states beside
 * its definition which types it makes ({@link #infer}) and how gradients flow through it ({@link
 * #gradient}). Families are explicit: operands of an elementwise op have one type; broadcasting and
 * casting are nodes of their own.
 */
public sealed interface Op
    permits Parameter,
        Read,
        Data,
        Constant,
        Iota,
        Unary,
        Binary,
        Compare,
        Select,
        Cast,
        Broadcast,
        Reshape,
        Transpose,
        Slice,
        Pad,
        Concat,
        Gather,
        Scatter,
        Reduce,
        Scan,
        Sort,
        Dot,
        Conv,
        Pool,
        Softmax,
        LinearAlgebra,
        Fourier,
        Random,
        Loop,
        While,
        Cond,
        Fusion {

  /**
   * {@return the types of the results}
   *
   * @throws IllegalArgumentException if the inputs don't fit; the message says which one and why
   */
  List<TensorType> infer(List<TensorType> inputs);

  /**
   * Propagates gradients from the results of {@code node} to its inputs.
   *
   * @param gradients one per result, null where no gradient arrives
   * @return one per input, null where nothing flows
   */
  List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> gradients);

  /**
   * {@return this op with the unknown dimensions in its own attributes replaced by {@code known}}
   */
  default Op resolve(IntUnaryOperator known) {
    return this;
  }

  /**
   * {@return this op with what it leaves open (the padding of {@code SAME} windows) fixed for
   * inputs whose dimensions are known}
   */
  default Op settle(List<TensorType> inputs) {
    return this;
  }

  /** {@return the only (or first) result of this op applied to {@code inputs}} */
  default Tensor on(Tensor... inputs) {
    return new Node(this, List.of(inputs)).output(0);
  }

  /** {@return all results of this op applied to {@code inputs}} */
  default List<Tensor> allOn(List<Tensor> inputs) {
    return new Node(this, inputs).outputs();
  }
}
