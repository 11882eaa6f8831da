package dev.addax.compiler;

import dev.addax.tensor.Broadcast;
import dev.addax.tensor.Concat;
import dev.addax.tensor.Cond;
import dev.addax.tensor.Conv;
import dev.addax.tensor.Dot;
import dev.addax.tensor.Gather;
import dev.addax.tensor.Graph;
import dev.addax.tensor.Iota;
import dev.addax.tensor.Loop;
import dev.addax.tensor.Pad;
import dev.addax.tensor.Parameter;
import dev.addax.tensor.Pool;
import dev.addax.tensor.Reduce;
import dev.addax.tensor.Reshape;
import dev.addax.tensor.Scan;
import dev.addax.tensor.Scatter;
import dev.addax.tensor.Slice;
import dev.addax.tensor.Softmax;
import dev.addax.tensor.Sort;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.Transpose;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Graphs of arbitrary ops over small float tensors, the same ones for the same seed. */
final class RandomGraph {
  private static final int LARGEST = 600;

  private final Random random;
  private final List<Tensor> inputs = new ArrayList<>();
  private final List<Tensor> pool = new ArrayList<>();
  private final int depth;

  private RandomGraph(Random random, int depth) {
    this.random = random;
    this.depth = depth;
  }

  static Graph of(long seed) {
    var made = new RandomGraph(new Random(seed), 0);
    int count = 2 + made.random.nextInt(4);
    for (int i = 0; i < count; i++) {
      made.input(made.shape());
    }
    return made.graph(5 + made.random.nextInt(40));
  }

  private Graph graph(int nodes) {
    for (int i = 0; i < nodes; i++) {
      var made = next();
      if (made.shape().size() <= LARGEST) {
        pool.add(made);
      }
    }
    var outputs = new ArrayList<Tensor>();
    for (int i = 0; i < 1 + random.nextInt(5); i++) {
      outputs.add(pool.get(Math.max(0, pool.size() - 1 - random.nextInt(8))));
    }
    return new Graph(inputs, outputs);
  }

  private void input(Shape shape) {
    var input = Parameter.of("x" + inputs.size(), new TensorType(DType.FLOAT32, shape));
    inputs.add(input);
    pool.add(input);
  }

  private Shape shape() {
    int[] sizes = {1, 2, 3, 4, 6};
    int rank = random.nextInt(4);
    return Shape.of(IntStream.range(0, rank).map(i -> sizes[random.nextInt(5)]).toArray());
  }

  private Tensor any() {
    return pool.get(random.nextInt(pool.size()));
  }

  /** A tensor that broadcasts against {@code x}. */
  private Tensor like(Tensor x) {
    for (int i = 0; i < 10; i++) {
      var y = any();
      if (y.shape().equals(x.shape()) || (i > 5 && fits(y, x))) {
        return y;
      }
    }
    return random.nextBoolean() ? x.sigmoid() : Tensors.scalar(0.5 * random.nextInt(4));
  }

  private static boolean fits(Tensor y, Tensor x) {
    for (int i = 1; i <= Math.min(y.rank(), x.rank()); i++) {
      if (y.shape().dim(-i) != 1 && x.shape().dim(-i) != y.shape().dim(-i)) {
        return false;
      }
    }
    return y.rank() <= x.rank();
  }

  private Tensor next() {
    var x = any();
    return switch (random.nextInt(depth == 0 ? 24 : 19)) {
      case 0, 1, 2 -> unary(x);
      case 3, 4, 5, 6 -> binary(x);
      case 7 -> x.greater(like(x)).where(x, like(x));
      case 8 -> x.cast(DType.INT32).cast(DType.FLOAT32).multiply(0.5);
      case 9 -> x.greater(0).cast(DType.FLOAT32);
      case 10 -> x.rank() == 0 ? x.negative() : reduce(x);
      case 11 -> new Reshape(Shape.of(split(x))).on(x);
      case 12 -> transpose(x);
      case 13 -> x.rank() == 0 ? x.exp().tanh() : slice(x);
      case 14 -> x.rank() == 0 ? x.tanh() : joined(x);
      case 15 -> x.rank() == 0 ? x : new Softmax(random.nextInt(x.rank()), false).on(x);
      case 16 -> dot(x);
      case 17 -> spread(x);
      case 18 -> normalized(x);
      case 19 -> x.rank() == 0 ? x : indexed(x);
      case 20 -> x.rank() == 0 ? x : sorted(x);
      case 21 -> windowed(x);
      case 22 -> looped(x);
      default -> cond(x);
    };
  }

