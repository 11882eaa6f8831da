package dev.addax.keras.saving.legacy;

import dev.addax.keras.config.ConfigException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Functions of TensorFlow that move a window over their input: convolutions and pooling. Their
 * sizes may stand for all axes, batch and channels included.
 */
final class Windows {
  /** For each function Keras' operation, the number of axes, and the arrays beside the input. */
  private record Row(String target, int rank, List<Operator.Name> arrays) {}

  private static final Map<String, Row> ROWS =
      Map.ofEntries(
          row("nn.conv1d", "nn.Conv", 1, "filters/filter"),
          row("nn.conv2d", "nn.Conv", 2, "filters/filter"),
          row("nn.conv3d", "nn.Conv", 3, "filters/filter"),
          row("nn.convolution", "nn.Conv", 0, "filters/filter"),
          row("nn.depthwise_conv2d", "nn.DepthwiseConv", 2, "filter"),
          row("nn.separable_conv2d", "nn.SeparableConv", 2, "depthwise_filter", "pointwise_filter"),
          row("nn.conv1d_transpose", "nn.ConvTranspose", 1, "filters/filter"),
          row("nn.conv2d_transpose", "nn.ConvTranspose", 2, "filters/filter"),
          row("nn.conv3d_transpose", "nn.ConvTranspose", 3, "filters/filter"),
          row("nn.max_pool1d", "nn.MaxPool", 1),
          row("nn.max_pool2d", "nn.MaxPool", 2),
          row("nn.max_pool3d", "nn.MaxPool", 3),
          row("nn.max_pool", "nn.MaxPool", 0),
          row("nn.avg_pool1d", "nn.AveragePool", 1),
          row("nn.avg_pool2d", "nn.AveragePool", 2),
          row("nn.avg_pool3d", "nn.AveragePool", 3),
          row("nn.avg_pool", "nn.AveragePool", 0),
          row("nn.pool", "nn.%sPool", 0));

  private static final List<Operator.Name> INPUT = names("input/value");
  private static final Operator.Name STRIDES = Operator.Name.of("strides/stride");
  private static final Operator.Name DILATIONS = Operator.Name.of("dilations/dilation_rate/rate");
  private static final Operator.Name SIZE = Operator.Name.of("ksize/window_shape");

  private Windows() {}

  private static Map.Entry<String, Row> row(
      String function, String target, int rank, String... arrays) {
    return Map.entry(function, new Row(target, rank, names(arrays)));
  }

  private static List<Operator.Name> names(String... names) {
    return java.util.Arrays.stream(names).map(Operator.Name::of).toList();
  }

  static java.util.Set<String> functions() {
    return ROWS.keySet();
  }

  static Map<String, @Nullable Object> apply(String function, LegacyObject layer, Nodes.Use use) {
    var row = java.util.Objects.requireNonNull(ROWS.get(function));
    var given = use.named();
    var arguments = new ArrayList<@Nullable Object>();
    arguments.add(use.first() == null ? INPUT.getFirst().in(given) : use.first());
    row.arrays().forEach(name -> arguments.add(name.in(given)));
    var format = String.valueOf(given.get("data_format"));
    boolean first = format.startsWith("NC");
    var settings = Trees.object("padding", padding(layer, given.get("padding")));
    put(settings, "pool_size", sizes(SIZE.in(given), row.rank(), first));
    put(settings, "strides", sizes(STRIDES.in(given), row.rank(), first));
    if (!row.arrays().isEmpty()) {
      put(settings, "dilation_rate", sizes(DILATIONS.in(given), row.rank(), first));
    } else if (STRIDES.in(given) == null) {
      settings.put("strides", 1L);
    }
    settings.put("data_format", first ? "channels_first" : "channels_last");
    var kind = "AVG".equals(given.get("pooling_type")) ? "Average" : "Max";
    return Operator.make(layer, row.target().formatted(kind), arguments, settings);
  }

  private static void put(
      Map<String, @Nullable Object> settings, String name, @Nullable Object value) {
    if (value != null) {
      settings.put(name, value);
    }
  }

  private static Object padding(LegacyObject layer, @Nullable Object padding) {
    if (padding == null) {
      return "valid";
    }
    if (padding instanceof String name && !name.equals("EXPLICIT")) {
      return name.toLowerCase(Locale.ROOT);
    }
    throw new ConfigException(
        layer.title() + ": padding by numbers; pad with tf.pad and use 'VALID'");
  }

  /** {@return one number, or those of the axes between batch and channels} */
  private static @Nullable Object sizes(@Nullable Object given, int rank, boolean channelsFirst) {
    if (!(given instanceof List<?> list)) {
      return given;
    }
    boolean all = rank == 0 ? list.size() > 3 : list.size() == rank + 2;
    if (!all) {
      return list.size() == 1 ? list.getFirst() : list;
    }
    return channelsFirst ? list.subList(2, list.size()) : list.subList(1, list.size() - 1);
  }
}
