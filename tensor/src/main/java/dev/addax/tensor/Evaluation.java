package dev.addax.tensor;

import dev.addax.tensor.buffer.Buffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Computes lazy tensors: their graph is compiled like any other, and graphs of equal structure are
 * compiled once.
 */
final class Evaluation {
  private static final int CACHED_GRAPHS = 512;
  private static final Map<Graph, Executable> COMPILED = Collections.synchronizedMap(new Lru());

  private Evaluation() {}

  private static final class Lru extends LinkedHashMap<Graph, Executable> {
    Lru() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Graph, Executable> eldest) {
      return size() > CACHED_GRAPHS;
    }
  }

  /** {@return the values of {@code tensors}, computed as one graph} */
  static Buffer[] of(List<Tensor> tensors) {
    if (tensors.size() == 1 && tensors.getFirst().node().op() instanceof Constant constant) {
      return new Buffer[] {constant.fill()}; // needs no plan and no backend
    }
    var replay = new Replay();
    var parameters = new ArrayList<Tensor>();
    var buffers = new ArrayList<Buffer>();
    for (var node : Topology.order(tensors, List.of())) {
      for (var leaf : node.outputs()) {
        var value = leaf.valueOrNull();
        if (value != null) {
          var parameter = Parameter.of("x" + parameters.size(), leaf.type());
          replay.put(leaf, parameter);
          parameters.add(parameter);
          buffers.add(value);
        }
      }
      refuseSymbolic(node);
    }
    return run(new Graph(parameters, replay.all(tensors)), buffers);
  }

  private static void refuseSymbolic(Node node) {
    if (node.op() instanceof Parameter p) {
      throw new IllegalStateException(
          "This tensor has no value: it depends on '%s' (%s), which gets data only when a model or compiled function runs"
              .formatted(p.name(), p.type()));
    }
    if (node.op() instanceof Read r && node.output(0).valueOrNull() == null) {
      throw new IllegalStateException(
          "This tensor has no value yet: it reads variable '%s' inside a traced function"
              .formatted(r.variable().path()));
    }
  }

  private static Buffer[] run(Graph graph, List<Buffer> inputs) {
    var types = graph.outputTypes();
    var executable = COMPILED.get(graph);
    if (executable == null) {
      var replaces = new int[types.size()];
      Arrays.fill(replaces, -1);
      executable = Backends.chosen().compile(graph, replaces);
      COMPILED.put(graph, executable);
    }
    var results = new Buffer[types.size()];
    for (int i = 0; i < results.length; i++) {
      results[i] = Buffer.allocate(types.get(i).dtype(), types.get(i).shape().size());
    }
    executable.run(inputs.toArray(Buffer[]::new), results);
    return results;
  }
}
