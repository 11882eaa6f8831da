/// A layer whose weights exist from its constructor on, because it knows its input.
void main() {
  var dense = new SimpleDense(4, 2);
  check(dense.weights().size() == 2, "before any input it has 2 weights");
  check(dense.trainableWeights().size() == 2, "both are trainable");

  var w = dense.weights().getFirst();
  var drawn = w.value().toFloats();
  var y = dense.apply(Tensors.ones(2, 2));
  check(y.shape().equals(Shape.of(2, 4)), "it computes " + y.type());
  check(dense.weights().size() == 2, "its first input makes no more of them");
  check(Arrays.equals(drawn, w.value().toFloats()), "and does not touch " + w.path());
}

/// y = x · w + b for inputs of a known length.
final class SimpleDense extends Layer {
  private final Variable w;
  private final Variable b;

  SimpleDense(int units, int inputs) {
    w = addWeight("w", Shape.of(inputs, units), new RandomNormal());
    b = addWeight("b", Shape.of(units), new Zeros());
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    return x.matmul(w).add(b);
  }
}

void check(boolean holds, String what) {
  if (!holds) {
    throw new AssertionError("not true: " + what);
  }
  IO.println(what);
}
