package dev.addax.keras.layers.legacy;

import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Sizes;

/**
 * A convolution over sequences with another kernel at each position. Keras: {@code
 * LocallyConnected1D}, until 2.15.
 *
 * <p>Weights: {@code kernel (positions, window · channels, filters)}, {@code bias} of the output's
 * shape without the batch.
 */
public final class LocallyConnected1D extends LocallyConnected<LocallyConnected1D> {
  public static final Schema<LocallyConnected1D> SCHEMA =
      Schema.of(
          "keras._legacy.layers.LocallyConnected1D",
          LocallyConnected1D.class,
          LocallyConnected1D::new);

  private LocallyConnected1D() {
    super(1);
  }

  /**
   * @param kernelSize the extent of the kernels, one number or one for each axis
   */
  public LocallyConnected1D(int filters, int... kernelSize) {
    this();
    this.filters.set(filters);
    this.kernelSize.set(Sizes.of(1, kernelSize));
  }
}
