package dev.addax.compiler.fuse;

import dev.addax.compiler.graph.Elementwise;
import dev.addax.tensor.Constant;
import dev.addax.tensor.Node;
import dev.addax.tensor.Reduce;
import dev.addax.tensor.Softmax;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Nodes that are computed together, element by element or row by row of one space. */
final class Group {
  /** Rows must stay in the first level cache while several nodes work on them. */
  private static final long LONGEST_ROW = 8192;

  private static final int MOST_MEMBERS = 128;
  private static final int MOST_OPERANDS = 48;

  final long size;
  final int id;
  final Looks looks;
  final List<Node> members = new ArrayList<>();
  final Set<Tensor> operands = new LinkedHashSet<>();
  private final Map<Tensor, Level> levels = new HashMap<>();
  private Cuts cuts = Cuts.NONE;
  private long row;

  Group(long size, int id, Looks looks) {
    this.size = size;
    this.id = id;
    this.looks = looks;
  }

  private Group(Group other) {
    this(other.size, other.id, other.looks);
    members.addAll(other.members);
    operands.addAll(other.operands);
    levels.putAll(other.levels);
    cuts = other.cuts;
    row = other.row;
  }

  /** {@return the number of elements that {@code node} walks over; −1 if it cannot be fused} */
  static long size(Node node) {
    return switch (node.op()) {
      case Reduce r when isSummary(r) && node.input(0).dtype().isFloating() ->
          node.input(0).shape().size();
      case Softmax s
          when s.axis() == node.input(0).rank() - 1 && node.input(0).shape().last() > 1 ->
          node.input(0).shape().size();
      default -> Elementwise.is(node.op()) ? node.output(0).shape().size() : -1;
    };
  }

  private static boolean isSummary(Reduce reduce) {
    return reduce.kind() == Reduce.Kind.SUM
        || reduce.kind() == Reduce.Kind.MAX
        || reduce.kind() == Reduce.Kind.MIN;
  }

  @Nullable Level level(Tensor tensor) {
    return levels.get(tensor);
  }

  /** {@return the space: as few axes as all members need} */
  Shape space() {
    return cuts.shape(size);
  }

  boolean hasRows() {
    return row > 0;
  }

  /** {@return this group with {@code others} too; null if they don't fit} */
  @Nullable Group with(List<Node> others) {
    var all = new Group(this);
    for (var node : others) {
      if (!all.add(node)) {
        return null;
      }
    }
    return all;
  }

  /**
   * Takes {@code node} in if it fits; its inputs are members, or made outside.
   *
   * @return whether it does
   */
  boolean add(Node node) {
    var level = levelOf(node);
    var wanted = level == null ? null : neededCuts(node, level);
    if (level == null
        || wanted == null
        || members.size() >= MOST_MEMBERS
        || operands.size() + node.inputs().size() > MOST_OPERANDS) {
      return false;
    }
    long rows = rowNeeded(node, level);
    var next = rows > 0 ? wanted.with(List.of(rows), size) : wanted;
    if (next == null || (rows > 0 && next.smallest(size) < rows)) {
      return false;
    }
    cuts = next;
    row = rows;
    members.add(node);
    levels.put(node.output(0), level);
    for (var input : node.inputs()) {
      var base = looks.base(input);
      if (!levels.containsKey(base) && !(base.node().op() instanceof Constant)) {
        operands.add(base);
      }
    }
    return true;
  }

  private long rowNeeded(Node node, Level level) {
    boolean makesRows = node.op() instanceof Reduce && level == Level.ROW;
    if (row > 0 || !(makesRows || node.op() instanceof Softmax)) {
      return row;
    }
    return node.op() instanceof Reduce r ? reduced(r, node) : node.input(0).shape().last();
  }

  private static long reduced(Reduce reduce, Node node) {
    long count = 1;
    for (int axis : reduce.axes()) {
      count *= node.input(0).shape().dim(axis);
    }
    return count;
  }

  private @Nullable Level levelOf(Node node) {
    return switch (node.op()) {
      case Reduce r -> levelOf(r, node);
      case Softmax s -> {
        long last = node.input(0).shape().last();
        boolean fits = last <= LONGEST_ROW && (row == 0 || row == last);
        yield fits && size(node) == size ? Level.FULL : null;
      }
      default -> {
        long count = node.output(0).shape().size();
        boolean perRow = row > 0 && count * row == size;
        yield count == size ? Level.FULL : perRow ? Level.ROW : null;
      }
    };
  }

  private @Nullable Level levelOf(Reduce reduce, Node node) {
    long count = reduced(reduce, node);
    boolean full = size(node) == size;
    boolean total = count == size(node);
    boolean ofRows = row > 0 && size(node) * row == size;
    boolean fits = count > 1 && count <= LONGEST_ROW && (row == 0 || row == count);
    int rank = node.input(0).rank();
    int axes = reduce.axes().size();
    if (full && fits && reduce.axes().getFirst() == rank - axes) {
      return Level.ROW;
    }
    boolean leading = full && reduce.axes().getLast() == axes - 1;
    return (total && (full || ofRows)) || leading ? Level.LAST : null;
  }

  private @Nullable Cuts neededCuts(Node node, Level level) {
    boolean rowWise = size(node) != size;
    var all = cuts;
    for (var input : node.inputs()) {
      var look = looks.of(input);
      var found = levels.get(look.base());
      if (look.base().node().op() instanceof Constant) {
        continue;
      }
      if (found != null && !fits(look, found, rowWise)) {
        return null;
      }
      if (found == null) {
        long each = rowWise ? row : 1;
        all = all.with(look.cuts(each), size);
      }
      if (all == null) {
        return null;
      }
    }
    boolean columns = level == Level.LAST && node.output(0).shape().size() > 1;
    return columns ? all.with(List.of(node.output(0).shape().size()), size) : all;
  }

  private boolean fits(Look look, Level level, boolean rowWise) {
    return switch (level) {
      case FULL -> !rowWise && look.isDense() && look.shape().size() == size;
      case ROW -> rowWise ? look.isDense() : look.repeatsEach(row);
      case LAST -> false;
    };
  }
}
