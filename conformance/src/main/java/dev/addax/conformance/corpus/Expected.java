package dev.addax.conformance.corpus;

import dev.addax.conformance.recorded.ConformanceException;
import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What real Keras recorded for one file.
 *
 * @param json the whole record
 * @param row the line of {@code expected.csv}, by column; empty if there is none
 */
record Expected(Map<?, ?> json, Map<String, String> row) {
  private static final double FLOAT_TOLERANCE = 1e-5;

  static Expected read(Path file, Map<String, String> row) {
    try {
      if (Json.parse(Files.readString(file)) instanceof Map<?, ?> json) {
        return new Expected(json, row);
      }
    } catch (IOException | ConfigException e) {
      throw new ConformanceException("Cannot read " + file + ": " + e, e);
    }
    throw new ConformanceException(file + " is no JSON object");
  }

  String status() {
    return text("status");
  }

  /** {@return whether the outputs are to be compared} */
  boolean mustMatch() {
    return !"0".equals(row.get("must_match"));
  }

  double tolerance() {
    var given = row.get("tolerance");
    return given == null || given.isEmpty() ? FLOAT_TOLERANCE : Double.parseDouble(given);
  }

  String text(String field) {
    return String.valueOf(json.get(field));
  }

  /** {@return the objects of a list} */
  List<Map<?, ?>> objects(String field) {
    return list(field).stream()
        .<Map<?, ?>>map(item -> item instanceof Map<?, ?> map ? map : Map.of())
        .toList();
  }

  List<?> list(String field) {
    return json.get(field) instanceof List<?> list ? list : List.of();
  }

  Map<?, ?> object(String field) {
    return json.get(field) instanceof Map<?, ?> map ? map : Map.of();
  }

  /** {@return a number, which JSON writes as a string if it is not finite} */
  static double number(@Nullable Object json) {
    return switch (json) {
      case Number n -> n.doubleValue();
      case String s -> Double.parseDouble(s);
      case null, default -> Double.NaN;
    };
  }

  static int[] shape(@Nullable Object json) {
    return json instanceof List<?> dims
        ? dims.stream().mapToInt(dim -> dim instanceof Number n ? n.intValue() : -1).toArray()
        : new int[0];
  }
}
