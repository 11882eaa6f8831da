package dev.addax.keras.ops;

import dev.addax.keras.config.ConfigException;
import dev.addax.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Python index expressions, {@code x[1, ..., ::2, None]}: integers, slices, an ellipsis, new axes
 * and integer tensors.
 */
public final class Indexing {
  private Indexing() {}

  /**
   * A slice of an axis; null means as in Python.
   *
   * @param start the first position; negative ones count from the end
   * @param stop the position after the last
   * @param step the distance, not zero
   */
  public record Slice(@Nullable Integer start, @Nullable Integer stop, @Nullable Integer step) {}

  /** Stands for all axes that are not indexed otherwise. */
  public enum Ellipsis {
    /** The only one. */
    INSTANCE
  }

  static Tensor item(Tensor x, @Nullable Object key) {
    var parts =
        key instanceof List<?> list
            ? new ArrayList<@Nullable Object>(list)
            : new ArrayList<@Nullable Object>();
    if (!(key instanceof List<?>)) parts.add(key);
    expand(parts, x.rank());
    var result = x;
    int axis = 0;
    for (var part : parts) {
      switch (part) {
        case null -> result = result.expandDims(axis++);
        case Number n ->
            result =
                result
                    .narrow(axis, position(n.intValue(), result.shape().dim(axis)), 1)
                    .squeeze(axis);
        case Slice slice -> result = slice(result, slice, axis++);
        case Map<?, ?> saved when "__slice__".equals(saved.get("class_name")) ->
            result = slice(result, saved(saved), axis++);
        case Tensor indices -> {
          result = result.take(indices, axis);
          axis += indices.rank();
        }
        default -> throw new ConfigException("get_item: cannot index with " + part);
      }
    }
    return result;
  }

  /** {@return a slice as model files write it} */
  private static Slice saved(Map<?, ?> json) {
    if (!(json.get("config") instanceof Map<?, ?> config))
      throw new ConfigException("get_item: cannot index with " + json);
    return new Slice(
        whole(config.get("start")), whole(config.get("stop")), whole(config.get("step")));
  }

  private static @Nullable Integer whole(@Nullable Object number) {
    return switch (number) {
      case Number n -> (Integer) n.intValue();
      case Tensor computed when !Dimensions.areKnown(computed) ->
          throw new UndeterminedException("get_item", "key");
      case Tensor computed -> (Integer) (int) computed.item();
      case null, default -> null;
    };
  }

  private static boolean isEllipsis(@Nullable Object part) {
    return part == Ellipsis.INSTANCE
        || part instanceof Map<?, ?> saved && "__ellipsis__".equals(saved.get("class_name"));
  }

  /** Puts full slices where the ellipsis stands, and at the end. */
  private static void expand(List<@Nullable Object> parts, int rank) {
    long used = parts.stream().filter(part -> part != null && !isEllipsis(part)).count();
    int at =
        parts.indexOf(
            parts.stream().filter(Indexing::isEllipsis).findFirst().orElse(Ellipsis.INSTANCE));
    if (at >= 0) parts.remove(at);
    for (int i = 0; i < rank - used; i++)
      parts.add(at < 0 ? parts.size() : at, new Slice(null, null, null));
  }

  private static int position(int index, int length) {
    if (length < 0) throw new UndeterminedException("get_item", "x");
    int position = index < 0 ? index + length : index;
    if (position >= 0 && position < length) return position;
    throw new IndexOutOfBoundsException(
        "Index " + index + " is outside an axis of " + length + " elements");
  }

  private static Tensor slice(Tensor x, Slice slice, int axis) {
    int step = slice.step() == null ? 1 : slice.step();
    if (slice.start() == null && slice.stop() == null && step == 1) {
      return x; // also where the size is not known
    }
    int length = x.shape().dim(axis);
    if (length < 0) throw new UndeterminedException("get_item", "x");
    if (step == 0) throw new ConfigException("get_item: the step of a slice must not be zero");
    if (step < 0) {
      int from =
          slice.start() == null ? length - 1 : Math.min(wrapped(slice.start(), length), length - 1);
      int to = slice.stop() == null ? -1 : Math.max(wrapped(slice.stop(), length), -1);
      int count = Math.max(0, Math.ceilDiv(from - to, -step));
      return x.flip(axis).strided(axis, length - 1 - from, count, -step);
    }
    int from = slice.start() == null ? 0 : Math.clamp(wrapped(slice.start(), length), 0, length);
    int to = slice.stop() == null ? length : Math.clamp(wrapped(slice.stop(), length), 0, length);
    return x.strided(axis, from, Math.max(0, Math.ceilDiv(to - from, step)), step);
  }

  private static int wrapped(int index, int length) {
    return index < 0 ? index + length : index;
  }
}
