package dev.addax.compiler.pass;

import dev.addax.compiler.graph.Bodies;
import dev.addax.compiler.graph.Rewrite;
import dev.addax.tensor.Graph;
import dev.addax.tensor.Loop;
import dev.addax.tensor.Node;
import dev.addax.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes one loop of those that run over the same inputs and carry the same, whatever they stack: a
 * forward loop, and the one that the gradient adds to save what it needs.
 */
public final class MergeLoops implements Pass {
  private record Key(List<Tensor> inputs, int carries, int sequences, int length, boolean reverse) {
    static Key of(Loop loop, Node node) {
      return new Key(
          node.inputs(), loop.carries(), loop.sequences(), loop.length(), loop.reverse());
    }
  }

  /** A loop that grows while others join it; where the outputs of each member are found. */
  private static final class Group {
    final Node first;
    final List<Tensor> outputs;
    final List<Node> members = new ArrayList<>();
    final List<List<Integer>> places = new ArrayList<>();

    Group(Node first, Loop loop) {
      this.first = first;
      this.outputs = new ArrayList<>(loop.body().outputs());
      add(first, outputs);
    }

    void add(Node member, List<Tensor> made) {
      var found = new ArrayList<Integer>();
      int carries = ((Loop) member.op()).carries();
      for (int i = 0; i < made.size(); i++) {
        int at = i < carries ? i : indexAfter(carries, made.get(i));
        found.add(at);
      }
      members.add(member);
      places.add(found);
    }

    private int indexAfter(int carries, Tensor tensor) {
      for (int i = carries; i < outputs.size(); i++) {
        if (outputs.get(i) == tensor) {
          return i;
        }
      }
      outputs.add(tensor);
      return outputs.size() - 1;
    }
  }

  @Override
  public Graph apply(Graph graph) {
    var inner = Rewrite.of(graph, this::inside);
    var groups = groups(inner);
    if (groups.isEmpty()) {
      return inner;
    }
    var merged = new HashMap<Node, List<Tensor>>();
    var rewrite = new Rewrite();
    for (var node : inner.nodes()) {
      var group = groups.get(node);
      rewrite.put(
          node,
          group == null
              ? rewrite.again(node).outputs()
              : merged.computeIfAbsent(group.first, n -> run(group, rewrite)).isEmpty()
                  ? List.of()
                  : picked(group, node, merged));
    }
    return rewrite.graph(inner);
  }

  private @Nullable List<Tensor> inside(Node node) {
    var op = Bodies.map(node.op(), this::apply);
    return op == node.op() ? null : new Node(op, node.inputs()).outputs();
  }

  private static List<Tensor> picked(Group group, Node node, Map<Node, List<Tensor>> merged) {
    var results = merged.getOrDefault(group.first, List.of());
    var places = group.places.get(group.members.indexOf(node));
    return places.stream().map(results::get).toList();
  }

  private static List<Tensor> run(Group group, Rewrite rewrite) {
    var loop = (Loop) group.first.op();
    var body = new Graph(loop.body().inputs(), group.outputs);
    return Bodies.with(loop, body).allOn(rewrite.all(group.first.inputs()));
  }

  private static Map<Node, Group> groups(Graph graph) {
    var byKey = new HashMap<Key, List<Group>>();
    var groups = new HashMap<Node, Group>();
    for (var node : graph.nodes()) {
      if (node.op() instanceof Loop loop) {
        var same = byKey.computeIfAbsent(Key.of(loop, node), k -> new ArrayList<>());
        var joined = same.stream().filter(g -> joins(g, node, loop)).findFirst();
        groups.put(node, joined.orElseGet(() -> added(same, new Group(node, loop))));
      }
    }
    groups.values().removeIf(g -> g.members.size() < 2);
    return groups;
  }

  private static Group added(List<Group> groups, Group group) {
    groups.add(group);
    return group;
  }

  /** Adds {@code node} to the group if both make the same carries. */
  private static boolean joins(Group group, Node node, Loop loop) {
    var first = (Loop) group.first.op();
    var all = new ArrayList<>(group.outputs);
    all.addAll(loop.body().apply(first.body().inputs()));
    var shared = new Share().apply(new Graph(first.body().inputs(), all)).outputs();
    int count = group.outputs.size();
    if (!shared.subList(0, loop.carries()).equals(shared.subList(count, count + loop.carries()))) {
      return false;
    }
    group.outputs.clear();
    group.outputs.addAll(shared.subList(0, count));
    group.add(node, shared.subList(count, shared.size()));
    return true;
  }
}
