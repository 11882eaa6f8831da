package dev.addax.keras.layers.merging;

import dev.addax.tensor.Tensor;
import java.util.List;
import java.util.Objects;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Merging in which masked elements do not take part. */
final class Masked {
  private Masked() {}

  /** {@return the inputs combined, where an element that is masked gives way to the other one} */
  static Tensor combine(
      List<Tensor> inputs, List<@Nullable Tensor> masks, BinaryOperator<Tensor> combine) {
    var result = inputs.getFirst();
    var counted = full(masks.getFirst(), result);
    for (int i = 1; i < inputs.size(); i++) {
      var x = inputs.get(i);
      var mask = full(masks.get(i), x);
      if (mask != null) {
        x = mask.where(x, result);
      }
      if (counted != null) {
        result = counted.where(result, x);
      }
      counted = mask == null || counted == null ? null : counted.logicalOr(mask);
      result = combine.apply(result, x);
    }
    return counted == null ? result : result.withMask(counted.any(-1));
  }

  static Tensor product(List<Tensor> inputs, List<@Nullable Tensor> masks) {
    boolean allMasked = masks.stream().allMatch(Objects::nonNull);
    Tensor result = null;
    Tensor counted = null;
    for (int i = 0; i < inputs.size(); i++) {
      var x = inputs.get(i);
      var mask = full(masks.get(i), x);
      if (mask != null) {
        x = mask.where(x, 1);
        counted = counted == null ? mask : counted.logicalOr(mask);
      }
      result = result == null ? x : result.multiply(x);
    }
    var made = Objects.requireNonNull(result, "no inputs");
    return allMasked && counted != null ? counted.where(made, 0).withMask(counted.any(-1)) : made;
  }

  /** {@return a mask over steps as one over all elements of {@code x}} */
  private static @Nullable Tensor full(@Nullable Tensor mask, Tensor x) {
    return mask == null ? null : mask.expandDims(-1).broadcastTo(x.shape());
  }
}
