package dev.addax.architecture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which package uses which. */
record PackageGraph(Map<String, Set<String>> uses, Collection<CompiledClass> classes) {
  static PackageGraph of(Collection<CompiledClass> classes) {
    var uses = new TreeMap<String, Set<String>>();
    for (var c : classes) {
      uses.computeIfAbsent(c.packageName(), p -> new TreeSet<>()).addAll(c.packagesUsed());
    }
    return new PackageGraph(uses, classes);
  }

  /** {@return a shortest cycle through each package that is on one, as readable lines} */
  Set<String> cycles() {
    var found = new TreeSet<String>();
    for (var start : uses.keySet()) {
      var cycle = shortestCycle(start);
      if (!cycle.isEmpty() && start.equals(cycle.stream().sorted().findFirst().orElseThrow())) {
        found.add(describe(cycle));
      }
    }
    return found;
  }

  /** Breadth first from a package back to itself. */
  private List<String> shortestCycle(String start) {
    var cameFrom = new TreeMap<String, String>();
    var queue = new ArrayList<>(List.of(start));
    for (int i = 0; i < queue.size(); i++) {
      for (var next : uses.getOrDefault(queue.get(i), Set.of())) {
        if (next.equals(start)) {
          return back(queue.get(i), start, cameFrom);
        }
        if (cameFrom.putIfAbsent(next, queue.get(i)) == null) {
          queue.add(next);
        }
      }
    }
    return List.of();
  }

  private static List<String> back(String from, String start, Map<String, String> cameFrom) {
    var path = new LinkedHashSet<String>();
    for (var p = from; !p.equals(start); p = cameFrom.get(p)) {
      path.add(p);
    }
    path.add(start);
    return List.copyOf(path).reversed();
  }

  private String describe(List<String> cycle) {
    var text = new StringBuilder(String.join(" → ", cycle)).append(" → ").append(cycle.getFirst());
    for (int i = 0; i < cycle.size(); i++) {
      text.append("\n    ").append(example(cycle.get(i), cycle.get((i + 1) % cycle.size())));
    }
    return text.toString();
  }

  /** {@return one class of {@code from} that uses one of {@code to}: where to begin mending} */
  private String example(String from, String to) {
    for (var c : classes) {
      for (var used : c.uses()) {
        if (c.packageName().equals(from) && CompiledClass.packageOf(used).equals(to)) {
          return c.name() + " uses " + used;
        }
      }
    }
    throw new IllegalArgumentException(from + " does not use " + to);
  }
}
