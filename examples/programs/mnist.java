/// Keras' MNIST convnet on the four idx files of a folder: ./addax example mnist DIR [EPOCHS]
void main(String[] args) {
  if (args.length == 0) {
    IO.println("Give the folder with train-images-idx3-ubyte.gz and its three companions.");
    return;
  }
  int epochs = args.length > 1 ? Integer.parseInt(args[1]) : 15;
  Keras.setRandomSeed(42);

  var model =
      new Sequential(
          Input.of(28, 28, 1),
          new Conv2D(32, 3).activation("relu"),
          new MaxPooling2D(2),
          new Conv2D(64, 3).activation("relu"),
          new MaxPooling2D(2),
          new Flatten(),
          new Dropout(0.5),
          new Dense(10).activation("softmax"));
  model.summary();
  model.compile("adam", "sparse_categorical_crossentropy", "accuracy");
  model.fit(
      images(args[0], "train"),
      labels(args[0], "train"),
      Fit.epochs(epochs).batchSize(128).validationSplit(0.1));

  var score = model.evaluate(images(args[0], "t10k"), labels(args[0], "t10k"));
  IO.println("Test loss: %.4f".formatted(score.get("loss")));
  IO.println("Test accuracy: %.4f".formatted(score.get("accuracy")));
}

/// Pixels from 0 to 1, with a channel axis of length 1.
Tensor images(String folder, String set) {
  var pixels = Idx.read(Path.of(folder, set + "-images-idx3-ubyte.gz"));
  return pixels.reshape(pixels.rows(), 28, 28, 1).cast(ElementType.FLOAT32).tensor().divide(255);
}

Tensor labels(String folder, String set) {
  return Idx.read(Path.of(folder, set + "-labels-idx1-ubyte.gz")).tensor();
}
