package dev.addax.compiler.loop;

import dev.addax.compiler.graph.Bodies;
import dev.addax.compiler.graph.Rewrite;
import dev.addax.compiler.graph.Uses;
import dev.addax.compiler.pass.Pass;
import dev.addax.tensor.Graph;
import dev.addax.tensor.Loop;
import dev.addax.tensor.Node;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Topology;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes out of loops what nobody needs: stacked results, carries, sequences and invariants. A
 * stacked result that is a sequence is that sequence; equal ones are made once.
 */
public final class Prune implements Pass {
  @Override
  public Graph apply(Graph graph) {
    var uses = new Uses(graph);
    var rewrite = new Rewrite();
    for (var node : graph.nodes()) {
      var again = rewrite.again(node);
      var op = Bodies.map(again.op(), this::apply);
      if (op instanceof Loop loop) {
        prune(loop, node, again.inputs(), uses, rewrite);
      } else {
        rewrite.put(node, op == again.op() ? again.outputs() : op.allOn(again.inputs()));
      }
    }
    return rewrite.graph(graph);
  }

  private static void prune(Loop loop, Node node, List<Tensor> inputs, Uses uses, Rewrite rewrite) {
    var parts = new LoopParts(loop, inputs);
    int carries = loop.carries();
    var wanted = wanted(node, uses);
    var kept = liveCarries(parts, wanted);
    var outputs = new ArrayList<Tensor>();
    var places = new int[parts.outputs.size()];
    for (int i = 0; i < places.length; i++) {
      var made = parts.outputs.get(i);
      int slice = parts.slices.indexOf(made);
      places[i] = outputs.indexOf(made);
      if (wanted.contains(carries + i) && slice >= 0) {
        rewrite.put(node.output(carries + i), parts.sequences.get(slice));
        places[i] = -1;
      } else if (wanted.contains(carries + i) && places[i] < 0) {
        outputs.add(made);
        places[i] = outputs.size() - 1;
      } else if (!wanted.contains(carries + i)) {
        places[i] = -1;
      }
    }
    keep(parts.carries, kept);
    keep(parts.starts, kept);
    keep(parts.nexts, kept);
    parts.outputs.clear();
    parts.outputs.addAll(outputs);
    dropUnread(parts);
    var results = same(parts, node, inputs) ? new Node(loop, inputs) : parts.node();
    for (int i = 0; i < kept.size(); i++) {
      rewrite.put(node.output(kept.get(i)), results.output(i));
    }
    for (int i = 0; i < places.length; i++) {
      if (places[i] >= 0) {
        rewrite.put(node.output(carries + i), results.output(kept.size() + places[i]));
      }
    }
  }

  private static boolean same(LoopParts parts, Node node, List<Tensor> inputs) {
    return parts.parameters().size() == inputs.size()
        && parts.made().size() == node.outputs().size();
  }

  private static Set<Integer> wanted(Node node, Uses uses) {
    var wanted = new HashSet<Integer>();
    for (int i = 0; i < node.outputs().size(); i++) {
      var output = node.output(i);
      if (uses.isResult(output) || !uses.of(output).isEmpty()) {
        wanted.add(i);
      }
    }
    return wanted;
  }

  /** Carries whose end is wanted, or that something wanted reads. */
  private static List<Integer> liveCarries(LoopParts parts, Set<Integer> wanted) {
    var live = new HashSet<Integer>();
    var roots = new ArrayList<Tensor>();
    for (int i : wanted) {
      if (i < parts.carries.size()) {
        live.add(i);
        roots.add(parts.nexts.get(i));
      } else {
        roots.add(parts.outputs.get(i - parts.carries.size()));
      }
    }
    boolean grown = true;
    while (grown) {
      grown = false;
      var read = read(roots);
      for (int i = 0; i < parts.carries.size(); i++) {
        if (read.contains(parts.carries.get(i)) && live.add(i)) {
          roots.add(parts.nexts.get(i));
          grown = true;
        }
      }
    }
    return live.stream().sorted().toList();
  }

  private static Set<Tensor> read(List<Tensor> roots) {
    var read = new HashSet<>(roots);
    for (var node : Topology.order(roots, List.of())) {
      read.addAll(node.inputs());
    }
    return read;
  }

  private static void keep(List<Tensor> list, List<Integer> kept) {
    var all = List.copyOf(list);
    list.clear();
    kept.forEach(i -> list.add(all.get(i)));
  }

  private static void dropUnread(LoopParts parts) {
    var read = read(parts.made());
    drop(parts.slices, parts.sequences, read);
    drop(parts.constants, parts.invariants, read);
  }

  private static void drop(List<Tensor> parameters, List<Tensor> given, Set<Tensor> read) {
    for (int i = parameters.size() - 1; i >= 0; i--) {
      if (!read.contains(parameters.get(i))) {
        parameters.remove(i);
        given.remove(i);
      }
    }
  }
}
