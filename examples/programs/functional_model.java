/// A functional model has its weights, and says what they are, before any compile.
void main() {
  Keras.setRandomSeed(1);
  var input = Input.of(3);
  var dense =
      new Dense(10)
          .kernelInitializer(new GlorotUniform())
          .biasInitializer(new Zeros())
          .apply(input);
  var model = new Model(input, dense);

  for (var layer : model.layers()) {
    IO.println(layer.name() + " " + Json.text(layer.getConfig()));
    for (var weight : layer.weights()) {
      IO.println("  " + weight.path() + " " + weight.value());
    }
  }
  model.summary();
}
