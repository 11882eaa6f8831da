package dev.addax.data;

import java.util.ArrayList;
import java.util.Arrays;

/** Flattens Java arrays of arrays, checking that they are rectangular. */
final class NestedArrays {
  private NestedArrays() {}

  static Array flatten(Object nested) {
    var shape = shape(nested);
    var leaf = nested.getClass();
    while (leaf.isArray()) leaf = leaf.getComponentType();
    int count = Math.toIntExact(Array.count(shape));
    var flat = java.lang.reflect.Array.newInstance(leaf, count);
    fill(nested, shape, 0, flat, 0);
    return wrap(flat, shape);
  }

  private static long[] shape(Object nested) {
    if (!nested.getClass().isArray()) {
      throw new DataException("A Java array expected, but received " + nested.getClass().getName());
    }
    var shape = new ArrayList<Long>();
    var level = nested;
    var type = nested.getClass();
    for (; type.isArray(); type = type.getComponentType()) {
      int length = level == null ? 0 : java.lang.reflect.Array.getLength(level);
      shape.add((long) length);
      boolean inner = length > 0 && type.getComponentType().isArray();
      level = inner ? java.lang.reflect.Array.get(level, 0) : null;
    }
    return shape.stream().mapToLong(Long::longValue).toArray();
  }

  private static int fill(Object level, long[] shape, int axis, Object flat, int at) {
    int length = java.lang.reflect.Array.getLength(level);
    if (length != shape[axis]) {
      throw new DataException(
          "The array is not rectangular: axis "
              + axis
              + " has rows of "
              + shape[axis]
              + " and of "
              + length
              + " elements. Pad them to one length, with Sequences.pad for example");
    }
    if (axis == shape.length - 1) {
      System.arraycopy(level, 0, flat, at, length);
      return at + length;
    }
    int next = at;
    for (var row : (Object[]) level) next = fill(row, shape, axis + 1, flat, next);
    return next;
  }

  private static Array wrap(Object flat, long[] shape) {
    return switch (flat) {
      case float[] v -> Array.of(v, shape);
      case double[] v -> Array.of(v, shape);
      case int[] v -> Array.of(v, shape);
      case long[] v -> Array.of(v, shape);
      case byte[] v -> Array.of(v, shape);
      case boolean[] v -> Array.of(v, shape);
      case String[] v -> Array.of(v, shape);
      default ->
          throw new DataException(
              "Arrays of "
                  + flat.getClass().getComponentType()
                  + " are not numbers, booleans or texts; axes: "
                  + Arrays.toString(shape));
    };
  }
}
