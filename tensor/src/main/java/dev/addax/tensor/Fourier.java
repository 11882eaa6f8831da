package dev.addax.tensor;

import dev.addax.tensor.type.TensorType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The discrete Fourier transform along the last axis. A complex tensor is two real ones: inputs and
 * results are the real and the imaginary parts. Result k is Σⱼ xⱼ exp(∓2πi·jk/n); nothing is
 * divided by n.
 *
 * @param inverse takes + in the exponent
 */
public record Fourier(boolean inverse) implements Op {
  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Rules.count(this, inputs, 2);
    var type = Rules.same(this, inputs.get(0), inputs.get(1));
    Rules.check(
        type.dtype().isFloating() && type.shape().rank() > 0,
        "%s needs floating tensors with an axis, received %s",
        this,
        type);
    return List.of(type, type);
  }

  /** The transform is linear and symmetric: the conjugate one leads back. */
  @Override
  public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> gradients) {
    var real = gradients.get(0);
    var imaginary = gradients.get(1);
    var made =
        new Fourier(!inverse)
            .allOn(
                List.of(
                    real != null ? real : Constant.like(node.output(0), 0),
                    imaginary != null ? imaginary : Constant.like(node.output(1), 0)));
    return Rules.list(made.get(0), made.get(1));
  }

  @Override
  public String toString() {
    return inverse ? "inverse_fourier" : "fourier";
  }
}
