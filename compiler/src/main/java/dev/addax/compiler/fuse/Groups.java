package dev.addax.compiler.fuse;

import dev.addax.tensor.Graph;
import dev.addax.tensor.Node;
import dev.addax.tensor.Tensor;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is computed together: each node joins a group that makes one of its operands or reads the
 * same ones, as long as no group comes to need itself by way of nodes outside of it.
 */
final class Groups {
  /** Up to this many elements, groups that share only small operands are joined too. */
  private static final long SMALL = 16_384;

  private static final int SIBLINGS = 4;

  private final Looks looks = new Looks();
  private final Map<Node, Integer> units = new HashMap<>();
  private final List<BitSet> before = new ArrayList<>();
  private final List<@Nullable Group> groups = new ArrayList<>();
  private final Map<Tensor, List<Integer>> readers = new HashMap<>();

  Groups(Graph graph) {
    for (var node : graph.nodes()) {
      long size = Group.size(node);
      if (size > 0) {
        place(node, size);
      } else {
        alone(node);
      }
    }
    mergeNeighbours();
    mergeScalars();
  }

  private void alone(Node node) {
    units.put(node, unit(null, dependencies(node, false)));
  }

  private int unit(@Nullable Group group, BitSet dependencies) {
    groups.add(group);
    before.add(closed(dependencies));
    return groups.size() - 1;
  }

  private BitSet closed(BitSet units) {
    var all = (BitSet) units.clone();
    for (int u = units.nextSetBit(0); u >= 0; u = units.nextSetBit(u + 1)) {
      all.or(before.get(u));
    }
    return all;
  }

  /** The units that {@code node} needs, seen through reshapes and broadcasts if it is fused. */
  private BitSet dependencies(Node node, boolean fused) {
    var needed = new BitSet();
    for (var input : node.inputs()) {
      var unit = units.get((fused ? looks.base(input) : input).node());
      if (unit != null) {
        needed.set(unit);
      }
    }
    return needed;
  }

  private void place(Node node, long size) {
    var needed = dependencies(node, true);
    int joined = -1;
    for (int candidate : candidates(node, needed)) {
      if (joined < 0) {
        joined = join(candidate, node, needed) ? candidate : -1;
      } else if (needed.get(candidate)) {
        merge(joined, candidate);
      }
    }
    if (joined < 0) {
      start(node, size, needed);
    }
  }

  private Set<Integer> candidates(Node node, BitSet needed) {
    var found = new LinkedHashSet<Integer>();
    for (int i = needed.length() - 1; i >= 0; i = needed.previousSetBit(i - 1)) {
      if (needed.get(i) && groups.get(i) != null) {
        found.add(i);
      }
    }
    for (var input : node.inputs()) {
      var base = looks.base(input);
      var siblings = readers.getOrDefault(base, List.of());
      boolean whole = base.shape().size() == Group.size(node) || Group.size(node) <= SMALL;
      for (int i = siblings.size() - 1;
          whole && i >= Math.max(0, siblings.size() - SIBLINGS);
          i--) {
        if (groups.get(siblings.get(i)) != null) {
          found.add(siblings.get(i));
        }
      }
    }
    return found;
  }

  private void start(Node node, long size, BitSet needed) {
    var group = new Group(size, groups.size(), looks);
    if (!group.add(node)) {
      alone(node);
      return;
    }
    int unit = unit(group, needed);
    units.put(node, unit);
    group.operands.forEach(t -> readers.computeIfAbsent(t, k -> new ArrayList<>()).add(unit));
  }

  private boolean join(int unit, Node node, BitSet needed) {
    var group = groups.get(unit);
    var outside = (BitSet) needed.clone();
    outside.clear(unit);
    if (group == null || reaches(unit, outside)) {
      return false;
    }
    if (!group.add(node)) {
      return false;
    }
    units.put(node, unit);
    replace(unit, group, outside);
    return true;
  }

  private boolean reaches(int unit, BitSet units) {
    for (int u = units.nextSetBit(0); u >= 0; u = units.nextSetBit(u + 1)) {
      if (before.get(u).get(unit)) {
        return true;
      }
    }
    return false;
  }

