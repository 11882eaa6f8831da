package dev.addax.keras.layers;

import dev.addax.keras.config.Codec;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shapes in configs: lists of integers, null where a dimension is unknown. */
public final class ShapeCodec {
  public static final Codec<Shape> SHAPE =
      Codec.of("a list of integers or null", ShapeCodec::write, ShapeCodec::read);

  /** The same, also read from a single integer. */
  public static final Codec<Shape> SHAPE_OR_SIZE =
      Codec.of(
          "an integer, or a list of integers or null",
          ShapeCodec::write,
          json -> read(json instanceof List<?> ? json : Arrays.asList(json)));

  /** A shape in which −1, written as such, stands for what follows from the rest. */
  public static final Codec<Shape> OPEN_SHAPE =
      Codec.of("a list of integers", shape -> longs(shape), ShapeCodec::read);

  private ShapeCodec() {}

  private static List<Long> longs(Shape shape) {
    return shape.toList().stream().map(Integer::longValue).toList();
  }

  private static List<@Nullable Integer> write(Shape shape) {
    var dims = new ArrayList<@Nullable Integer>();
    shape.toList().forEach(dim -> dims.add(dim < 0 ? null : dim));
    return dims;
  }

  private static @Nullable Shape read(@Nullable Object json) {
    if (!(json instanceof List<?> list)) {
      return null;
    }
    var dims = new int[list.size()];
    for (int i = 0; i < dims.length; i++) {
      switch (list.get(i)) {
        case null -> dims[i] = Shape.UNKNOWN;
        case Number n
            when n.longValue() == n.doubleValue()
                && n.longValue() >= Shape.UNKNOWN
                && n.longValue() <= Integer.MAX_VALUE ->
            dims[i] = n.intValue();
        default -> {
          return null;
        }
      }
    }
    return Shape.of(dims);
  }
}
