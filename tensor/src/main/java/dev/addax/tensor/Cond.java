package dev.addax.tensor;

import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Computes one of two graphs: inputs a bool scalar, then what both bodies take; results of both
 * bodies have the same types.
 */
public record Cond(Graph then, Graph otherwise) implements Op {
  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Rules.count(this, inputs, then.inputs().size() + 1);
    Rules.check(
        inputs.getFirst().equals(new TensorType(DType.BOOL, Shape.SCALAR)),
        "cond needs a bool scalar, received %s",
        inputs.getFirst());
    var types = then.outputTypes();
    Rules.check(
        types.equals(otherwise.outputTypes()),
        "The branches of cond differ: %s and %s",
        types,
        otherwise.outputTypes());
    return types;
  }

  @Override
  public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> gradients) {
    var given =
        IntStream.range(0, gradients.size()).filter(i -> gradients.get(i) != null).boxed().toList();
    var inputs = new ArrayList<>(node.inputs());
    given.forEach(i -> inputs.add(gradients.get(i)));
    var backward = new Cond(backward(then, given), backward(otherwise, given));
    var results = new ArrayList<@Nullable Tensor>();
    results.add(null);
    results.addAll(backward.allOn(inputs));
    for (int i = 1; i < results.size(); i++) {
      if (!node.input(i).dtype().isFloating()) {
        results.set(i, null);
      }
    }
    return results;
  }

  private static Graph backward(Graph branch, List<Integer> given) {
    var body = branch.fresh();
    var upstream =
        given.stream()
            .map(i -> Parameter.of("gradient" + i, body.outputs().get(i).type()))
            .toList();
    var roots = given.stream().map(body.outputs()::get).toList();
    var parameters = new ArrayList<>(body.inputs());
    parameters.addAll(upstream);
    var gradients = Backward.gradients(roots, upstream, body.inputs());
    var results = new ArrayList<Tensor>();
    for (int i = 0; i < gradients.size(); i++) {
      var gradient = gradients.get(i);
      results.add(gradient == null ? Constant.like(body.inputs().get(i), 0) : gradient);
    }
    return new Graph(parameters, results);
  }

  @Override
  public String toString() {
    return "cond";
  }
}
