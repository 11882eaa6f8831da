package dev.addax.keras.regularizers;

import static dev.addax.keras.config.Field.field;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Keras;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/**
 * factor · the mean absolute cosine between different rows, or columns, of a matrix. Keras: {@code
 * keras.regularizers.OrthogonalRegularizer}.
 *
 * @param mode {@code rows} or {@code columns}
 */
public record OrthogonalRegularizer(double factor, String mode) implements Regularizer {
  public static final Schema<OrthogonalRegularizer> SCHEMA =
      Schema.of(
          "keras.regularizers.OrthogonalRegularizer",
          OrthogonalRegularizer.class,
          field("factor", Codec.FLOAT32, 0.01, OrthogonalRegularizer::factor),
          field("mode", Codec.oneOf("rows", "columns"), "rows", OrthogonalRegularizer::mode),
          OrthogonalRegularizer::new);

  public OrthogonalRegularizer {
    Penalty.checked("factor", factor);
  }

  /** Factor 0.01, rows. */
  public OrthogonalRegularizer() {
    this(0.01, "rows");
  }

  @Override
  public Tensor apply(Tensor x) {
    if (x.rank() != 2) {
      throw new IllegalArgumentException(
          "OrthogonalRegularizer needs a matrix, received shape " + x.shape());
    }
    var rows = mode.equals("rows") ? x : x.transpose();
    double size = rows.shape().dim(0);
    var unit = rows.multiply(rows.square().sum(true, 1).rsqrt().minimum(1 / Keras.epsilon()));
    var cosines = unit.matmul(unit.transpose()).abs();
    // The diagonal is taken out: a row is not compared with itself.
    var others = cosines.sum().subtract(unit.square().sum(1).abs().sum());
    return others.multiply(factor * 0.5 / (size * (size - 1) / 2));
  }
}
