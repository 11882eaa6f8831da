package dev.addax.tensor;

import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A closed piece of computation: leaves that get values from outside ({@link Parameter} or {@link
 * Read}) and results. Graphs of the same structure are equal, whatever their parameters are called.
 */
public final class Graph {
  private final List<Tensor> inputs;
  private final List<Tensor> outputs;
  private @Nullable List<Node> nodes;
  private @Nullable List<Object> structure;

  public Graph(List<Tensor> inputs, List<Tensor> outputs) {
    this.inputs = List.copyOf(inputs);
    this.outputs = List.copyOf(outputs);
  }

  public List<Tensor> inputs() {
    return inputs;
  }

  public List<Tensor> outputs() {
    return outputs;
  }

  public List<TensorType> outputTypes() {
    return outputs.stream().map(Tensor::type).toList();
  }

  /** {@return all nodes but the inputs, each after those it needs} */
  public List<Node> nodes() {
    var known = nodes;
    if (known == null) {
      known = List.copyOf(Topology.order(outputs, inputs));
      nodes = known;
    }
    return known;
  }

  /** {@return the same graph with inputs of its own} */
  public Graph fresh() {
    var parameters = new ArrayList<Tensor>();
    for (int i = 0; i < inputs.size(); i++) {
      parameters.add(Parameter.of("p" + i, inputs.get(i).type()));
    }
    return new Graph(parameters, apply(parameters));
  }

  /** {@return the results for other inputs; unknown dimensions become those of the arguments} */
  public List<Tensor> apply(List<Tensor> arguments) {
    var replay = new Replay();
    for (int i = 0; i < inputs.size(); i++) {
      replay.put(inputs.get(i), arguments.get(i));
    }
    return replay.all(outputs);
  }

  /** {@return this graph with unknown dimensions replaced by {@code known}} */
  Graph resolve(IntUnaryOperator known) {
    if (inputs.stream().allMatch(t -> t.shape().isKnown())) {
      return this;
    }
    var parameters = new ArrayList<Tensor>();
    for (var input : inputs) {
      parameters.add(
          Parameter.of(
              "p" + parameters.size(), input.type().with(Resolving.shape(input.shape(), known))));
    }
    return new Graph(parameters, apply(parameters));
  }

  private List<Object> structure() {
    var known = structure;
    if (known == null) {
      known = describe();
      structure = known;
    }
    return known;
  }

  private List<Object> describe() {
    var parts = new ArrayList<Object>();
    var ids = new HashMap<Tensor, Integer>();
    for (var input : inputs) {
      ids.put(input, ids.size());
      parts.add(input.type());
    }
    for (var node : nodes()) {
      parts.add(node.op());
      node.inputs().forEach(input -> parts.add(id(ids, input)));
      node.outputs().forEach(output -> ids.put(output, ids.size()));
    }
    outputs.forEach(output -> parts.add(id(ids, output)));
    return parts;
  }

  private static int id(Map<Tensor, Integer> ids, Tensor tensor) {
    var id = ids.get(tensor);
    if (id == null) {
      throw new IllegalStateException(
          "A graph refers to " + tensor + ", which is neither made nor given in it");
    }
    return id;
  }

  @Override
  public boolean equals(Object o) {
    return o == this || (o instanceof Graph g && structure().equals(g.structure()));
  }

  @Override
  public int hashCode() {
    return structure().hashCode();
  }

  /**
   * {@return one line per node: {@code %2: float32[3] = exp(%0)}; bodies of loops follow, indented}
   */
  @Override
  public String toString() {
    var names = new HashMap<Tensor, String>();
    var text = new StringBuilder("graph(");
    for (var input : inputs) {
      names.put(input, "%" + names.size());
      text.append(names.size() > 1 ? ", " : "")
          .append(names.get(input))
          .append(": ")
          .append(input.type());
    }
    text.append(") {\n");
    for (var node : nodes()) {
      node.outputs().forEach(output -> names.put(output, "%" + names.size()));
      text.append("  ").append(line(node, names)).append('\n');
    }
    return text.append("  return ").append(join(outputs, names)).append("\n}").toString();
  }

  private static String line(Node node, Map<Tensor, String> names) {
    var results =
        node.outputs().stream()
            .map(o -> names.get(o) + ": " + o.type())
            .collect(Collectors.joining(", "));
    var text = "%s = %s(%s)".formatted(results, node.op(), join(node.inputs(), names));
    return text
        + bodies(node.op()).stream()
            .map(g -> " " + g.toString().indent(2).strip())
            .collect(Collectors.joining());
  }

  private static List<Graph> bodies(Op op) {
    return switch (op) {
      case Fusion f -> List.of(f.body());
      case Loop l -> List.of(l.body());
      case While w -> List.of(w.condition(), w.body());
      case Cond c -> List.of(c.then(), c.otherwise());
      default -> List.of();
    };
  }

  private static String join(List<Tensor> tensors, Map<Tensor, String> names) {
    return tensors.stream().map(t -> names.getOrDefault(t, "%?")).collect(Collectors.joining(", "));
  }
}
