package dev.addax.keras.losses;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/**
 * Connectionist temporal classification: labels (batch, labels) padded with 0, logits (batch, time,
 * classes), class 0 the blank. Keras: {@code keras.losses.CTC}.
 */
public final class CTC extends Loss implements Loss.Options<CTC> {
  public static final Schema<CTC> SCHEMA = Schema.of("keras.losses.CTC", CTC.class, CTC::new);

  public CTC() {
    super("ctc");
  }

  @Override
  public Tensor call(Tensor yTrue, Tensor yPred) {
    return CtcLoss.of(yTrue, yPred);
  }
}
