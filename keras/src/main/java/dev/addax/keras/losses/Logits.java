package dev.addax.keras.losses;

import dev.addax.tensor.Op;
import dev.addax.tensor.Softmax;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Unary;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What went into the softmax or sigmoid that made some probabilities. Cross-entropies of logits
 * stay exact where probabilities reach 0 or 1, so like Keras on TensorFlow they are used wherever
 * the predictions are the direct result of such an activation.
 */
final class Logits {
  private Logits() {}

  /** {@return the argument of the softmax that made {@code probabilities}, null if none did} */
  static @Nullable Tensor ofSoftmax(Tensor probabilities) {
    return before(probabilities, op -> op instanceof Softmax softmax && !softmax.log());
  }

  /** {@return the argument of the sigmoid that made {@code probabilities}, null if none did} */
  static @Nullable Tensor ofSigmoid(Tensor probabilities) {
    return before(probabilities, op -> isUnary(op, Unary.Kind.SIGMOID));
  }

  private static @Nullable Tensor before(Tensor x, Predicate<Op> activation) {
    var plain = x.unmasked();
    while (isUnary(plain.node().op(), Unary.Kind.IDENTITY)) {
      plain = plain.node().input(0);
    }
    return activation.test(plain.node().op()) ? plain.node().input(0) : null;
  }

  private static boolean isUnary(Op op, Unary.Kind kind) {
    return op instanceof Unary unary && unary.kind() == kind;
  }
}
