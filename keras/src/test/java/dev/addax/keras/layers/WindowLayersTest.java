package dev.addax.keras.layers;

import dev.addax.keras.layers.convolution.Conv1D;
import dev.addax.keras.layers.convolution.Conv1DTranspose;
import dev.addax.keras.layers.convolution.Conv2D;
import dev.addax.keras.layers.convolution.Conv2DTranspose;
import dev.addax.keras.layers.convolution.Conv3D;
import dev.addax.keras.layers.convolution.Conv3DTranspose;
import dev.addax.keras.layers.convolution.DepthwiseConv1D;
import dev.addax.keras.layers.convolution.DepthwiseConv2D;
import dev.addax.keras.layers.convolution.SeparableConv1D;
import dev.addax.keras.layers.convolution.SeparableConv2D;
import dev.addax.keras.layers.pooling.AdaptiveAveragePooling1D;
import dev.addax.keras.layers.pooling.AdaptiveAveragePooling2D;
import dev.addax.keras.layers.pooling.AdaptiveAveragePooling3D;
import dev.addax.keras.layers.pooling.AdaptiveMaxPooling1D;
import dev.addax.keras.layers.pooling.AdaptiveMaxPooling2D;
import dev.addax.keras.layers.pooling.AdaptiveMaxPooling3D;
import dev.addax.keras.layers.pooling.AveragePooling1D;
import dev.addax.keras.layers.pooling.AveragePooling2D;
import dev.addax.keras.layers.pooling.AveragePooling3D;
import dev.addax.keras.layers.pooling.GlobalAveragePooling1D;
import dev.addax.keras.layers.pooling.GlobalAveragePooling2D;
import dev.addax.keras.layers.pooling.GlobalAveragePooling3D;
import dev.addax.keras.layers.pooling.GlobalMaxPooling1D;
import dev.addax.keras.layers.pooling.GlobalMaxPooling2D;
import dev.addax.keras.layers.pooling.GlobalMaxPooling3D;
import dev.addax.keras.layers.pooling.MaxPooling1D;
import dev.addax.keras.layers.pooling.MaxPooling2D;
import dev.addax.keras.layers.pooling.MaxPooling3D;
import dev.addax.keras.layers.recurrent.ConvLSTM1D;
import dev.addax.keras.layers.recurrent.ConvLSTM2D;
import dev.addax.keras.layers.recurrent.ConvLSTM3D;
import dev.addax.keras.layers.reshaping.Cropping1D;
import dev.addax.keras.layers.reshaping.Cropping2D;
import dev.addax.keras.layers.reshaping.Cropping3D;
import dev.addax.keras.layers.reshaping.UpSampling1D;
import dev.addax.keras.layers.reshaping.UpSampling2D;
import dev.addax.keras.layers.reshaping.UpSampling3D;
import dev.addax.keras.layers.reshaping.ZeroPadding1D;
import dev.addax.keras.layers.reshaping.ZeroPadding2D;
import dev.addax.keras.layers.reshaping.ZeroPadding3D;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The layer contract for layers that work on spatial axes. */
class WindowLayersTest {
  private static LayerContract contract(Supplier<? extends Layer> make) {
    return LayerContract.of(make);
  }

  @Test
  void convolution() {
    contract(() -> new Conv1D(4, 3).padding("causal").dilationRate(2))
        .input(2, 7, 3)
        .output(2, 7, 4)
        .weights(2, 0)
        .check();
    contract(() -> new Conv2D(4, 3, 2).strides(2).padding("same").groups(2))
        .input(2, 5, 6, 4)
        .output(2, 3, 3, 4)
        .weights(2, 0)
        .check();
    contract(() -> new Conv2D(4, 3).dataFormat("channels_first").activation("tanh"))
        .input(2, 3, 5, 6)
        .output(2, 4, 3, 4)
        .weights(2, 0)
        .needsSizes()
        .check();
    contract(() -> new Conv3D(2, 2).useBias(false))
        .input(1, 3, 4, 3, 2)
        .output(1, 2, 3, 2, 2)
        .weights(1, 0)
        .check();
  }

  @Test
  void transposedConvolution() {
    contract(() -> new Conv1DTranspose(4, 3).strides(2))
        .input(2, 5, 3)
        .output(2, 11, 4)
        .weights(2, 0)
        .check();
    contract(() -> new Conv2DTranspose(4, 3).strides(2).padding("same").outputPadding(1))
        .input(1, 3, 4, 2)
        .output(1, 6, 8, 4)
        .weights(2, 0)
        .check();
    contract(() -> new Conv3DTranspose(2, 2).strides(2))
        .input(1, 2, 2, 3, 2)
        .output(1, 4, 4, 6, 2)
        .weights(2, 0)
        .check();
  }

  @Test
  void channelwiseConvolution() {
    contract(() -> new DepthwiseConv1D(3).depthMultiplier(2))
        .input(2, 6, 3)
        .output(2, 4, 6)
        .weights(2, 0)
        .check();
    contract(() -> new DepthwiseConv2D(3).padding("same"))
        .input(1, 4, 5, 3)
        .output(1, 4, 5, 3)
        .weights(2, 0)
        .check();
    contract(() -> new SeparableConv1D(4, 3)).input(2, 6, 3).output(2, 4, 4).weights(3, 0).check();
    contract(() -> new SeparableConv2D(4, 3).strides(2))
        .input(1, 5, 7, 3)
        .output(1, 2, 3, 4)
        .weights(3, 0)
        .check();
  }

