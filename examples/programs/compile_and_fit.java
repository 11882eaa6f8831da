/// compile and fit make no weights and reset none: training goes on from what is there.
void main() {
  Keras.setRandomSeed(3);
  var model = new Sequential(Input.of(2), new Dense(8).activation("tanh"), new Dense(1));
  var x = Tensors.of(new float[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
  var y = Tensors.of(new float[] {0, 1, 1, 0}, 4, 1);

  var drawn = values(model);
  model.compile(new Adam().learningRate(0.05), "mse");
  check(same(drawn, values(model)), "compile changes no weight");

  model.fit(x, y, Fit.epochs(0));
  check(same(drawn, values(model)), "nor does a fit of no epochs");

  model.fit(x, y, Fit.epochs(100).verbose(0));
  var trained = values(model);
  check(!same(drawn, trained), "a fit of a hundred epochs trains them");
  check(
      model.evaluate(x, y, Evaluate.defaults().verbose(0)).get("loss") < 0.05, "the loss is small");

  model.compile("sgd", "mse");
  check(same(trained, values(model)), "compiling again keeps what was trained");
}

List<float[]> values(Model model) {
  return model.weights().stream().map(weight -> weight.value().toFloats()).toList();
}

boolean same(List<float[]> before, List<float[]> after) {
  return Arrays.deepEquals(before.toArray(), after.toArray());
}

void check(boolean holds, String what) {
  if (!holds) {
    throw new AssertionError("not true: " + what);
  }
  IO.println(what);
}
