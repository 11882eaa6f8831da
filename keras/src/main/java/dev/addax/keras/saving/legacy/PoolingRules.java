package dev.addax.keras.saving.legacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pooling, enlarging, borders. */
final class PoolingRules {
  private PoolingRules() {}

  static void addTo(RuleTable table) {
    table
        .on("MaxPool1D", Rule.become("MaxPooling1D"))
        .on("MaxPool2D", Rule.become("MaxPooling2D"))
        .on("MaxPool3D", Rule.become("MaxPooling3D"))
        .on("AvgPool1D", Rule.become("AveragePooling1D"))
        .on("AvgPool2D", Rule.become("AveragePooling2D"))
        .on("AvgPool3D", Rule.become("AveragePooling3D"))
        .on(
            List.of("MaxPooling1D", "AveragePooling1D"),
            Rule.rename("pool_length", "pool_size", "stride", "strides"))
        .on(
            List.of(
                "MaxPooling1D",
                "MaxPooling2D",
                "MaxPooling3D",
                "AveragePooling1D",
                "AveragePooling2D",
                "AveragePooling3D"),
            ConvolutionRules::padding,
            ConvolutionRules::dataFormat)
        .on(globals(), ConvolutionRules::dataFormat)
        .on("UpSampling1D", Rule.rename("length", "size"), Rule.drop("data_format"))
        .on(List.of("UpSampling2D", "UpSampling3D"), ConvolutionRules::dataFormat)
        .on(
            List.of("ZeroPadding1D", "Cropping1D"),
            object -> object.change("padding", PoolingRules::ends))
        .on(
            List.of("ZeroPadding2D", "ZeroPadding3D", "Cropping2D", "Cropping3D"),
            ConvolutionRules::dataFormat,
            object -> object.change("padding", PoolingRules::sides));
  }

  private static List<String> globals() {
    var names = new ArrayList<String>();
    for (var kind : List.of("Max", "Average")) {
      for (int rank = 1; rank <= 3; rank++) {
        names.add("Global%sPooling%dD".formatted(kind, rank));
      }
    }
    return names;
  }

  private static @Nullable Object ends(Object padding) {
    return padding instanceof Map<?, ?> map
        ? List.of(size(map, "left_pad"), size(map, "right_pad"))
        : padding;
  }

  /** Keras 1 also took (top, bottom, left, right), or these by name. */
  private static @Nullable Object sides(Object padding) {
    return switch (padding) {
      case Map<?, ?> map ->
          List.of(
              List.of(size(map, "top_pad"), size(map, "bottom_pad")),
              List.of(size(map, "left_pad"), size(map, "right_pad")));
      case List<?> four when four.size() == 4 -> List.of(four.subList(0, 2), four.subList(2, 4));
      default -> padding;
    };
  }

  private static Object size(Map<?, ?> map, String side) {
    return map.get(side) instanceof Number n ? n : 0L;
  }
}
