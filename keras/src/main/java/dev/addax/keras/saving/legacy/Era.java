package dev.addax.keras.saving.legacy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The generation of Keras that wrote a file; names, defaults and meanings changed between them. */
public enum Era {
  /** Before 2.0: {@code nb_filter}, {@code border_mode}, one array for each gate. */
  KERAS_1,
  /** 2.0 to 2.15, also as {@code tensorflow.keras}: {@code batch_input_shape}, {@code lr}. */
  KERAS_2,
  /** From 3.0 on. */
  KERAS_3;

  private static final Set<String> OF_KERAS_1 =
      Set.of(
          "nb_filter",
          "border_mode",
          "inner_activation",
          "W_regularizer",
          "W_constraint",
          "b_regularizer",
          "subsample",
          "subsample_length",
          "nb_row",
          "dim_ordering",
          "consume_less",
          "input_dtype");

  /**
   * {@return the generation of a version such as {@code "2.2.4-tf"}; where there is none, that of
   * the options which a config uses}
   */
  public static Era of(@Nullable String version, @Nullable Object config) {
    if (version != null && !version.isEmpty() && Character.isDigit(version.charAt(0))) {
      int major = Integer.parseInt(version.replaceFirst("\\D.*", "").transform(Era::atMostNine));
      return major < 2 ? KERAS_1 : major == 2 ? KERAS_2 : KERAS_3;
    }
    if (mentions(config, OF_KERAS_1)) {
      return KERAS_1;
    }
    boolean modern = mentions(config, Set.of("registered_name"));
    return modern && !mentions(config, Set.of("batch_input_shape")) ? KERAS_3 : KERAS_2;
  }

  /** {@return the generation of a file of weights, which may not say its version} */
  static Era ofWeights(@Nullable String version, List<LayerGroups.LayerGroup> groups) {
    if (version != null && !version.isEmpty()) {
      return of(version, null);
    }
    // Keras 1 wrote dense_1_W, later versions dense_1/kernel:0.
    boolean old =
        groups.stream()
            .flatMap(group -> group.names().stream())
            .anyMatch(name -> name.matches(".*_(W|U|b|W_[ifcozrh])(:0)?|param_\\d+"));
    return old ? KERAS_1 : KERAS_2;
  }

  private static String atMostNine(String digits) {
    return digits.length() > 9 ? "9" : digits;
  }

  private static boolean mentions(@Nullable Object tree, Set<String> keys) {
    return switch (tree) {
      case Map<?, ?> map ->
          map.keySet().stream().anyMatch(keys::contains)
              || map.values().stream().anyMatch(value -> mentions(value, keys));
      case List<?> list -> list.stream().anyMatch(item -> mentions(item, keys));
      case null, default -> false;
    };
  }
}
