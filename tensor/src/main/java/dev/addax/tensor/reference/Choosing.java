package dev.addax.tensor.reference;

import dev.addax.tensor.Compare;
import dev.addax.tensor.type.DType;

/** Comparison and elementwise choice. */
final class Choosing {
  private Choosing() {}

  static Elements compare(Compare.Kind kind, Elements a, Elements b) {
    var result = new long[a.count()];
    switch (a) {
      case Reals r -> {
        var x = r.values();
        var y = b.doubles();
        for (int i = 0; i < result.length; i++) {
          result[i] = holds(kind, x[i], y[i]) ? 1 : 0;
        }
      }
      case Integers n -> {
        var x = n.values();
        var y = b.longs();
        for (int i = 0; i < result.length; i++) {
          result[i] = holds(kind, Long.compare(x[i], y[i]), 0) ? 1 : 0;
        }
      }
    }
    return new Integers(DType.BOOL, result);
  }

  private static boolean holds(Compare.Kind kind, double x, double y) {
    return switch (kind) {
      case EQUAL -> x == y;
      case NOT_EQUAL -> x != y;
      case LESS -> x < y;
      case LESS_EQUAL -> x <= y;
      case GREATER -> x > y;
      case GREATER_EQUAL -> x >= y;
    };
  }

  static Elements select(Elements condition, Elements then, Elements otherwise) {
    var chosen = condition.longs();
    return switch (then) {
      case Reals r -> {
        var values = otherwise.doubles().clone();
        for (int i = 0; i < values.length; i++) {
          values[i] = chosen[i] != 0 ? r.values()[i] : values[i];
        }
        yield new Reals(r.dtype(), values);
      }
      case Integers n -> {
        var values = otherwise.longs().clone();
        for (int i = 0; i < values.length; i++) {
          values[i] = chosen[i] != 0 ? n.values()[i] : values[i];
        }
        yield new Integers(n.dtype(), values);
      }
    };
  }
}