  private void replace(int unit, Group grown, BitSet needed) {
    groups.set(unit, grown);
    grown.operands.forEach(
        t -> {
          var known = readers.computeIfAbsent(t, k -> new ArrayList<>());
          if (!known.contains(unit)) {
            known.add(unit);
          }
        });
    learn(unit, closed(needed));
  }

  /** All that comes after {@code unit} comes after {@code more} too. */
  private void learn(int unit, BitSet more) {
    var mine = before.get(unit);
    int known = mine.cardinality();
    mine.or(more);
    mine.clear(unit);
    if (mine.cardinality() == known) {
      return;
    }
    for (var other : before) {
      if (other.get(unit)) {
        other.or(mine);
      }
    }
  }

  /**
   * Makes one group of two, if they fit and no path leads from one to the other outside of them.
   */
  private boolean merge(int a, int b) {
    var first = groups.get(a);
    var second = groups.get(b);
    if (a == b || first == null || second == null) {
      return false;
    }
    var needed = outside(first, a, b);
    needed.or(outside(second, a, b));
    if (reaches(a, needed) || reaches(b, needed)) {
      return false;
    }
    var grown = new Group(Math.max(first.size, second.size), a, looks).with(ordered(first, second));
    if (grown == null) {
      return false;
    }
    second.members.forEach(m -> units.put(m, a));
    groups.set(b, null);
    for (var other : before) {
      if (other.get(b)) {
        other.set(a);
      }
    }
    before.get(a).clear(b);
    replace(a, grown, needed);
    return true;
  }

  private BitSet outside(Group group, int a, int b) {
    var needed = new BitSet();
    group.members.forEach(m -> needed.or(dependencies(m, true)));
    needed.clear(a);
    needed.clear(b);
    return needed;
  }

  private List<Node> ordered(Group first, Group second) {
    var members = new LinkedHashSet<Node>(first.members);
    members.addAll(second.members);
    var order = new ArrayList<Node>();
    var done = new LinkedHashSet<Node>();
    members.forEach(m -> visit(m, members, done, order));
    return order;
  }

  private void visit(Node node, Set<Node> members, Set<Node> done, List<Node> order) {
    if (!done.add(node)) {
      return;
    }
    for (var input : node.inputs()) {
      var made = looks.base(input).node();
      if (members.contains(made)) {
        visit(made, members, done, order);
      }
    }
    order.add(node);
  }

  /** Rows may have become known after a group of their size was begun. */
  private void mergeNeighbours() {
    for (int unit = 0; unit < groups.size(); unit++) {
      var group = groups.get(unit);
      if (group == null) {
        continue;
      }
      for (var operand : List.copyOf(group.operands)) {
        var other = units.get(operand.node());
        if (other != null && groups.get(other) != null && groups.get(unit) != null) {
          merge(unit, other);
        }
      }
    }
  }

  /** Calls cost more than arithmetic of single numbers. */
  private void mergeScalars() {
    int last = -1;
    for (int unit = 0; unit < groups.size(); unit++) {
      var group = groups.get(unit);
      if (group != null && group.size == 1 && (last < 0 || !merge(last, unit))) {
        last = unit;
      }
    }
  }

  /** {@return the group that makes {@code tensor}; null if none does} */
  @Nullable Group of(Tensor tensor) {
    var unit = units.get(tensor.node());
    return unit == null ? null : groups.get(unit);
  }

  /** Puts {@code group} in the place of the one with its id. */
  void replace(Group group) {
    groups.set(group.id, group);
  }

  /** {@return {@code group} without members that {@code wanted} does not need} */
  Group trim(Group group, Set<Tensor> wanted) {
    var needed = new LinkedHashSet<Node>();
    for (var member : group.members.reversed()) {
      if (wanted.contains(member.output(0)) || needed.contains(member)) {
        needed.add(member);
        for (var input : member.inputs()) {
          needed.add(looks.base(input).node());
        }
      }
    }
    var kept = group.members.stream().filter(needed::contains).toList();
    var trimmed =
        kept.size() == group.members.size()
            ? null
            : new Group(group.size, group.id, looks).with(kept);
    if (trimmed == null) {
      return group;
    }
    replace(trimmed);
    return trimmed;
  }
}
