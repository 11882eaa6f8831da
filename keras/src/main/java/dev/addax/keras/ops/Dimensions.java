package dev.addax.keras.ops;

import dev.addax.tensor.Movement;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.Topology;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sizes of tensors as numbers to compute with, also while some of them are unknown. */
public final class Dimensions {
  private Dimensions() {}

  /** {@return the shape of {@code x} as int32 numbers} */
  static Tensor of(Tensor x) {
    var shape = x.shape();
    if (shape.isKnown()) {
      return Tensors.of(shape.toArray(), shape.rank());
    }
    return Movement.stack(Arrays.stream(shape.toArray()).mapToObj(Dimensions::number).toList(), 0);
  }

  /** As many ones as the dimension is long, added up: that stays right whatever it turns out. */
  private static Tensor number(int dim) {
    return dim >= 0
        ? Tensors.scalar(dim)
        : Tensors.full(Shape.SCALAR, 1, DType.INT32).broadcastTo(Shape.of(dim)).sum(0);
  }

  /** {@return the unknown dimensions that the values of a tensor follow from} */
  public static int[] unknown(Tensor tensor) {
    return Topology.order(List.of(tensor), List.of()).stream()
        .flatMap(node -> node.outputs().stream())
        .map(Tensor::type)
        .map(TensorType::shape)
        .flatMapToInt(shape -> Arrays.stream(shape.toArray()))
        .filter(dim -> dim < 0)
        .distinct()
        .toArray();
  }

  /** {@return whether the values can be read now} */
  static boolean areKnown(Tensor tensor) {
    return tensor.hasValue() || tensor.isComputable() && unknown(tensor).length == 0;
  }

  /** {@return whole numbers that follow from sizes, negative where unknown; null if from data} */
  static int @Nullable [] values(Tensor numbers) {
    if (areKnown(numbers)) {
      return numbers.toInts();
    }
    if (!numbers.isComputable()) {
      return null;
    }
    var trial = Trial.of(List.of(numbers));
    var first = trial.first().getFirst().toInts();
    var second = trial.second().getFirst().toInts();
    var values = new int[first.length];
    Arrays.setAll(values, i -> trial.common(first[i], second[i]));
    return values;
  }
}
