package dev.addax.keras.saving.legacy;

import java.util.List;
import java.util.Map;

/** Convolutions of all kinds; the names of paddings and data formats. */
final class ConvolutionRules {
  private static final Map<String, String> DATA_FORMATS =
      Map.of("th", "channels_first", "tf", "channels_last");
  private static final Map<String, String> PADDINGS = Map.of("half", "same");

  private ConvolutionRules() {}

  static void addTo(RuleTable table) {
    table
        .on(List.of("Convolution1D", "AtrousConvolution1D"), Rule.become("Conv1D"))
        .on(List.of("Convolution2D", "AtrousConvolution2D"), Rule.become("Conv2D"))
        .on("Convolution3D", Rule.become("Conv3D"))
        .on("Deconvolution2D", ConvolutionRules::deconvolution, Rule.become("Conv2DTranspose"))
        .on(List.of("Convolution2DTranspose"), Rule.become("Conv2DTranspose"))
        .on("Deconvolution3D", ConvolutionRules::deconvolution, Rule.become("Conv3DTranspose"))
        .on("Convolution3DTranspose", Rule.become("Conv3DTranspose"))
        .on("SeparableConvolution1D", Rule.become("SeparableConv1D"))
        .on("SeparableConvolution2D", Rule.become("SeparableConv2D"))
        .on(
            List.of("Conv1D", "LocallyConnected1D"),
            Rule.rename("filter_length", "kernel_size", "subsample_length", "strides"),
            Rule.rename("atrous_rate", "dilation_rate"),
            Rule.drop("input_dim", "input_length"))
        .on(
            List.of("Conv2D", "Conv2DTranspose", "SeparableConv2D", "LocallyConnected2D"),
            Rule.join("kernel_size", "nb_row", "nb_col"),
            Rule.rename("atrous_rate", "dilation_rate"))
        .on(
            List.of("Conv3D", "Conv3DTranspose"),
            Rule.join("kernel_size", "kernel_dim1", "kernel_dim2", "kernel_dim3"))
        .on(
            List.of("SeparableConv1D", "SeparableConv2D"),
            ConvolutionRules::separate,
            Rule.drop("groups"))
        .on(
            List.of("Conv1DTranspose", "Conv2DTranspose", "Conv3DTranspose"),
            Rule.drop("groups", "output_shape"))
        .on(
            List.of("DepthwiseConv1D", "DepthwiseConv2D"),
            Rule.drop("groups", "filters", "kernel_initializer", "kernel_regularizer"),
            Rule.drop("kernel_constraint"))
        .on(
            List.of(
                "Conv1D",
                "Conv2D",
                "Conv3D",
                "Conv1DTranspose",
                "Conv2DTranspose",
                "Conv3DTranspose",
                "SeparableConv1D",
                "SeparableConv2D",
                "DepthwiseConv1D",
                "DepthwiseConv2D",
                "LocallyConnected1D",
                "LocallyConnected2D",
                "ConvLSTM1D",
                "ConvLSTM2D",
                "ConvLSTM3D"),
            Rule.rename("nb_filter", "filters", "subsample", "strides"),
            CoreRules::kernelOptions,
            ConvolutionRules::padding,
            ConvolutionRules::dataFormat,
            Rule.drop("weights"));
  }

  /** The name of the padding, for all layers that have one by name. */
  static void padding(LegacyObject layer) {
    layer.rename("border_mode", "padding");
    layer.change("padding", name -> name instanceof String s ? PADDINGS.getOrDefault(s, s) : name);
    if ("full".equals(layer.get("padding"))) {
      throw layer.refusal(
          "border_mode 'full' existed under Theano only; pad with ZeroPadding and use 'valid'");
    }
  }

  /** The name of the data format. */
  static void dataFormat(LegacyObject layer) {
    layer.rename("dim_ordering", "data_format");
    layer.change(
        "data_format", name -> name instanceof String s ? DATA_FORMATS.getOrDefault(s, s) : name);
    if (layer.get("data_format") == null || "default".equals(layer.get("data_format"))) {
      layer.take("data_format");
    }
  }

  /** The kernel is two kernels here. */
  private static void separate(LegacyObject layer) {
    for (var part : List.of("initializer", "regularizer", "constraint")) {
      layer.take("kernel_" + part);
    }
    if (layer.has("init")) {
      layer.putIfAbsent("depthwise_initializer", layer.get("init"));
      layer.putIfAbsent("pointwise_initializer", layer.take("init"));
    }
    layer.take("W_regularizer");
    layer.take("W_constraint");
  }

  /** Keras 1 was told the size of the output, which follows from stride and padding. */
  private static void deconvolution(LegacyObject layer) {
    if (layer.take("output_shape") != null) {
      layer.note("the size of its output follows from padding and strides");
    }
  }
}
