/// A trained base under a new head: only the head is initialised, and freezing needs no recompile.
void main() {
  Keras.setRandomSeed(5);
  var base = trainedBase();
  var trained = values(base);
  check(base.weights().size() == 6, "the base has " + base.weights().size() + " weights");

  base.setTrainable(false);
  var input = Input.of(4);
  var head = new Dense(2).activation("softmax").name("head");
  var model = new Model(input, head.apply(base.apply(input)));
  check(same(trained, values(base)), "putting a head on it initialises only the head");

  model.compile(new Adam().learningRate(0.02), "sparse_categorical_crossentropy", "accuracy");
  var x = inputs(200);
  var y = labels(x);
  model.fit(x, y, Fit.epochs(5).verbose(0));
  check(same(trained, values(base)), "training leaves the frozen base as it was, bit for bit");
  check(model.trainableWeights().size() == 2, "only the head was trained");

  base.setTrainable(true);
  model.fit(x, y, Fit.epochs(5).verbose(0));
  check(!same(trained, values(base)), "unfrozen, without another compile, it is trained on");
  check(
      model.evaluate(x, y, Evaluate.defaults().verbose(0)).get("accuracy") > 0.9,
      "the whole is more than 90 % right");
}

/// Learns the sum of its inputs; has a BatchNormalization, whose statistics move in training.
Model trainedBase() {
  var input = Input.of(4);
  var dense = new Dense(8).apply(input);
  var features = new ReLU().apply(new BatchNormalization().apply(dense));
  var whole = new Model(input, new Dense(1).apply(features));
  whole.compile("adam", "mse");
  var x = inputs(200);
  whole.fit(x, x.sum(1), Fit.epochs(3).verbose(0));
  return new Model(input, features);
}

Tensor inputs(int rows) {
  var random = new Random(1);
  var values = new float[rows * 4];
  for (int i = 0; i < values.length; i++) {
    values[i] = (float) random.nextGaussian();
  }
  return Tensors.of(values, rows, 4);
}

/// Whether the first two numbers are larger than the last two.
Tensor labels(Tensor x) {
  var numbers = x.toFloats();
  var labels = new int[numbers.length / 4];
  for (int i = 0; i < labels.length; i++) {
    int at = 4 * i;
    labels[i] = numbers[at] + numbers[at + 1] > numbers[at + 2] + numbers[at + 3] ? 1 : 0;
  }
  return Tensors.of(labels, labels.length);
}

List<float[]> values(Layer layer) {
  return layer.weights().stream().map(weight -> weight.value().toFloats()).toList();
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
