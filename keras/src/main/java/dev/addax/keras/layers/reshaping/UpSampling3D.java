package dev.addax.keras.layers.reshaping;

import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;

/**
 * Each element of a volume several times in a row along each axis. Keras: {@code
 * keras.layers.UpSampling3D}.
 *
 * <p>Input {@code (batch, depth, height, width, channels)} or with the channels first, output of
 * the same rank.
 */
public final class UpSampling3D extends Enlarging<UpSampling3D> {
  public static final Schema<UpSampling3D> SCHEMA =
      Schema.of("keras.layers.UpSampling3D", UpSampling3D.class, UpSampling3D::new);

  /** Twice along each axis. */
  public UpSampling3D() {
    super(3);
  }

  /** So many times, one number or one for each axis. */
  public UpSampling3D(int... size) {
    this();
    this.size.set(Sizes.of(3, size));
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    return repeated(x);
  }
}
