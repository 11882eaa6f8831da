package dev.addax.compiler;

import dev.addax.compiler.graph.Elementwise;
import dev.addax.tensor.Conv;
import dev.addax.tensor.Dot;
import dev.addax.tensor.Fusion;
import dev.addax.tensor.Node;
import dev.addax.tensor.Op;
import dev.addax.tensor.Reduce;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.List;

/** Estimates of arithmetic work, for people and for choices between kernels. */
public final class Work {
  private Work() {}

  /**
   * {@return the floating point operations of {@code op}, a product with its sum counted as two; 0
   * for movement and for what depends on data}
   */
  public static double flops(Op op, List<TensorType> inputs, List<TensorType> outputs) {
    return switch (op) {
      case Dot dot -> 2.0 * outputs.getFirst().shape().size() * contracted(dot, inputs);
      case Conv conv -> flops(conv, inputs, outputs.getFirst());
      case Fusion fusion -> {
        double total = 0;
        for (var node : fusion.body().nodes()) {
          total += flops(node);
        }
        yield total;
      }
      case Reduce reduce -> inputs.getFirst().shape().size();
      default -> Elementwise.is(op) ? outputs.getFirst().shape().size() : 0;
    };
  }

  private static double flops(Node node) {
    return flops(node.op(), node.inputTypes(), node.outputs().stream().map(Tensor::type).toList());
  }

  private static double contracted(Dot dot, List<TensorType> inputs) {
    double size = 1;
    for (int axis : dot.leftContract()) {
      size *= inputs.getFirst().shape().dim(axis);
    }
    return size;
  }

  private static double flops(Conv conv, List<TensorType> inputs, TensorType output) {
    return switch (conv.kind()) {
      case FORWARD -> product(output.shape(), inputs.get(1).shape());
      case INPUT_GRADIENT -> product(inputs.get(0).shape(), inputs.get(1).shape());
      case KERNEL_GRADIENT -> product(inputs.get(1).shape(), output.shape());
    };
  }

  /** Each element of {@code result} sums over the kernel but for its last dimension. */
  private static double product(Shape result, Shape kernel) {
    return 2.0 * result.size() * kernel.size() / kernel.last();
  }
}
