package dev.addax.keras.layers.recurrent;

import dev.addax.keras.activations.Activation;
import dev.addax.keras.initializers.Initializer;
import dev.addax.tensor.Movement;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.Shape;
import java.util.List;

/**
 * The gates of long short-term memory (Hochreiter and Schmidhuber, 1997), side by side as i, f, c,
 * o.
 *
 * @param activation of the candidate and the output
 * @param gate of the three gates
 */
record LstmGates(GatedCell cell, Activation activation, Activation gate) {
  /** {@return a bias of {@code 4 width} elements whose forget gates start open, as ones} */
  static Initializer openForget(Initializer others, int width) {
    return (shape, dtype) ->
        Movement.concatenate(
            List.of(
                others.apply(Shape.of(width), dtype),
                Tensors.full(Shape.of(width), 1, dtype),
                others.apply(Shape.of(2 * width), dtype)),
            0);
  }

  /** {@return c' = f·c + i·activation(…) and h' = o·activation(c')} */
  Cell.Stepped step(Tensor z, Tensor carry) {
    var i = gate.apply(cell.gate(z, 0));
    var f = gate.apply(cell.gate(z, 1));
    var c = f.multiply(carry).add(i.multiply(activation.apply(cell.gate(z, 2))));
    var o = gate.apply(cell.gate(z, 3));
    var h = o.multiply(activation.apply(c));
    return new Cell.Stepped(h, List.of(h, c));
  }
}
