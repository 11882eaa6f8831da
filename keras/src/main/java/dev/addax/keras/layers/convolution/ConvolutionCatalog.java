package dev.addax.keras.layers.convolution;

import dev.addax.keras.config.Catalog;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Layer;
import java.util.List;

/** Convolutions. */
public final class ConvolutionCatalog implements Catalog {
  @Override
  public Class<?> kind() {
    return Layer.class;
  }

  @Override
  public List<Schema<?>> schemas() {
    return List.of(
        Conv1D.SCHEMA,
        Conv1DTranspose.SCHEMA,
        Conv2D.SCHEMA,
        Conv2DTranspose.SCHEMA,
        Conv3D.SCHEMA,
        Conv3DTranspose.SCHEMA,
        DepthwiseConv1D.SCHEMA,
        DepthwiseConv2D.SCHEMA,
        SeparableConv1D.SCHEMA,
        SeparableConv2D.SCHEMA);
  }
}
