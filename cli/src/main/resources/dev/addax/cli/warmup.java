/// Uses what most programs use, so that its classes are in the start-up cache; writes models to the
/// files it is given.
void main(String[] arguments) {
  fit(
      new Sequential(
          Input.of(8, 8, 1),
          new Conv2D(4, 3).activation("relu").padding("same"),
          new MaxPooling2D(2),
          new BatchNormalization(),
          new Flatten(),
          new Dropout(0.5),
          new Dense(8).activation("relu"),
          new Dense(2).activation("softmax")),
      Tensors.ones(64, 8, 8, 1));
  fit(
      new Sequential(
          Input.of(6), new Embedding(10, 8), new LSTM(8), new Dense(2).activation("softmax")),
      Tensors.ones(64, 6));

  var input = Input.of(4);
  var hidden = new Dense(4).activation("tanh").apply(input);
  var both = new Concatenate().apply(input, hidden);
  var model = new Model(input, new Dense(2).activation("softmax").apply(both));
  fit(model, Tensors.ones(64, 4));
  for (var file : arguments) {
    model.save(Path.of(file));
    IO.println(Models.load(Path.of(file)).loadReport());
  }
}

void fit(Model model, Tensor x) {
  var y = Tensors.of(new int[64], 64);
  model.summary();
  model.compile("adam", "sparse_categorical_crossentropy", "accuracy");
  model.fit(x, y, Fit.epochs(2).validationSplit(0.25));
  IO.println(model.evaluate(x, y));
  IO.println(model.predict(x));
}
