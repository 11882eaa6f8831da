package dev.addax.compiler.loop;

import dev.addax.compiler.graph.Bodies;
import dev.addax.compiler.graph.Rewrite;
import dev.addax.compiler.pass.Pass;
import dev.addax.tensor.Binary;
import dev.addax.tensor.Broadcast;
import dev.addax.tensor.Constant;
import dev.addax.tensor.Dot;
import dev.addax.tensor.Graph;
import dev.addax.tensor.Iota;
import dev.addax.tensor.Loop;
import dev.addax.tensor.Node;
import dev.addax.tensor.Parameter;
import dev.addax.tensor.Reduce;
import dev.addax.tensor.Reshape;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Topology;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Moves work out of loops. What is the same in all steps is computed once before. Products of a
 * step's slice with something fixed become one product for all steps before the loop; products that
 * are only stacked, one after it. A sum over all steps of something that is stacked anyway is taken
 * after the loop, which adds in another order.
 */
public final class Hoist implements Pass {
  @Override
  public Graph apply(Graph graph) {
    return Rewrite.of(graph, this::rule);
  }

  private @Nullable List<Tensor> rule(Node node) {
    var op = Bodies.map(node.op(), this::apply);
    if (!(op instanceof Loop loop)) {
      return op == node.op() ? null : op.allOn(node.inputs());
    }
    return new Hoisting(new LoopParts(loop, node.inputs())).results();
  }

  /** The state of one application. */
  private static final class Hoisting {
    private final LoopParts parts;
    private final int carries;
    private final int results;

    Hoisting(LoopParts parts) {
      this.parts = parts;
      this.carries = parts.carries.size();
      this.results = parts.outputs.size();
    }

    List<Tensor> results() {
      before();
      return after();
    }

    // Before the loop

    private void before() {
      var lifting = new Lifting(parts);
      var rewrite = new Rewrite();
      var needed = frontier(lifting);
      var products = products(lifting);
      for (var tensor : needed) {
        if (lifting.isFixed(tensor)) {
          rewrite.put(tensor, parts.constant(lifting.outside(tensor)));
        } else if (products.contains(tensor)) {
          rewrite.put(tensor, parts.slice(lifting.all(tensor)));
        }
      }
      var done = new HashSet<>(needed);
      for (var node : Topology.order(parts.made(), parts.parameters())) {
        if (!done.contains(node.output(0)) || rewrite.of(node.output(0)) == node.output(0)) {
          rewrite.put(node, rewrite.again(node).outputs());
        }
      }
      parts.makes(rewrite.all(parts.made()));
    }

    /** Tensors that could be computed outside and that something inside reads. */
    private List<Tensor> frontier(Lifting lifting) {
      var found = new ArrayList<Tensor>();
      for (var node : Topology.order(parts.made(), parts.parameters())) {
        boolean inside = !lifting.isFixed(node.output(0)) && !lifting.isPerStep(node.output(0));
        for (var input : node.inputs()) {
          boolean both = lifting.isPerStep(node.output(0)) && lifting.isFixed(input);
          if (inside || both) {
            add(found, input, lifting);
          }
        }
      }
      parts.made().forEach(t -> add(found, t, lifting));
      return found;
    }

    private static void add(List<Tensor> found, Tensor tensor, Lifting lifting) {
      var worth = lifting.isFixed(tensor) ? moved(tensor) : tensor;
      boolean possible = lifting.isFixed(worth) || lifting.isPerStep(worth);
      boolean leaf =
          switch (worth.node().op()) {
            case Parameter p -> true;
            case Constant c -> true;
            case Iota i -> true;
            default -> false;
          };
      if (possible && !leaf && !found.contains(worth)) {
        found.add(worth);
      }
    }

    /** Repeating costs nothing inside. */
    private static Tensor moved(Tensor tensor) {
      var at = tensor;
      while (at.node().op() instanceof Broadcast || at.node().op() instanceof Reshape) {
        at = at.node().input(0);
      }
      return at;
    }

    /** Tensors of a step that take a product to compute. */
    private Set<Tensor> products(Lifting lifting) {
      var found = new HashSet<Tensor>();
      for (var node : Topology.order(parts.made(), parts.parameters())) {
        boolean product = node.op() instanceof Dot;
        boolean reads = node.inputs().stream().anyMatch(found::contains);
        if (lifting.isPerStep(node.output(0)) && (product || reads)) {
          found.add(node.output(0));
        }
      }
      return found;
    }

    // After the loop

    private List<Tensor> after() {
      var lifting = new Lifting(parts);
      var sources = new ArrayList<@Nullable Node>();
      for (int i = 0; i < results; i++) {
        sources.add(sunk(parts.outputs.get(i), lifting));
      }
      var stacks = new ArrayList<Integer>();
      for (int i = 0; i < results; i++) {
        var source = sources.get(i);
        stacks.add(parts.output(source == null ? parts.outputs.get(i) : source.input(0)));
      }
      var node = parts.node();
      var all = new ArrayList<Tensor>();
      for (int i = 0; i < carries; i++) {
        var sum = summed(i);
        all.add(sum < 0 ? node.output(i) : total(i, node.output(carries + sum)));
      }
      for (int i = 0; i < results; i++) {
        var stacked = node.output(carries + stacks.get(i));
        var source = sources.get(i);
        if (source != null) {
          lifting.put(source.input(0), stacked);
          stacked = lifting.lift(source);
        }
        all.add(stacked);
      }
      return all;
    }

    /** {@return the product that makes {@code output}, if it can be taken for all steps later} */
    private @Nullable Node sunk(Tensor output, Lifting lifting) {
      var node = output.node();
      if (!(node.op() instanceof Dot dot) || !lifting.isProduct(dot, node)) {
        return null;
      }
      var from = node.input(0);
      boolean cheap =
          parts.outputs.contains(from) || from.shape().size() <= 2 * output.shape().size();
      return cheap && onlyStacked(output) ? node : null;
    }

    private boolean onlyStacked(Tensor output) {
      for (var node : Topology.order(parts.made(), parts.parameters())) {
        if (node.inputs().contains(output)) {
          return false;
        }
      }
      return !parts.nexts.contains(output);
    }

    /** {@return which stacked result carry {@code i} only adds up; −1 if none} */
    private int summed(int i) {
      var next = parts.nexts.get(i);
      var carry = parts.carries.get(i);
      if (!(next.node().op() instanceof Binary b) || b.kind() != Binary.Kind.ADD) {
        return -1;
      }
      boolean first = next.node().input(0) == carry;
      boolean second = next.node().input(1) == carry;
      if (first == second || parts.made().indexOf(next) != parts.made().lastIndexOf(next)) {
        return -1;
      }
      for (var node : Topology.order(parts.made(), parts.parameters())) {
        if (node != next.node() && node.inputs().contains(carry) || node.inputs().contains(next)) {
          return -1;
        }
      }
      return parts.outputs.contains(carry)
          ? -1
          : parts.outputs.indexOf(next.node().input(first ? 1 : 0));
    }

    private Tensor total(int carry, Tensor stacked) {
      var sum = new Reduce(Reduce.Kind.SUM, List.of(0)).on(stacked);
      return new Binary(Binary.Kind.ADD).on(parts.starts.get(carry), sum);
    }
  }
}
