package dev.addax.cpu.tile;

import dev.addax.cpu.kernel.BinaryLoop;
import dev.addax.cpu.kernel.Loops;
import dev.addax.cpu.kernel.Raw;
import dev.addax.cpu.kernel.Reductions;
import dev.addax.cpu.kernel.UnaryLoop;
import dev.addax.tensor.Binary;
import dev.addax.tensor.Broadcast;
import dev.addax.tensor.Cast;
import dev.addax.tensor.Compare;
import dev.addax.tensor.Constant;
import dev.addax.tensor.Node;
import dev.addax.tensor.Op;
import dev.addax.tensor.Reduce;
import dev.addax.tensor.Reshape;
import dev.addax.tensor.Select;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Transpose;
import dev.addax.tensor.Unary;
import dev.addax.tensor.type.DType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns a group of elementwise nodes into a {@link TileProgram}. */
public final class TileCompiler {
  private final List<Node> nodes;
  private final List<Tensor> inputs;
  private final List<Tensor> outputs;
  private final List<long[]> strides;
  private final Map<Integer, Integer> overwrites;
  private final Map<Tensor, Value> values = new HashMap<>();
  private final TileAssembly assembly;

  /** What is known of a tensor of the group. */
  private sealed interface Value {
    /** Dense, in a register. */
    record Register(int index) implements Value {}

    /** One number. */
    record Same(DType dtype, Number number) implements Value {}

    /** Somewhere in an operand. */
    record View(int operand, DType dtype, long[] sizes, long[] strides) implements Value {}
  }

  private TileCompiler(
      List<Node> nodes,
      List<Tensor> inputs,
      List<long[]> strides,
      List<Tensor> outputs,
      Map<Integer, Integer> overwrites) {
    this.nodes = nodes;
    this.inputs = inputs;
    this.strides = strides;
    this.outputs = outputs;
    this.overwrites = overwrites;
    this.assembly = new TileAssembly(elements(nodes, outputs));
  }

  /**
   * Compiles.
   *
   * @param nodes in order; every input of theirs is made among them or is one of {@code inputs}
   * @param inputs operands 0, 1, …
   * @param strides how each input lies, in elements
   * @param outputs the operands after the inputs
   * @param overwrites output number → number of the input in whose memory it may lie
   * @return empty if some node cannot be done in tiles
   */
  public static Optional<TileProgram> compile(
      List<Node> nodes,
      List<Tensor> inputs,
      List<long[]> strides,
      List<Tensor> outputs,
      Map<Integer, Integer> overwrites) {
    var compiler = new TileCompiler(nodes, inputs, strides, outputs, overwrites);
    return compiler.all(nodes) ? Optional.of(compiler.assembly.finish()) : Optional.empty();
  }

  private static long elements(List<Node> nodes, List<Tensor> outputs) {
    for (Node node : nodes) {
      if (isComputed(node.op())) {
        return node.output(0).shape().size();
      }
      if (node.op() instanceof Reduce) {
        return node.input(0).shape().size();
      }
    }
    return outputs.getFirst().shape().size();
  }

  private static boolean isComputed(Op op) {
    return op instanceof Unary
        || op instanceof Binary
        || op instanceof Compare
        || op instanceof Select
        || op instanceof Cast;
  }

  private boolean all(List<Node> nodes) {
    for (int i = 0; i < inputs.size(); i++) {
      Tensor input = inputs.get(i);
      values.put(input, new Value.View(i, input.dtype(), sizes(input), strides.get(i)));
    }
    for (Node node : nodes) {
      if (!add(node)) {
        return false;
      }
    }
    return store();
  }

  private static long[] sizes(Tensor tensor) {
    var dims = tensor.shape().toArray();
    var sizes = new long[dims.length];
    for (int i = 0; i < dims.length; i++) {
      sizes[i] = dims[i];
    }
    return sizes;
  }

  private static long[] rowMajor(long[] sizes) {
    var strides = new long[sizes.length];
    long step = 1;
    for (int i = sizes.length - 1; i >= 0; i--) {
      strides[i] = step;
      step *= sizes[i];
    }
    return strides;
  }

