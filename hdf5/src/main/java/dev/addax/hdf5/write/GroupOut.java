package dev.addax.hdf5.write;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** The links of a group: a heap of names, nodes of up to eight links, a B-tree above them. */
final class GroupOut {
  /** Half of the links that a node holds at most, as the superblock says. */
  static final int LEAF_K = 4;

  /** Half of the children that a node of the tree has at most, as the superblock says. */
  static final int TREE_K = 16;

  private static final long NO_FREE_SPACE = 1;
  private static final int NODE_PREFIX = 24;

  /** A link whose object is written. */
  record Link(String name, long address) {}

  /** What a level of the tree is built from: a node below, and the last name in it. */
  private record Child(long address, long lastName) {}

  private final Output out;
  private final List<Long> names = new ArrayList<>();

  private GroupOut(Output out) {
    this.out = out;
  }

  /** Writes links, in the order of their names, and the header's message about them. */
  static void write(List<Link> links, HeaderOut header, Output out) {
    var group = new GroupOut(out);
    long heap = group.heap(links);
    header.symbolTable(group.tree(group.nodes(links)), heap);
  }

  private long heap(List<Link> links) {
    var text = new Output().u64(0); // the empty name, below all others
    for (var link : links) {
      names.add((long) text.size());
      text.put(link.name.getBytes(UTF_8)).u8(0).align();
    }
    long address = out.align().size();
    out.text("HEAP").u8(0).zeros(3).u64(text.size()).u64(NO_FREE_SPACE).u64(address + 32);
    out.put(text.toArray());
    return address;
  }

  private List<Child> nodes(List<Link> links) {
    var nodes = new ArrayList<Child>();
    for (int from = 0; from < links.size(); from += 2 * LEAF_K) {
      int to = Math.min(links.size(), from + 2 * LEAF_K);
      long address = out.align().size();
      out.text("SNOD").u8(1).u8(0).u16(to - from);
      for (int i = from; i < to; i++) {
        out.u64(names.get(i)).u64(links.get(i).address).zeros(24);
      }
      out.zeros((2 * LEAF_K - (to - from)) * 40);
      nodes.add(new Child(address, names.get(to - 1)));
    }
    return nodes;
  }

  private long tree(List<Child> leaves) {
    var level = level(leaves, 0);
    for (int height = 1; level.size() > 1; height++) level = level(level, height);
    return level.getFirst().address;
  }

  private List<Child> level(List<Child> below, int height) {
    var level = new ArrayList<Child>();
    int most = 2 * TREE_K;
    int count = Math.max(1, Math.ceilDiv(below.size(), most));
    int size = NODE_PREFIX + 8 * (2 * most + 1);
    long first = out.align().size();
    for (int i = 0; i < count; i++) {
      long left = i == 0 ? Output.UNDEFINED : first + (long) (i - 1) * size;
      long right = i == count - 1 ? Output.UNDEFINED : first + (long) (i + 1) * size;
      int from = i * most;
      var children = below.subList(from, Math.min(below.size(), from + most));
      long before = from == 0 ? 0 : below.get(from - 1).lastName;
      level.add(node(children, height, left, right, before));
    }
    return level;
  }

  private Child node(List<Child> children, int height, long left, long right, long before) {
    long address = out.size();
    out.text("TREE").u8(0).u8(height).u16(children.size()).u64(left).u64(right).u64(before);
    for (var child : children) out.u64(child.address).u64(child.lastName);
    out.zeros((2 * TREE_K - children.size()) * 16);
    return new Child(address, children.isEmpty() ? 0 : children.getLast().lastName);
  }
}
