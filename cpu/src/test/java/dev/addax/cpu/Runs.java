package dev.addax.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.addax.tensor.Backend;
import dev.addax.tensor.Executable;
import dev.addax.tensor.Graph;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.reference.ReferenceBackend;
import dev.addax.tensor.type.TensorType;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Graphs run on random numbers by this backend and by the reference. */
final class Runs {
  private Runs() {}

  /** Results of both backends here equal those of the reference, as {@link #assertClose} says. */
  static void assertAgree(Graph graph, double scale, double tolerance) {
    var inputs = normal(graph, scale);
    var expected = run(new ReferenceBackend(), graph, inputs);
    for (Backend backend : List.of(new CpuBackend(), new JvmBackend())) {
      assertClose(run(backend, graph, inputs), expected, tolerance);
    }
  }

  static Executable compiled(Backend backend, Graph graph) {
    var replaces = new int[graph.outputs().size()];
    Arrays.fill(replaces, -1);
    return backend.compile(graph, replaces);
  }

  static Buffer[] run(Backend backend, Graph graph, Buffer[] inputs) {
    return run(compiled(backend, graph), graph, inputs);
  }

  /** {@return the results of the second run, which finds the frame of the first} */
  static Buffer[] run(Executable executable, Graph graph, Buffer[] inputs) {
    var outputs =
        graph.outputTypes().stream()
            .map(t -> Buffer.allocate(t.dtype(), t.shape().size()))
            .toArray(Buffer[]::new);
    executable.run(inputs, outputs);
    executable.run(inputs, outputs);
    return outputs;
  }

  /** {@return an input for each parameter, of numbers with this deviation} */
  static Buffer[] normal(Graph graph, double scale) {
    var random = new Random(1);
    return graph.inputs().stream().map(x -> normal(x.type(), random, scale)).toArray(Buffer[]::new);
  }

  private static Buffer normal(TensorType type, Random random, double scale) {
    var buffer = Buffer.allocate(type.dtype(), type.shape().size());
    for (long i = 0; i < buffer.count(); i++) {
      buffer.setDouble(i, random.nextGaussian() * scale);
    }
    return buffer;
  }

  /** Differences are measured by the largest number of a result, which counts as 1 at least. */
  static void assertClose(Buffer[] actual, Buffer[] expected, double tolerance) {
    for (int i = 0; i < expected.length; i++) {
      double scale = 1;
      for (long k = 0; k < expected[i].count(); k++) {
        scale = Math.max(scale, Math.abs(expected[i].getDouble(k)));
      }
      for (long k = 0; k < expected[i].count(); k++) {
        assertThat(actual[i].getDouble(k))
            .as("result %d, element %d", i, k)
            .isCloseTo(expected[i].getDouble(k), within(tolerance * scale));
      }
    }
  }
}
