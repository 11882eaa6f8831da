package dev.addax.keras.regularizers;

import static dev.addax.keras.config.Field.field;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.Shape;

/** l1 · Σ |x| + l2 · Σ x². Keras: {@code keras.regularizers.L1L2}. */
public record L1L2(double l1, double l2) implements Regularizer {
  public static final Schema<L1L2> SCHEMA =
      Schema.of(
          "keras.regularizers.L1L2",
          L1L2.class,
          field("l1", Codec.DOUBLE, 0.0, L1L2::l1),
          field("l2", Codec.DOUBLE, 0.0, L1L2::l2),
          L1L2::new);

  public L1L2 {
    Penalty.checked("l1", l1);
    Penalty.checked("l2", l2);
  }

  @Override
  public Tensor apply(Tensor x) {
    var penalty = Tensors.full(Shape.SCALAR, 0, x.dtype());
    if (l1 != 0) {
      penalty = penalty.add(new L1(l1).apply(x));
    }
    return l2 != 0 ? penalty.add(new L2(l2).apply(x)) : penalty;
  }
}
