package dev.addax.conformance.corpus;

import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Inputs made by a formula, so that nobody has to keep them. */
final class FormulaInputs {
  private static final long FACTOR = 2654435761L;
  private static final long OFFSET = 40503;
  private static final long MODULUS = 1L << 32;

  private FormulaInputs() {}

  /** {@return the inputs that a record describes, in their order} */
  static List<Tensor> of(List<Map<?, ?>> described) {
    return IntStream.range(0, described.size()).mapToObj(k -> input(described.get(k), k)).toList();
  }

  private static Tensor input(Map<?, ?> described, int k) {
    if (described.get("strings") instanceof List<?> texts) {
      return Tensors.of(
          texts.stream().map(String::valueOf).toArray(String[]::new),
          Expected.shape(described.get("shape")));
    }
    var shape = Shape.of(Expected.shape(described.get("shape")));
    var dtype = DType.of(String.valueOf(described.get("dtype")));
    var buffer = Buffer.allocate(dtype, shape.size());
    boolean limited = described.get("limit") instanceof Number;
    double limit = limited ? Expected.number(described.get("limit")) : 0;
    for (long i = 0; i < shape.size(); i++) {
      double u = uniform(i, k);
      buffer.setDouble(i, value(u, dtype, limited, limit));
    }
    return Tensor.of(buffer, shape);
  }

  private static double value(double u, DType dtype, boolean limited, double limit) {
    if (dtype == DType.BOOL) {
      return u >= 0.5 ? 1 : 0;
    }
    return limited ? Math.floor(u * limit) : (float) (u * 2 - 1);
  }

  /** {@return element i of input k, from 0 to below 1} */
  static double uniform(long i, int k) {
    return Math.floorMod(i * FACTOR + k * OFFSET, MODULUS) / (double) MODULUS;
  }
}