  private boolean add(Node node) {
    Tensor y = node.output(0);
    if (isComputed(node.op()) && y.shape().size() != assembly.elements()) {
      return false;
    }
    return switch (node.op()) {
      case Constant c -> keep(y, new Value.Same(c.type().dtype(), c.value()));
      case Broadcast b -> keep(y, broadcast(node.input(0), y));
      case Reshape r -> keep(y, reshape(node.input(0), y));
      case Transpose t -> keep(y, transpose(t, node.input(0)));
      case Unary u -> apply1(Loops.unary(u.kind(), node.input(0).dtype()), node);
      case Cast c -> !c.bits() && apply1(Loops.cast(node.input(0).dtype(), c.dtype()), node);
      case Binary b -> apply2(Loops.binary(b.kind(), y.dtype()), node);
      case Compare c -> apply2(Loops.compare(c.kind(), node.input(0).dtype()), node);
      case Select s -> apply3(node);
      case Reduce r -> reduce(r, node);
      default -> false;
    };
  }

  private boolean keep(Tensor tensor, @Nullable Value value) {
    if (value != null) {
      values.put(tensor, value);
    }
    return value != null;
  }

  private @Nullable Value broadcast(Tensor from, Tensor to) {
    Value value = values.get(from);
    return switch (value) {
      case null -> null;
      case Value.Same same -> same;
      case Value.Register register -> from.shape().size() == to.shape().size() ? register : null;
      case Value.View view -> {
        long[] sizes = sizes(to);
        var strides = view.strides.clone();
        for (int i = 0; i < sizes.length; i++) {
          strides[i] = view.sizes[i] == 1 ? 0 : strides[i];
        }
        yield new Value.View(view.operand, view.dtype, sizes, strides);
      }
    };
  }

  private @Nullable Value reshape(Tensor from, Tensor to) {
    Value value = values.get(from);
    if (!(value instanceof Value.View view)) {
      return value;
    }
    long[] sizes = sizes(to);
    if (Expansion.of(1, view.sizes, view.strides).isDense()) {
      return new Value.View(view.operand, view.dtype, sizes, rowMajor(sizes));
    }
    return Strides.reshape(view.sizes, view.strides, sizes)
        .map(strides -> new Value.View(view.operand, view.dtype, sizes, strides))
        .orElse(null);
  }

  private @Nullable Value transpose(Transpose t, Tensor from) {
    if (!(values.get(from) instanceof Value.View view)) {
      return values.get(from) instanceof Value.Same same ? same : null;
    }
    int rank = view.sizes.length;
    var sizes = new long[rank];
    var strides = new long[rank];
    for (int i = 0; i < rank; i++) {
      sizes[i] = view.sizes[t.permutation().get(i)];
      strides[i] = view.strides[t.permutation().get(i)];
    }
    return new Value.View(view.operand, view.dtype, sizes, strides);
  }

  private boolean apply1(@Nullable UnaryLoop loop, Node node) {
    int x = loop == null ? -1 : register(node.input(0));
    if (loop == null || x < 0) {
      return false;
    }
    int y = result(node);
    return assembly.add(new Instruction.Apply1(loop, x, y), Costs.of(node));
  }

  private boolean apply2(@Nullable BinaryLoop loop, Node node) {
    int a = loop == null ? -1 : register(node.input(0));
    int b = loop == null ? -1 : register(node.input(1));
    if (loop == null || a < 0 || b < 0) {
      return false;
    }
    int y = result(node);
    return assembly.add(new Instruction.Apply2(loop, a, b, y), Costs.of(node));
  }

  private boolean apply3(Node node) {
    int c = register(node.input(0));
    int a = register(node.input(1));
    int b = register(node.input(2));
    if (c < 0 || a < 0 || b < 0) {
      return false;
    }
    int y = result(node);
    return assembly.add(
        new Instruction.Apply3(Loops.select(node.output(0).dtype()), c, a, b, y), 1);
  }

