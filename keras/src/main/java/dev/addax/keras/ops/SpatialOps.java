package dev.addax.keras.ops;

import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.Convolution;
import dev.addax.tensor.math.DataFormat;
import dev.addax.tensor.math.Padding;
import dev.addax.tensor.math.Pooling;
import dev.addax.tensor.math.SpaceToDepth;
import org.jspecify.annotations.Nullable;

/** Convolution, pooling and their relatives over one to three axes. */
final class SpatialOps {
  private SpatialOps() {}

  static void addTo(OpTable ops) {
    convolutions(ops);
    pooling(ops);
    blocks(ops);
  }

  private static void convolutions(OpTable ops) {
    ops.add(
        "conv(inputs, kernel, strides=1, padding='valid', data_format=None, dilation_rate=1)",
        a ->
            Convolution.conv(
                pair(a).x(),
                pair(a).y(),
                spatial(a, "strides"),
                padding(a),
                format(a),
                spatial(a, "dilation_rate")));
    ops.add(
        "depthwise_conv(inputs, kernel, strides=1, padding='valid', data_format=None,"
            + " dilation_rate=1)",
        a ->
            Convolution.depthwiseConv(
                pair(a).x(),
                pair(a).y(),
                spatial(a, "strides"),
                padding(a),
                format(a),
                spatial(a, "dilation_rate")));
    ops.add(
        "separable_conv(inputs, depthwise_kernel, pointwise_kernel, strides=1, padding='valid',"
            + " data_format=None, dilation_rate=1)",
        a ->
            Convolution.separableConv(
                a.tensor("inputs"),
                a.tensor("depthwise_kernel"),
                a.tensor("pointwise_kernel"),
                spatial(a, "strides"),
                padding(a),
                format(a),
                spatial(a, "dilation_rate")));
    ops.add(
        "conv_transpose(inputs, kernel, strides=1, padding='valid', output_padding=None,"
            + " data_format=None, dilation_rate=1)",
        a ->
            Convolution.convTranspose(
                pair(a).x(),
                pair(a).y(),
                spatial(a, "strides"),
                padding(a),
                outputPadding(a),
                format(a),
                spatial(a, "dilation_rate")));
  }

  private static Pair pair(Arguments a) {
    return a.pair("inputs", "kernel").common();
  }

  private static int @Nullable [] outputPadding(Arguments a) {
    return a.has("output_padding") ? spatial(a, "output_padding") : null;
  }

  static Padding padding(Arguments a) {
    return Padding.of(a.text("padding"));
  }

  static DataFormat format(Arguments a) {
    return a.channelsFirst() ? DataFormat.CHANNELS_FIRST : DataFormat.CHANNELS_LAST;
  }

  private static int[] spatial(Arguments a, String name) {
    return a.integers(name, a.tensor("inputs").rank() - 2);
  }

  private static void pooling(OpTable ops) {
    var parameters = "(inputs, pool_size, strides=None, padding='valid', data_format=None)";
    ops.add("max_pool" + parameters, a -> pool(a, Pooling::maxPool));
    ops.add("average_pool" + parameters, a -> pool(a, Pooling::averagePool));
    ops.add(
        "adaptive_average_pool(inputs, output_size, data_format=None)",
        a -> Pooling.adaptiveAveragePool(a.tensor("inputs"), spatial(a, "output_size"), format(a)));
    ops.add(
        "adaptive_max_pool(inputs, output_size, data_format=None)",
        a -> Pooling.adaptiveMaxPool(a.tensor("inputs"), spatial(a, "output_size"), format(a)));
  }

  private interface Pool {
    Tensor apply(Tensor x, int[] size, int[] strides, Padding padding, DataFormat format);
  }

  private static Tensor pool(Arguments a, Pool pool) {
    var size = spatial(a, "pool_size");
    return pool.apply(
        a.tensor("inputs"),
        size,
        a.has("strides") ? spatial(a, "strides") : size,
        padding(a),
        format(a));
  }

  private static void blocks(OpTable ops) {
    ops.add(
        "depth_to_space(x, block_size, data_format='channels_last')",
        a -> SpaceToDepth.depthToSpace(a.tensor("x"), a.integer("block_size"), format(a)));
    ops.add(
        "space_to_depth(x, block_size, data_format='channels_last')",
        a -> SpaceToDepth.spaceToDepth(a.tensor("x"), a.integer("block_size"), format(a)));
    ops.add(
        "unfold(x, kernel_size, dilation=1, padding=0, stride=1)",
        a ->
            SpaceToDepth.unfold(
                a.tensor("x"),
                two(a, "kernel_size"),
                two(a, "dilation"),
                two(a, "padding"),
                two(a, "stride")));
    ops.add(
        "fold(x, output_size, kernel_size, dilation=1, padding=0, stride=1)",
        a ->
            SpaceToDepth.fold(
                a.tensor("x"),
                two(a, "output_size"),
                two(a, "kernel_size"),
                two(a, "dilation"),
                two(a, "padding"),
                two(a, "stride")));
  }

  private static int[] two(Arguments a, String name) {
    return a.integers(name, 2);
  }
}
