package dev.addax.keras.ops;

import dev.addax.keras.config.ConfigException;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;

/** {@code keras.ops.pad} with a constant or with what lies at the borders. */
final class Padding {
  private Padding() {}

  static Tensor pad(Arguments a) {
    var x = a.tensor("x");
    var widths = widths(a.get("pad_width"), x.rank());
    return switch (a.text("mode")) {
      case "constant" -> x.pad(widths, a.has("constant_values") ? a.real("constant_values") : 0);
      case "reflect" -> mirrored(x, widths, 1);
      case "symmetric" -> mirrored(x, widths, 0);
      case "edge" -> mirrored(x, widths, -1);
      default -> throw new ConfigException("pad: unknown mode '" + a.text("mode") + "'");
    };
  }

  private static int[][] widths(Object given, int rank) {
    var widths = new int[rank][];
    for (int axis = 0; axis < rank; axis++) {
      widths[axis] =
          switch (given) {
            case Number n -> new int[] {n.intValue(), n.intValue()};
            case List<?> list when list.getFirst() instanceof List<?> ->
                both((List<?>) list.get(list.size() == 1 ? 0 : axis));
            case List<?> list -> both(list);
            default ->
                throw new ConfigException("pad: 'pad_width' must be numbers, received " + given);
          };
    }
    return widths;
  }

  private static int[] both(List<?> pair) {
    int first = ((Number) pair.getFirst()).intValue();
    return new int[] {first, ((Number) pair.getLast()).intValue()};
  }

  /**
   * {@code skip} elements at the border are left out of the mirror image; −1 repeats the border
   * itself.
   */
  private static Tensor mirrored(Tensor given, int[][] widths, int skip) {
    var x = given;
    for (int axis = 0; axis < widths.length; axis++) {
      if (widths[axis][0] == 0 && widths[axis][1] == 0)
        continue; // also where the size is not known
      int length = x.shape().dim(axis);
      if (length < 0) throw new UndeterminedException("pad", "x");
      var positions = new ArrayList<Integer>();
      for (int i = -widths[axis][0]; i < length + widths[axis][1]; i++)
        positions.add(source(i, length, skip));
      x =
          x.take(
              Tensors.of(
                  positions.stream().mapToInt(Integer::intValue).toArray(), positions.size()),
              axis);
    }
    return x;
  }

  private static int source(int i, int length, int skip) {
    if (skip < 0) return Math.clamp(i, 0, length - 1);
    if (length == 1) return 0;
    int period = 2 * (length - skip);
    int at = Math.floorMod(i, period);
    return at < length ? at : period - at - (1 - skip);
  }
}