  private Tensor unary(Tensor x) {
    return switch (random.nextInt(9)) {
      case 0 -> x.negative();
      case 1 -> x.abs().sqrt();
      case 2 -> x.relu();
      case 3 -> x.square().tanh();
      case 4 -> x.stopGradient();
      case 5 -> x.minimum(1).exp();
      case 6 -> x.power(random.nextInt(4)).tanh();
      case 7 -> x.tanh().divide(4);
      default -> x.sigmoid();
    };
  }

  private Tensor binary(Tensor x) {
    return switch (random.nextInt(7)) {
      case 0, 1 -> x.add(like(x));
      case 2 -> x.subtract(like(x));
      case 3, 4 -> x.tanh().multiply(like(x));
      case 5 -> x.maximum(like(x));
      default -> x.divide(like(x).abs().add(1));
    };
  }

  private List<Integer> axes(Tensor x) {
    var axes = new ArrayList<>(IntStream.range(0, x.rank()).boxed().toList());
    while (axes.size() > 1 && random.nextBoolean()) {
      axes.remove(random.nextInt(axes.size()));
    }
    return axes;
  }

  private Tensor reduce(Tensor x) {
    var kinds = List.of(Reduce.Kind.SUM, Reduce.Kind.MAX, Reduce.Kind.MIN, Reduce.Kind.ARGMAX);
    var kind = kinds.get(random.nextInt(4));
    var axes = kind == Reduce.Kind.ARGMAX ? List.of(random.nextInt(x.rank())) : axes(x);
    return new Reduce(kind, axes).on(x).cast(DType.FLOAT32).multiply(0.25);
  }

  private int[] split(Tensor x) {
    int size = (int) x.shape().size();
    int first = IntStream.iterate(6, i -> i - 1).filter(i -> size % i == 0).findFirst().orElse(1);
    return random.nextBoolean()
        ? new int[] {first, size / first}
        : new int[] {size / first, 1, first};
  }

  private Tensor transpose(Tensor x) {
    var order = new ArrayList<>(IntStream.range(0, x.rank()).boxed().toList());
    Collections.shuffle(order, random);
    return new Transpose(order).on(x);
  }

  private Tensor slice(Tensor x) {
    var starts = new ArrayList<Integer>();
    var sizes = new ArrayList<Integer>();
    var steps = new ArrayList<Integer>();
    for (int dim : x.shape().toArray()) {
      int start = random.nextBoolean() ? 0 : random.nextInt(dim);
      int step = random.nextInt(5) == 0 ? 2 : 1;
      starts.add(start);
      sizes.add(1 + random.nextInt((dim - start - 1) / step + 1));
      steps.add(step);
    }
    return new Slice(starts, sizes, steps).on(x);
  }

  private Tensor joined(Tensor x) {
    int axis = random.nextInt(x.rank());
    if (random.nextBoolean()) {
      var parts = new ArrayList<Tensor>();
      parts.add(x);
      for (var y : pool) {
        if (y.rank() == x.rank() && y.shape().without(axis).equals(x.shape().without(axis))) {
          parts.add(y);
        }
      }
      return new Concat(axis)
          .on(parts.subList(0, Math.min(3, parts.size())).toArray(Tensor[]::new));
    }
    var none = Collections.nCopies(x.rank(), 0);
    var low = new ArrayList<>(none);
    low.set(axis, random.nextInt(3));
    return new Pad(low, none, none).on(x, Tensors.scalar(0.0).cast(x.dtype()));
  }

