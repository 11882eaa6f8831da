package dev.addax.keras.layers.legacy;

import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Sizes;

/**
 * A convolution over pictures with another kernel at each position. Keras: {@code
 * LocallyConnected2D}, until 2.15.
 *
 * <p>Weights: {@code kernel (positions, window · channels, filters)}, {@code bias} of the output's
 * shape without the batch.
 */
public final class LocallyConnected2D extends LocallyConnected<LocallyConnected2D> {
  public static final Schema<LocallyConnected2D> SCHEMA =
      Schema.of(
          "keras._legacy.layers.LocallyConnected2D",
          LocallyConnected2D.class,
          LocallyConnected2D::new);

  private LocallyConnected2D() {
    super(2);
  }

  /**
   * @param kernelSize the extent of the kernels, one number or one for each axis
   */
  public LocallyConnected2D(int filters, int... kernelSize) {
    this();
    this.filters.set(filters);
    this.kernelSize.set(Sizes.of(2, kernelSize));
  }
}
