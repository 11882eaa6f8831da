package dev.addax.tensor;

import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.TensorType;
import java.util.List;

/** Strings live on the host: they can be reshaped and masked, but no backend computes on them. */
final class HostStrings {
  private HostStrings() {}

  /** Refuses operations on strings, at the line that asks for one. */
  static void refuse(Op op, List<TensorType> inputs) {
    for (var input : inputs) {
      if (input.dtype() == DType.STRING && !carries(op)) {
        throw new IllegalArgumentException(
            "Operation %s was given strings (%s), and strings cannot be computed with; give them to StringLookup, TextVectorization, Hashing or HashedCrossing first"
                .formatted(op, input));
      }
    }
  }

  private static boolean carries(Op op) {
    return op instanceof Reshape || isIdentity(op);
  }

  private static boolean isIdentity(Op op) {
    return op instanceof Unary unary && unary.kind() == Unary.Kind.IDENTITY;
  }

  /** {@return the strings that a tensor has, through what only reshapes them} */
  static Buffer of(Tensor tensor) {
    var known = tensor.valueOrNull();
    if (known != null) {
      return known;
    }
    if (carries(tensor.node().op())) {
      return of(tensor.node().input(0));
    }
    throw new IllegalStateException(
        "This tensor of strings has no value: it depends on '%s', which gets data only when a model runs"
            .formatted(tensor.node().op()));
  }
}
