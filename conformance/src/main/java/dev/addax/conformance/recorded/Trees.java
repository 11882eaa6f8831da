package dev.addax.conformance.recorded;

import dev.addax.keras.ops.Indexing;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.math.Spectrum;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Argument trees: JSON with objects that stand for tensors and other values that JSON lacks. */
final class Trees {
  private Trees() {}

  static @Nullable Object decode(@Nullable Object node, Case subject) {
    return switch (node) {
      case List<?> list -> list(list, subject);
      case Map<?, ?> map -> object(map, subject);
      case null, default -> node;
    };
  }

  private static List<@Nullable Object> list(List<?> list, Case subject) {
    var result = new ArrayList<@Nullable Object>();
    for (var item : list) result.add(decode(item, subject));
    return result;
  }

  private static Object object(Map<?, ?> map, Case subject) {
    if (map.get("tensor") instanceof String role) return tensor(role, map.get("mask"), subject);
    if (map.size() != 1) return dictionary(map, subject);
    var only = map.entrySet().iterator().next();
    return switch (String.valueOf(only.getKey())) {
      case "slice" -> slice((List<?>) only.getValue());
      case "ellipsis" -> Indexing.Ellipsis.INSTANCE;
      case "float" ->
          Double.parseDouble(
              String.valueOf(only.getValue()).replace("inf", "Infinity").replace("nan", "NaN"));
      case "strings" -> texts(only.getValue());
      case "complex" -> complex(Tensors.of(numbers((List<?>) only.getValue()), 2));
      default -> dictionary(map, subject);
    };
  }

  private static Tensor texts(@Nullable Object nested) {
    var dims = new ArrayList<Integer>();
    for (var level = nested;
        level instanceof List<?> list;
        level = list.isEmpty() ? null : list.getFirst()) dims.add(list.size());
    var texts = new ArrayList<String>();
    gather(nested, texts);
    var shape = Shape.of(dims);
    return Tensor.of(Buffer.ofStrings(texts.toArray(String[]::new)), shape);
  }

  private static void gather(@Nullable Object nested, List<String> texts) {
    if (nested instanceof List<?> list) list.forEach(item -> gather(item, texts));
    else texts.add(String.valueOf(nested));
  }

  private static Object slice(List<?> parts) {
    return new Indexing.Slice(whole(parts.get(0)), whole(parts.get(1)), whole(parts.get(2)));
  }

  private static float[] numbers(List<?> list) {
    var numbers = new float[list.size()];
    for (int i = 0; i < numbers.length; i++) numbers[i] = ((Number) list.get(i)).floatValue();
    return numbers;
  }

  private static @Nullable Integer whole(@Nullable Object number) {
    return number instanceof Number n ? (Integer) n.intValue() : null;
  }

  private static Object tensor(String role, @Nullable Object mask, Case subject) {
    if (subject.recorded(role).isComplex()) return complex(subject.recorded(role).parts().tensor());
    var tensor = subject.tensor(role);
    return mask instanceof String other ? tensor.withMask(subject.tensor(other)) : tensor;
  }

  /** Parts lie along the last axis. */
  private static Object complex(Tensor parts) {
    return new Spectrum.Complex(
        parts.narrow(-1, 0, 1).squeeze(-1), parts.narrow(-1, 1, 1).squeeze(-1));
  }

  private static Map<String, @Nullable Object> dictionary(Map<?, ?> map, Case subject) {
    var result = new LinkedHashMap<String, @Nullable Object>();
    map.forEach((key, value) -> result.put((String) key, decode(value, subject)));
    return result;
  }
}
