/// A training step of your own: loss, gradients and update, traced once, then run as one plan.
void main() {
  Keras.setRandomSeed(7);
  var model = new Sequential(Input.of(1), new Dense(16).activation("tanh"), new Dense(1));
  var loss = new MeanSquaredError();
  var adam = new Adam().learningRate(0.02);

  var step =
      Compiled.of(
          (x, y) -> {
            var error = loss.apply(y, model.apply(x, Call.TRAINING));
            adam.apply(Gradients.of(error, model.trainableWeights()));
            return error;
          });

  var x = Tensors.arange(64, DType.FLOAT32).divide(32).subtract(1).reshape(64, 1);
  var y = x.multiply(3).sin();
  double first = step.call(x, y).item();
  double last = first;
  for (int i = 0; i < 500; i++) {
    last = step.call(x, y).item();
  }
  check(first > 0.1, "untrained, it misses sin(3x)");
  check(last < 0.005, "after 500 steps it is close");

  adam.setLearningRate(1e-9);
  var before = step.call(x, y).item();
  var after = step.call(x, y).item();
  check(Math.abs(before - after) < 1e-6, "the learning rate is read at every step");
}

void check(boolean holds, String what) {
  if (!holds) {
    throw new AssertionError("not true: " + what);
  }
  IO.println(what);
}
