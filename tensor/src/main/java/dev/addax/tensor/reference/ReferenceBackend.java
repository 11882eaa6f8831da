package dev.addax.tensor.reference;

import dev.addax.tensor.Backend;
import dev.addax.tensor.Executable;
import dev.addax.tensor.Graph;
import dev.addax.tensor.Node;
import dev.addax.tensor.buffer.Buffer;
import java.util.Arrays;

/** Runs graphs in plain Java, node by node. */
public final class ReferenceBackend implements Backend {
  @Override
  public String name() {
    return "reference";
  }

  @Override
  public int priority() {
    return 0;
  }

  @Override
  public Availability availability() {
    return new Availability(true, "plain Java, runs everywhere");
  }

  @Override
  public Executable compile(Graph graph, int[] replaces) {
    return new Interpreted(graph, new Program(graph));
  }

  /**
   * Computes one node, for backends that leave a family or dtype to this one.
   *
   * @param inputs one per input of the node
   * @param outputs one per result, filled by this call
   */
  public static void run(Node node, Buffer[] inputs, Buffer[] outputs) {
    store(Kernels.of(node).run(load(inputs)), outputs);
  }

  private static Elements[] load(Buffer[] buffers) {
    return Arrays.stream(buffers).map(Elements::load).toArray(Elements[]::new);
  }

  private static void store(Elements[] results, Buffer[] outputs) {
    for (int i = 0; i < outputs.length; i++) {
      results[i].store(outputs[i]);
    }
  }

  private record Interpreted(Graph graph, Program program) implements Executable {
    @Override
    public void run(Buffer[] inputs, Buffer[] outputs) {
      store(program.run(load(inputs)), outputs);
    }

    @Override
    public String describe() {
      return "reference backend, node by node\n" + graph;
    }
  }
}
