package dev.addax.compiler.pass;

import static dev.addax.compiler.pass.Simplify.made;

import dev.addax.compiler.graph.Bodies;
import dev.addax.compiler.graph.Rewrite;
import dev.addax.tensor.Broadcast;
import dev.addax.tensor.Compare;
import dev.addax.tensor.Constant;
import dev.addax.tensor.Gather;
import dev.addax.tensor.Graph;
import dev.addax.tensor.Iota;
import dev.addax.tensor.Node;
import dev.addax.tensor.Reshape;
import dev.addax.tensor.Scatter;
import dev.addax.tensor.Select;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes one element of each row by comparing positions instead of scattering, which fuses with its
 * surroundings: the gradient of picking the probability of each label. Only where the same indices
 * are also gathered with, because that is what complains about labels out of range.
 */
public final class OneHot implements Pass {
  private static final int LONGEST_ROW = 4096;

  @Override
  public Graph apply(Graph graph) {
    var gathered = new HashSet<Tensor>();
    for (var node : graph.nodes()) {
      if (node.op() instanceof Gather) {
        gathered.add(node.input(1));
      }
    }
    return Rewrite.of(graph, node -> rule(node, gathered));
  }

  private @Nullable List<Tensor> rule(Node node, Set<Tensor> gathered) {
    var op = Bodies.map(node.op(), this::apply);
    if (op != node.op()) {
      return op.allOn(node.inputs());
    }
    return op instanceof Scatter s && isOneOfEachRow(s, node) && gathered.contains(node.input(1))
        ? List.of(selected(node))
        : null;
  }

  private static boolean isOneOfEachRow(Scatter scatter, Node node) {
    int rank = node.output(0).rank();
    var indices = node.input(1).shape();
    boolean ofRows =
        scatter.axis() == rank - 1 && scatter.batch() == rank - 1 && indices.rank() == rank;
    boolean plain = scatter.kind() == Scatter.Kind.ADD && Constant.is(node.input(0), 0);
    return plain && ofRows && indices.last() == 1 && node.output(0).shape().last() <= LONGEST_ROW;
  }

  private static Tensor selected(Node node) {
    var type = node.output(0).type();
    var dtype = node.input(1).dtype();
    int count = type.shape().last();
    var ones = new int[type.shape().rank()];
    java.util.Arrays.fill(ones, 1);
    ones[ones.length - 1] = count;
    var line = new Iota(new TensorType(dtype, Shape.of(count)), 0).on();
    var places = made(new Reshape(Shape.of(ones)), line);
    var wide = new Broadcast(type.shape());
    var here = made(new Compare(Compare.Kind.EQUAL), made(wide, places), made(wide, node.input(1)));
    return made(new Select(), here, made(wide, node.input(2)), Constant.of(type, 0));
  }
}
