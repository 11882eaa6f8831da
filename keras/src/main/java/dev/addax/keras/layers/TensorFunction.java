package dev.addax.keras.layers;

import dev.addax.tensor.Graph;
import dev.addax.tensor.Parameter;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Topology;
import java.util.ArrayList;
import java.util.List;

/**
 * Tensor operations between the layers of a functional model, as a layer: {@code x.add(y)} of
 * symbolic tensors. It has no weights and computes the same graph for other inputs.
 */
public final class TensorFunction extends Layer {
  private final List<Tensor> sources;
  private final Graph graph;
  private final String operation;

  private TensorFunction(List<Tensor> sources, Graph graph, String operation) {
    this.sources = sources;
    this.graph = graph;
    this.operation = operation;
    markBuilt();
  }

  /** {@return the operations that made {@code tensor} from the results of layers} */
  public static TensorFunction behind(Tensor tensor) {
    var leaves = new ArrayList<Tensor>();
    for (var node : Topology.order(List.of(tensor), List.of())) {
      if (node.op() instanceof Parameter) {
        leaves.add(node.output(0));
      }
    }
    var operation = tensor.node().op().toString().replaceAll("\\W.*", "");
    return new TensorFunction(leaves, new Graph(leaves, List.of(tensor)), operation);
  }

  /** {@return the symbolic tensors that the operations begin with} */
  public List<Tensor> sources() {
    return sources;
  }

  @Override
  protected String baseName() {
    return operation;
  }

  @Override
  protected boolean autocasts() {
    return false;
  }

  @Override
  protected Tensor call(List<Tensor> inputs, Call call) {
    return graph.apply(inputs).getFirst();
  }
}
