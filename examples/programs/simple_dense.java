/// A layer of your own: its weights come to exist when it meets its first input.
void main() {
  var eager = new SimpleDense(4);
  check(eager.weights().isEmpty(), "before its first input a layer has no weights");
  var y = eager.apply(Tensors.ones(2, 2));
  check(y.shape().equals(Shape.of(2, 4)), "it computes " + y.type());
  check(eager.weights().size() == 2, "after the first call it has 2 weights");
  check(eager.trainableWeights().size() == 2, "both are trainable");

  var symbolic = new SimpleDense(3);
  symbolic.apply(Input.of(5));
  check(symbolic.weights().size() == 2, "a symbolic input is enough: " + paths(symbolic));
  check(symbolic.weights().getFirst().type().shape().equals(Shape.of(5, 3)), "w is 5 by 3");

  var direct = new DirectDense(4);
  direct.apply(Tensors.ones(2, 2));
  check(direct.trainableWeights().size() == 2, "variables from initializers: " + paths(direct));

  var x = Tensors.of(new float[][] {{1, 2}});
  var before = eager.apply(x).toFloats();
  var same = eager.apply(x).toFloats();
  check(Arrays.equals(before, same), "further calls make no new weights");
}

/// y = x · w + b, its weights made in build with addWeight.
final class SimpleDense extends Layer {
  private final int units;
  private Variable w;
  private Variable b;

  SimpleDense(int units) {
    this.units = units;
  }

  @Override
  protected void build(Shape input) {
    w = addWeight("w", Shape.of(input.last(), units), new RandomNormal());
    b = addWeight("b", Shape.of(units), new Zeros());
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    return x.matmul(w).add(b);
  }
}

/// The same layer; what initializer objects give becomes variables.
final class DirectDense extends Layer {
  private final int units;
  private Variable w;
  private Variable b;

  DirectDense(int units) {
    this.units = units;
  }

  @Override
  protected void build(Shape input) {
    var normal = new RandomNormal();
    w = track("w", normal.apply(Shape.of(input.last(), units), DType.FLOAT32));
    b = track("b", new Zeros().apply(Shape.of(units), DType.FLOAT32));
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    return x.matmul(w).add(b);
  }
}

List<String> paths(Layer layer) {
  return layer.weights().stream().map(Variable::path).toList();
}

void check(boolean holds, String what) {
  if (!holds) {
    throw new AssertionError("not true: " + what);
  }
  IO.println(what);
}
