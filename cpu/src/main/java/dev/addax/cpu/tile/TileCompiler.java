package dev.addax.cpu.tile;

import dev.addax.cpu.kernel.BinaryLoop;
import dev.addax.cpu.kernel.Loops;
import dev.addax.cpu.kernel.Raw;
import dev.addax.cpu.kernel.Reductions;
import dev.addax.cpu.kernel.Softmaxes;
import dev.addax.cpu.kernel.UnaryLoop;
import dev.addax.tensor.Binary;
import dev.addax.tensor.Broadcast;
import dev.addax.tensor.Cast;
import dev.addax.tensor.Compare;
import dev.addax.tensor.Constant;
import dev.addax.tensor.Node;
import dev.addax.tensor.Reduce;
import dev.addax.tensor.Reshape;
import dev.addax.tensor.Select;
import dev.addax.tensor.Softmax;
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
  private static final int SOFTMAX_COST = 12;

  private final List<Tensor> inputs;
  private final List<Tensor> outputs;
  private final List<long[]> strides;
  private final Map<Tensor, Value> values = new HashMap<>();
  private final TileAssembly assembly;

  /** How many elements make a row, where something is combined along rows; else 0. */
  private final int row;

  /** What is known of a tensor of the group. */
  private sealed interface Value {
    /** Dense, in a register: one element for each {@code rate} elements of the whole. */
    record Register(int index, int rate) implements Value {}

    /** One number. */
    record Same(DType dtype, Number number) implements Value {}

    /** Somewhere in an operand. */
    record View(int operand, DType dtype, long[] sizes, long[] strides) implements Value {}
  }

  private TileCompiler(
      List<Node> nodes, List<Tensor> inputs, List<long[]> strides, List<Tensor> outputs) {
    this.inputs = inputs;
    this.strides = strides;
    this.outputs = outputs;
    long elements = TileShape.elements(nodes, outputs);
    this.row = TileShape.row(nodes, elements);
    this.assembly = new TileAssembly(elements);
  }

  /**
   * Compiles. The order of the nodes is kept, so an output may lie where an input lies as far as
   * that order allows.
   *
   * @param nodes in order; every input of theirs is made among them or is one of {@code inputs}
   * @param inputs operands 0, 1, …
   * @param strides how each input lies, in elements
   * @param outputs the operands after the inputs
   * @return empty if some node cannot be done in tiles
   */
  public static Optional<TileProgram> compile(
      List<Node> nodes, List<Tensor> inputs, List<long[]> strides, List<Tensor> outputs) {
    var compiler = new TileCompiler(nodes, inputs, strides, outputs);
    boolean done = compiler.all(nodes) && compiler.assembly.fits();
    return done ? Optional.of(compiler.assembly.finish()) : Optional.empty();
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
    if (TileShape.isComputed(node.op()) && rate(y) == 0) {
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
      case Softmax f -> softmax(f, node);
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
      case Value.Register register -> spread(register, from, to);
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
    return loop != null
        && x >= 0
        && add(node, new Instruction.Apply1(loop, x, result(node)), Costs.of(node));
  }

  private boolean apply2(@Nullable BinaryLoop loop, Node node) {
    int a = loop == null ? -1 : register(node.input(0));
    int b = loop == null ? -1 : register(node.input(1));
    return loop != null
        && a >= 0
        && b >= 0
        && add(node, new Instruction.Apply2(loop, a, b, result(node)), Costs.of(node));
  }

  private boolean apply3(Node node) {
    int c = register(node.input(0));
    int a = register(node.input(1));
    int b = register(node.input(2));
    var loop = Loops.select(node.output(0).dtype());
    return c >= 0
        && a >= 0
        && b >= 0
        && add(node, new Instruction.Apply3(loop, c, a, b, result(node)), 1);
  }

  private boolean add(Node node, Instruction instruction, int cost) {
    int rate = rate(node.output(0));
    return rate == 1
        ? assembly.add(instruction, cost)
        : assembly.add(new Instruction.OnRows(instruction, rate), Math.max(1, cost / rate));
  }

  private boolean softmax(Softmax softmax, Node node) {
    Tensor x = node.input(0);
    boolean along = softmax.axis() == x.rank() - 1 && rate(x) == 1 && x.shape().last() == row;
    int from = along ? register(x) : -1;
    if (from < 0) {
      return false;
    }
    var function = Softmaxes.of(x.dtype(), softmax.log());
    assembly.wholeRows(row);
    return assembly.add(new Instruction.Rows(function, row, from, result(node)), SOFTMAX_COST);
  }

  private boolean reduce(Reduce reduce, Node node) {
    Tensor x = node.input(0);
    var kind = reduce.kind();
    boolean known = kind == Reduce.Kind.SUM || kind == Reduce.Kind.MAX || kind == Reduce.Kind.MIN;
    if (!known || x.dtype() != DType.FLOAT32 || rate(x) != 1) {
      return false;
    }
    int from = register(x);
    long[] split = Strides.split(sizes(x), reduce.axes());
    if (from < 0 || split.length == 0) {
      return false;
    }
    var kernel = Reductions.of(kind, DType.FLOAT32);
    if (split[2] == 1 && split[1] == row && (split[0] > 1 || row <= TileAssembly.LARGEST_TILE)) {
      assembly.wholeRows(row);
      return assembly.add(new Instruction.Reduced(kernel, row, from, result(node)), 1);
    }
    int output = outputs.indexOf(node.output(0));
    if (output < 0 || split[0] != 1) {
      return false;
    }
    var total = new Accumulation(kernel, combine(kind), (int) split[2], identity(kind));
    assembly.columns(from, inputs.size() + output, total);
    return true;
  }

  private static float identity(Reduce.Kind kind) {
    return switch (kind) {
      case SUM -> 0;
      case MAX -> Float.NEGATIVE_INFINITY;
      default -> Float.POSITIVE_INFINITY;
    };
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

  /**
   * {@return how many elements of the whole there are for each of the tensor's; 0 if it does not
   * fit in}
   */
  private int rate(Tensor tensor) {
    long size = tensor.shape().size();
    if (size == assembly.elements()) {
      return 1;
    }
    return row > 1 && size * row == assembly.elements() ? row : 0;
  }

  /** One element for each row becomes one for each place in the row. */
  private @Nullable Value spread(Value.Register register, Tensor from, Tensor to) {
    if (from.shape().size() == to.shape().size()) {
      return register;
    }
    if (register.rate != row || rate(to) != 1 || !TileShape.isRowwise(from.shape(), to.shape())) {
      return null;
    }
    int y = assembly.scratch(from.dtype().bytes());
    assembly.wholeRows(row);
    assembly.add(new Instruction.Repeat(from.dtype().bytes(), row, register.index, y), 1);
    return new Value.Register(y, 1);
  }

  /** {@return the register that holds the tensor densely, or −1 if it cannot be had} */
  private int register(Tensor tensor) {
    Value value = values.get(tensor);
    int rate = rate(tensor);
    int register =
        switch (value) {
          case null -> -1;
          case Value.Register r -> r.index;
          case Value.Same same -> assembly.constant(same.dtype, same.number);
          case Value.View view -> rate == 0 ? -1 : laidOut(view, rate);
        };
    if (register >= 0 && rate > 0) {
      values.put(tensor, new Value.Register(register, rate));
    }
    return register;
  }

  private int laidOut(Value.View view, int rate) {
    var expansion = Expansion.of(view.dtype.bytes(), view.sizes, view.strides);
    return expansion.isDense()
        ? assembly.window(view.operand, view.dtype.bytes(), rate)
        : assembly.expanded(view.operand, view.dtype, expansion, rate);
  }

  /** {@return where a node's result goes: straight to its output if it is one} */
  private int result(Node node) {
    Tensor y = node.output(0);
    int output = outputs.indexOf(y);
    int rate = rate(y);
    int register =
        output >= 0
            ? assembly.window(inputs.size() + output, y.dtype().bytes(), rate)
            : assembly.scratch(y.dtype().bytes());
    values.put(y, new Value.Register(register, rate));
    return register;
  }

  private boolean store() {
    for (int i = 0; i < outputs.size(); i++) {
      if (!assembly.isMade(inputs.size() + i) && !copy(outputs.get(i), inputs.size() + i)) {
        return false;
      }
    }
    return true;
  }

  private boolean copy(Tensor tensor, int operand) {
    int rate = rate(tensor);
    int from = rate == 0 ? -1 : register(tensor);
    if (from < 0) {
      return false;
    }
    int bytes = tensor.dtype().bytes();
    int to = assembly.window(operand, bytes, rate);
    var move = new Instruction.Apply1((x, y, n) -> Raw.copy(x, y, (long) n * bytes), from, to);
    return assembly.add(rate == 1 ? move : new Instruction.OnRows(move, rate), 1);
  }
}
