package dev.addax.benchmarks;

import dev.addax.keras.layers.Input;
import dev.addax.keras.layers.activation.ReLU;
import dev.addax.keras.layers.convolution.Conv2D;
import dev.addax.keras.layers.convolution.DepthwiseConv2D;
import dev.addax.keras.layers.core.Dense;
import dev.addax.keras.layers.merging.Add;
import dev.addax.keras.layers.normalization.BatchNormalization;
import dev.addax.keras.layers.pooling.GlobalAveragePooling2D;
import dev.addax.keras.layers.pooling.MaxPooling2D;
import dev.addax.keras.models.Model;
import dev.addax.tensor.Tensor;
import java.util.Locale;

/** Networks for pictures of 224 x 224, as large as those of {@code keras.applications}. */
enum Backbone {
  /** Howard et al. 2017: 4.3 million parameters. */
  MOBILENET,
  /** He et al. 2015: 25.6 million parameters. */
  RESNET50;

  String workload() {
    return "files_" + name().toLowerCase(Locale.ROOT);
  }

  Model model() {
    var image = Input.of(224, 224, 3);
    var features = this == MOBILENET ? mobilenet(image) : resnet50(image);
    var classes = new Dense(1000).activation("softmax");
    var model = new Model(image, classes.apply(new GlobalAveragePooling2D().apply(features)));
    model.compile("sgd", "sparse_categorical_crossentropy");
    return model;
  }

  private static Tensor mobilenet(Tensor image) {
    int[] filters = {64, 128, 128, 256, 256, 512, 512, 512, 512, 512, 512, 1024, 1024};
    int width = 64;
    var x = normalized(new Conv2D(32, 3).strides(2).padding("same").useBias(false), image);
    for (int next : filters) {
      int stride = next > width ? 2 : 1;
      x =
          normalized(
              new DepthwiseConv2D(3).strides(stride).padding("same").useBias(false)::apply, x);
      x = normalized(new Conv2D(next, 1).useBias(false), x);
      width = next;
    }
    return x;
  }

  private static Tensor resnet50(Tensor image) {
    var x = normalized(new Conv2D(64, 7).strides(2).padding("same"), image);
    x = new MaxPooling2D(3).strides(2).padding("same").apply(x);
    int[] blocks = {3, 4, 6, 3};
    for (int stage = 0; stage < blocks.length; stage++) {
      int width = 64 << stage;
      x = block(x, width, stage == 0 ? 1 : 2, true);
      for (int i = 1; i < blocks[stage]; i++) {
        x = block(x, width, 1, false);
      }
    }
    return x;
  }

  private static Tensor block(Tensor x, int width, int stride, boolean projected) {
    var shortcut =
        projected
            ? new BatchNormalization().apply(new Conv2D(4 * width, 1).strides(stride).apply(x))
            : x;
    var y = normalized(new Conv2D(width, 1).strides(stride), x);
    y = normalized(new Conv2D(width, 3).padding("same"), y);
    y = new BatchNormalization().apply(new Conv2D(4 * width, 1).apply(y));
    return new ReLU().apply(new Add().apply(shortcut, y));
  }

  /** A layer, its batch normalization and a ReLU. */
  private static Tensor normalized(java.util.function.UnaryOperator<Tensor> layer, Tensor x) {
    return new ReLU().apply(new BatchNormalization().apply(layer.apply(x)));
  }

  private static Tensor normalized(Conv2D layer, Tensor x) {
    return normalized(layer::apply, x);
  }
}