  private Tensor dot(Tensor x) {
    if (x.rank() == 0) {
      return x.multiply(2);
    }
    int mine = random.nextInt(x.rank());
    var y = pool.stream().filter(t -> t.shape().toList().contains(x.shape().dim(mine))).toList();
    if (y.isEmpty()) {
      return x;
    }
    var right = y.get(random.nextInt(y.size()));
    int theirs = right.shape().toList().indexOf(x.shape().dim(mine));
    return new Dot(List.of(), List.of(), List.of(mine), List.of(theirs)).on(x, right).multiply(0.1);
  }

  private Tensor spread(Tensor x) {
    var shape = x.shape().append(3);
    return new Broadcast(shape).on(new Reshape(x.shape().append(1)).on(x));
  }

  private Tensor normalized(Tensor x) {
    if (x.rank() == 0) {
      return x;
    }
    var centered = x.subtract(x.mean(true, -1));
    return centered.divide(centered.square().mean(true, -1).add(0.1).sqrt());
  }

  private Tensor indexed(Tensor x) {
    int axis = random.nextInt(x.rank());
    int count = x.shape().dim(axis);
    var indices = new Iota(TensorType.of(DType.INT32, 3), 0).on().mod(Tensors.scalar(count));
    var taken = new Gather(axis, 0).on(x, indices);
    return random.nextBoolean()
        ? taken
        : new Scatter(Scatter.Kind.ADD, axis, 0).on(x, indices, taken.multiply(0.5));
  }

  private Tensor sorted(Tensor x) {
    int axis = random.nextInt(x.rank());
    if (random.nextBoolean()) {
      return new Scan(Scan.Kind.SUM, axis, random.nextBoolean(), false).on(x).multiply(0.2);
    }
    return new Sort(axis, false).allOn(List.of(x)).get(random.nextInt(2)).cast(DType.FLOAT32);
  }

  private Tensor windowed(Tensor x) {
    int size = (int) x.shape().size();
    var image = new Reshape(Shape.of(1, size, 1)).on(x);
    var one = List.of(1);
    var none = List.of(0);
    if (size < 2 || random.nextBoolean()) {
      var kernel = new Reshape(Shape.of(1, 1, 1)).on(x.sum().tanh());
      return new Conv(Conv.Kind.FORWARD, one, none, none, one, 1, null).on(image, kernel);
    }
    return new Pool(Pool.Kind.MAX, List.of(2), one, none, none, null).on(image);
  }

  private Tensor looped(Tensor x) {
    var sequence = any();
    if (sequence.rank() == 0) {
      return x;
    }
    var body = new RandomGraph(random, 1);
    body.input(x.shape());
    body.input(sequence.shape().without(0));
    var invariant = any();
    body.input(invariant.shape());
    var inner = body.graph(2 + random.nextInt(8));
    var carry = inner.outputs().getFirst().sum().tanh();
    var next = body.inputs.get(0).multiply(0.5).add(carry);
    var outputs = new ArrayList<>(List.of(next));
    outputs.addAll(inner.outputs());
    var loop = new Loop(new Graph(body.inputs, outputs), 1, 1, Shape.UNKNOWN, random.nextBoolean());
    var results = loop.allOn(List.of(x, sequence, invariant));
    return results.get(random.nextInt(results.size()));
  }

  private Tensor cond(Tensor x) {
    var then = new RandomGraph(random, 1);
    then.input(x.shape());
    var otherwise = new RandomGraph(random, 1);
    otherwise.input(x.shape());
    var a = then.graph(4).outputs().getFirst().sum();
    var b = otherwise.graph(4).outputs().getFirst().sum();
    return new Cond(
            new Graph(then.inputs, List.of(then.inputs.getFirst().add(a.tanh()))),
            new Graph(otherwise.inputs, List.of(b.tanh().multiply(otherwise.inputs.getFirst()))))
        .on(x.sum().greater(0), x);
  }
}
