package dev.addax.keras.initializers;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.ConfigException;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Arrays in configs: a number, nested lists, or Keras' {@code __numpy__} and {@code __tensor__}.
 */
public final class Arrays {
  /** Numbers are saved as such, arrays as {@code __numpy__} objects. */
  public static final Codec<Tensor> CODEC =
      Codec.of("a number or an array of numbers", Arrays::write, Arrays::read);

  /** The same, arrays saved as nested lists. */
  public static final Codec<Tensor> LISTS =
      Codec.of("a number or an array of numbers", Arrays::lists, Arrays::read);

  private Arrays() {}

  private static Object lists(Tensor value) {
    var flat = value.toDoubles();
    return value.rank() == 0 ? (Object) flat[0] : nested(flat, value.shape(), 0, 0);
  }

  private static @Nullable Object write(Tensor value) {
    if (value.rank() == 0) {
      return lists(value);
    }
    var config = Map.of("value", lists(value), "dtype", value.dtype().kerasName());
    return Map.of("class_name", "__numpy__", "config", config);
  }

  private static List<Object> nested(double[] flat, Shape shape, int axis, int at) {
    var list = new ArrayList<Object>();
    int step = (int) shape.slice(axis + 1, shape.rank()).size();
    for (int i = 0; i < shape.dim(axis); i++) {
      int from = at + i * step;
      list.add(
          axis == shape.rank() - 1 ? (Object) flat[from] : nested(flat, shape, axis + 1, from));
    }
    return list;
  }

  private static @Nullable Tensor read(@Nullable Object json) {
    return switch (json) {
      case Number n -> Tensors.full(Shape.SCALAR, n.doubleValue(), DType.FLOAT64);
      case List<?> list -> array(list, DType.FLOAT32);
      case Map<?, ?> object when object.get("config") instanceof Map<?, ?> config -> {
        var dtype = DType.of(String.valueOf(config.get("dtype")));
        yield config.get("value") instanceof List<?> list
            ? array(list, dtype)
            : config.get("value") instanceof Number n ? Tensors.full(Shape.SCALAR, n, dtype) : null;
      }
      case null, default -> null;
    };
  }

  private static Tensor array(List<?> list, DType dtype) {
    var dims = new ArrayList<Integer>();
    for (Object part = list; part instanceof List<?> inner; ) {
      dims.add(inner.size());
      part = inner.isEmpty() ? null : inner.getFirst();
    }
    var shape = Shape.of(dims);
    var buffer = Buffer.allocate(dtype, shape.size());
    fill(buffer, list, shape, 0, 0);
    return Tensor.of(buffer, shape);
  }

  private static void fill(Buffer buffer, List<?> list, Shape shape, int axis, long at) {
    if (list.size() != shape.dim(axis)) {
      throw new ConfigException("the lists of an array must have equal lengths");
    }
    long step = shape.slice(axis + 1, shape.rank()).size();
    for (int i = 0; i < list.size(); i++) {
      var item = list.get(i);
      if (item instanceof Number n && axis == shape.rank() - 1) {
        buffer.setDouble(at + i, n.doubleValue());
      } else if (item instanceof List<?> inner && axis < shape.rank() - 1) {
        fill(buffer, inner, shape, axis + 1, at + i * step);
      } else {
        throw new ConfigException(
            "expected numbers in nested lists of equal depth, received " + item);
      }
    }
  }
}
