package dev.addax.data;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Puts arrays and batches one below the other. */
final class Joining {
  private Joining() {}

  static Batch batches(List<Batch> parts) {
    return new Batch(
        columns(parts, Batch::inputs),
        columns(parts, Batch::targets),
        columns(parts, Batch::weights));
  }

  private static Columns columns(List<Batch> parts, Function<Batch, Columns> side) {
    var first = side.apply(parts.getFirst());
    var joined = new ArrayList<Array>();
    for (int i = 0; i < first.size(); i++) {
      int position = i;
      joined.add(arrays(parts.stream().map(part -> side.apply(part).get(position)).toList()));
    }
    return new Columns(first.names(), joined);
  }

  static Array arrays(List<Array> parts) {
    var first = parts.getFirst();
    var shape = first.shape();
    shape[0] = 0;
    for (var part : parts) {
      var other = part.shape();
      other[0] = shape[0];
      if (part.type() != first.type() || !Arrays.equals(shape, other)) {
        throw new DataException(
            "Cannot put "
                + part
                + " below "
                + first
                + ": all but the number of rows must agree. Resize or pad the examples first");
      }
      shape[0] += part.rows();
    }
    return first.type() == ElementType.STRING ? texts(parts, shape) : numbers(parts, shape);
  }

  private static Array texts(List<Array> parts, long[] shape) {
    return Array.of(
        parts.stream().flatMap(part -> Arrays.stream(part.texts())).toArray(String[]::new), shape);
  }

  private static Array numbers(List<Array> parts, long[] shape) {
    var type = parts.getFirst().type();
    var all = Storage.allocate(type, Array.count(shape) * type.bytes());
    long at = 0;
    for (var part : parts) {
      long bytes = part.size() * type.bytes();
      MemorySegment.copy(part.segment(), 0, all, at, bytes);
      at += bytes;
    }
    return Array.of(type, all, shape);
  }
}
