package dev.addax.compiler;

import dev.addax.tensor.Graph;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.reference.ReferenceBackend;
import dev.addax.tensor.type.TensorType;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.api.Assertions;

/** Values to try graphs with, and what the reference backend makes of them. */
final class Values {
  private Values() {}

  static Buffer[] inputs(Graph graph, long seed) {
    var random = new Random(seed);
    return graph.inputs().stream().map(t -> filled(t, random)).toArray(Buffer[]::new);
  }

  private static Buffer filled(Tensor input, Random random) {
    var buffer = empty(input.type());
    for (long i = 0; i < buffer.count(); i++) {
      if (input.dtype().isFloating()) {
        buffer.setDouble(i, random.nextGaussian());
      } else {
        buffer.setLong(i, random.nextInt(2));
      }
    }
    return buffer;
  }

  static Buffer empty(TensorType type) {
    return Buffer.allocate(type.dtype(), type.shape().size());
  }

  static Buffer[] outputs(Graph graph) {
    return graph.outputs().stream().map(t -> empty(t.type())).toArray(Buffer[]::new);
  }

  static Buffer[] copies(Buffer[] buffers) {
    return Arrays.stream(buffers).map(Buffer::copy).toArray(Buffer[]::new);
  }

  static Buffer[] expected(Graph graph, Buffer[] inputs) {
    var outputs = outputs(graph);
    var none = new int[outputs.length];
    Arrays.fill(none, -1);
    new ReferenceBackend().compile(graph, none).run(inputs, outputs);
    return outputs;
  }

  static void same(Buffer[] actual, Buffer[] expected, Object what) {
    for (int i = 0; i < expected.length; i++) {
      for (long k = 0; k < expected[i].count(); k++) {
        double a = actual[i].getDouble(k);
        double e = expected[i].getDouble(k);
        boolean equal = a == e || (Double.isNaN(a) && Double.isNaN(e));
        if (!equal && !(Math.abs(a - e) <= 1e-4 * (1 + Math.abs(e)))) {
          Assertions.fail("output %d is %s instead of %s%n%s", i, a, e, what);
        }
      }
    }
  }
}