  private boolean reduce(Reduce reduce, Node node) {
    Tensor x = node.input(0);
    int output = outputs.indexOf(node.output(0));
    boolean known =
        reduce.kind() == Reduce.Kind.SUM
            || reduce.kind() == Reduce.Kind.MAX
            || reduce.kind() == Reduce.Kind.MIN;
    if (!known
        || x.dtype() != DType.FLOAT32
        || output < 0
        || x.shape().size() != assembly.elements()) {
      return false;
    }
    int from = register(x);
    long[] split = Strides.split(sizes(x), reduce.axes());
    if (from < 0 || split.length == 0 || (split[0] != 1 && split[2] != 1)) {
      return false;
    }
    int operand = inputs.size() + output;
    var kernel = Reductions.of(reduce.kind(), DType.FLOAT32);
    if (split[0] != 1) {
      return assembly.rows(from, operand, new Accumulation.OfRows(kernel, (int) split[1]));
    }
    float identity =
        switch (reduce.kind()) {
          case SUM -> 0;
          case MAX -> Float.NEGATIVE_INFINITY;
          default -> Float.POSITIVE_INFINITY;
        };
    return assembly.columns(
        from,
        operand,
        new Accumulation.OfColumns(kernel, combine(reduce.kind()), (int) split[2], identity));
  }

  private static BinaryLoop combine(Reduce.Kind kind) {
    var loop =
        Loops.binary(
            switch (kind) {
              case SUM -> Binary.Kind.ADD;
              case MAX -> Binary.Kind.MAXIMUM;
              default -> Binary.Kind.MINIMUM;
            },
            DType.FLOAT32);
    if (loop == null) {
      throw new IllegalStateException("no loop combines results of " + kind);
    }
    return loop;
  }

  /** {@return the register that holds the tensor densely, or −1 if it cannot be had} */
  private int register(Tensor tensor) {
    Value value = values.get(tensor);
    int register =
        switch (value) {
          case null -> -1;
          case Value.Register r -> r.index;
          case Value.Same same -> assembly.constant(same.dtype, same.number);
          case Value.View view -> {
            if (tensor.shape().size() != assembly.elements()) {
              yield -1;
            }
            var expansion = Expansion.of(view.dtype.bytes(), view.sizes, view.strides);
            yield expansion.isDense()
                ? assembly.window(view.operand, view.dtype.bytes())
                : assembly.expanded(view.operand, view.dtype, expansion);
          }
        };
    if (register >= 0) {
      values.put(tensor, new Value.Register(register));
    }
    return register;
  }

  /**
   * {@return where a node's result goes: straight to its output, unless later instructions still
   * need what lies there}
   */
  private int result(Node node) {
    Tensor y = node.output(0);
    int output = outputs.indexOf(y);
    int register =
        output >= 0 && mayWriteAtOnce(node, output)
            ? assembly.window(inputs.size() + output, y.dtype().bytes())
            : assembly.scratch(y.dtype().bytes());
    values.put(y, new Value.Register(register));
    return register;
  }

  /**
   * Overwritten memory must not be needed any more: not by later nodes, and not at other places
   * than the one being computed.
   */
  private boolean mayWriteAtOnce(Node node, int output) {
    Integer overwritten = overwrites.get(output);
    if (overwritten == null) {
      return true;
    }
    Tensor old = inputs.get(overwritten);
    boolean before = true;
    for (Node other : nodes) {
      boolean reads = other.inputs().contains(old);
      if (reads && (!before || !isComputed(other.op()))) {
        return false;
      }
      before &= other != node;
    }
    return true;
  }

  private boolean store() {
    for (int i = 0; i < outputs.size(); i++) {
      Tensor output = outputs.get(i);
      if (assembly.isMade(inputs.size() + i)) {
        continue;
      }
      if (output.shape().size() != assembly.elements()) {
        return false;
      }
      int from = register(output);
      if (from < 0) {
        return false;
      }
      int bytes = output.dtype().bytes();
      int to = assembly.window(inputs.size() + i, bytes);
      assembly.last(
          new Instruction.Apply1((x, y, n) -> Raw.copy(x, y, (long) n * bytes), from, to));
    }
    return true;
  }
}
