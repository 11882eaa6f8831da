package dev.addax.keras.models;

import dev.addax.keras.config.ConfigException;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tensors with known values among the arguments of a node: {@code __tensor__} in Keras' JSON. */
final class SavedConstants {
  private SavedConstants() {}

  /** {@return a tree of arguments with tensors where it has saved ones} */
  static @Nullable Object revived(@Nullable Object tree) {
    return switch (tree) {
      case Map<?, ?> map when isConstant(map) -> tensor(map);
      case Map<?, ?> map -> revived(map);
      case List<?> list -> revived(list);
      case null, default -> tree;
    };
  }

  static boolean isConstant(Map<?, ?> saved) {
    return "__tensor__".equals(saved.get("class_name"))
        || "__numpy__".equals(saved.get("class_name"));
  }

  static Map<String, @Nullable Object> revived(Map<?, ?> map) {
    var result = new LinkedHashMap<String, @Nullable Object>();
    map.forEach((key, item) -> result.put(String.valueOf(key), revived(item)));
    return result;
  }

  static List<@Nullable Object> revived(List<?> list) {
    var result = new ArrayList<@Nullable Object>();
    list.forEach(item -> result.add(revived(item)));
    return result;
  }

  static Tensor tensor(Map<?, ?> saved) {
    if (!(saved.get("config") instanceof Map<?, ?> config)) {
      throw new ConfigException("a constant needs value and dtype, received " + saved);
    }
    var value = config.get("value");
    var dims = new ArrayList<Integer>();
    for (var level = value; level instanceof List<?> list; level = first(list)) {
      dims.add(list.size());
    }
    var shape = Shape.of(dims);
    var dtype = config.get("dtype") instanceof String name ? DType.of(name) : DType.FLOAT32;
    var numbers = new ArrayList<Number>();
    collect(value, numbers);
    if (numbers.size() != shape.size()) {
      throw new ConfigException("a constant's lists must be of one length at each level");
    }
    var buffer = Buffer.allocate(dtype, numbers.size());
    for (int i = 0; i < numbers.size(); i++) {
      buffer.setDouble(i, numbers.get(i).doubleValue());
    }
    return Tensor.of(buffer, shape);
  }

  private static @Nullable Object first(List<?> list) {
    return list.isEmpty() ? null : list.getFirst();
  }

  private static void collect(@Nullable Object value, List<Number> numbers) {
    switch (value) {
      case List<?> list -> list.forEach(item -> collect(item, numbers));
      case Number n -> numbers.add(n);
      case Boolean flag -> numbers.add(flag ? 1 : 0);
      case null, default ->
          throw new ConfigException("a constant is made of numbers, received " + value);
    }
  }
}