  @Test
  void pooling() {
    contract(MaxPooling1D::new).input(2, 7, 3).output(2, 3, 3).check();
    contract(() -> new MaxPooling2D(3).strides(2).padding("same"))
        .input(2, 5, 6, 3)
        .output(2, 3, 3, 3)
        .check();
    contract(MaxPooling3D::new).input(1, 4, 4, 5, 2).output(1, 2, 2, 2, 2).check();
    contract(() -> new AveragePooling1D(3).strides(1).padding("same"))
        .input(2, 7, 3)
        .output(2, 7, 3)
        .check();
    contract(() -> new AveragePooling2D(2, 3)).input(2, 5, 6, 3).output(2, 2, 2, 3).check();
    contract(AveragePooling3D::new).input(1, 4, 4, 5, 2).output(1, 2, 2, 2, 2).check();
  }

  @Test
  void globalPooling() {
    contract(GlobalMaxPooling1D::new).input(2, 7, 3).output(2, 3).check();
    contract(() -> new GlobalMaxPooling2D().keepdims(true))
        .input(2, 5, 6, 3)
        .output(2, 1, 1, 3)
        .check();
    contract(GlobalMaxPooling3D::new).input(1, 4, 4, 5, 2).output(1, 2).check();
    contract(GlobalAveragePooling1D::new).input(2, 7, 3).output(2, 3).check();
    contract(() -> new GlobalAveragePooling2D().dataFormat("channels_first"))
        .input(2, 3, 5, 6)
        .output(2, 3)
        .check();
    contract(GlobalAveragePooling3D::new).input(1, 4, 4, 5, 2).output(1, 2).check();
  }

  @Test
  void adaptivePooling() {
    contract(() -> new AdaptiveMaxPooling1D(3)).input(2, 7, 3).output(2, 3, 3).check();
    contract(() -> new AdaptiveMaxPooling2D(3, 2)).input(2, 5, 6, 3).output(2, 3, 2, 3).check();
    contract(() -> new AdaptiveMaxPooling3D(2)).input(1, 4, 4, 5, 2).output(1, 2, 2, 2, 2).check();
    contract(() -> new AdaptiveAveragePooling1D(3)).input(2, 7, 3).output(2, 3, 3).check();
    contract(() -> new AdaptiveAveragePooling2D(2)).input(2, 5, 6, 3).output(2, 2, 2, 3).check();
    contract(() -> new AdaptiveAveragePooling3D(2))
        .input(1, 4, 4, 5, 2)
        .output(1, 2, 2, 2, 2)
        .check();
  }

  @Test
  void borders() {
    contract(() -> new Cropping1D(1, 2)).input(2, 7, 3).output(2, 4, 3).check();
    contract(() -> new Cropping2D(1)).input(2, 5, 6, 3).output(2, 3, 4, 3).check();
    contract(Cropping3D::new).input(1, 4, 4, 5, 2).output(1, 2, 2, 3, 2).check();
    contract(ZeroPadding1D::new).input(2, 7, 3).output(2, 9, 3).check();
    contract(() -> new ZeroPadding2D(new int[] {0, 1}, new int[] {2, 0}))
        .input(2, 5, 6, 3)
        .output(2, 6, 8, 3)
        .check();
    contract(ZeroPadding3D::new).input(1, 4, 4, 5, 2).output(1, 6, 6, 7, 2).check();
  }

  @Test
  void enlarging() {
    contract(() -> new UpSampling1D(3)).input(2, 4, 3).output(2, 12, 3).check();
    contract(() -> new UpSampling2D(2, 3)).input(1, 3, 2, 2).output(1, 6, 6, 2).check();
    contract(() -> new UpSampling2D().interpolation("bilinear"))
        .input(1, 3, 2, 2)
        .output(1, 6, 4, 2)
        .notSmooth()
        .check();
    contract(UpSampling3D::new).input(1, 2, 2, 2, 2).output(1, 4, 4, 4, 2).check();
  }

  @Test
  void recurrentConvolution() {
    contract(() -> new ConvLSTM1D(2, 2).padding("same").returnSequences(true).goBackwards(true))
        .input(2, 3, 4, 3)
        .output(2, 3, 4, 2)
        .weights(3, 0)
        .needsSizes()
        .ownMask()
        .check();
    contract(() -> new ConvLSTM2D(2, 3, 2).strides(2, 1).useBias(false).recurrentActivation("tanh"))
        .input(2, 3, 5, 4, 1)
        .output(2, 2, 3, 2)
        .weights(2, 0)
        .needsSizes()
        .ownMask()
        .check();
    contract(() -> new ConvLSTM3D(2, 2).dataFormat("channels_first").dilationRate(2))
        .input(1, 2, 1, 3, 3, 4)
        .output(1, 2, 1, 1, 2)
        .weights(3, 0)
        .needsSizes()
        .ownMask()
        .check();
  }
}
