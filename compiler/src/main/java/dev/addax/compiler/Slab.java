package dev.addax.compiler;

import java.util.TreeMap;

/** Hands out parts of one stretch of memory: the smallest free gap that fits, else its end. */
final class Slab {
  private final TreeMap<Long, Long> gaps = new TreeMap<>();
  private long end;
  private long most;

  /** {@return the size that the stretch had at its largest} */
  long bytes() {
    return most;
  }

  static long aligned(long bytes) {
    return (Math.max(bytes, 1) + Plan.ALIGNMENT - 1) / Plan.ALIGNMENT * Plan.ALIGNMENT;
  }

  /** {@return the offset of {@code bytes} free bytes, no longer free} */
  long take(long bytes) {
    long size = aligned(bytes);
    long best = -1;
    long bestSize = Long.MAX_VALUE;
    for (var gap : gaps.entrySet()) {
      if (gap.getValue() >= size && gap.getValue() < bestSize) {
        best = gap.getKey();
        bestSize = gap.getValue();
      }
    }
    if (best < 0) {
      return extend(size);
    }
    gaps.remove(best);
    if (bestSize > size) {
      gaps.put(best + size, bestSize - size);
    }
    return best;
  }

  private long extend(long size) {
    var last = gaps.lastEntry();
    long at = end;
    if (last != null && last.getKey() + last.getValue() == end) {
      at = last.getKey();
      gaps.remove(at);
    }
    end = at + size;
    most = Math.max(most, end);
    return at;
  }

  /** Gives back what {@link #take} handed out. */
  void free(long offset, long bytes) {
    long size = aligned(bytes);
    var before = gaps.lowerEntry(offset);
    if (before != null && before.getKey() + before.getValue() == offset) {
      offset = before.getKey();
      size += before.getValue();
    }
    var after = gaps.remove(offset + size);
    gaps.put(offset, size + (after == null ? 0 : after));
  }
}
