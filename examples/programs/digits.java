/// A small CNN learns 1,797 handwritten digits: ./addax example digits [FOLDER FOR A PICTURE]
void main(String[] args) throws IOException {
  Keras.setRandomSeed(42);
  var digits = Digits.load().shuffle(42); // UCI, https://doi.org/10.24432/C50P49, CC BY 4.0
  int tests = digits.size() / 5;
  var train = digits.skip(tests).all();
  var test = digits.take(tests).all();
  var x = train.inputs().get(0).tensor();
  var y = train.targets().get(0).tensor();
  var xTest = test.inputs().get(0).tensor();
  var yTest = test.targets().get(0).tensor();

  var model =
      new Sequential(
          Input.of(8, 8, 1),
          new Conv2D(32, 3).activation("relu").padding("same"),
          new Conv2D(64, 3).activation("relu").padding("same"),
          new MaxPooling2D(2),
          new Flatten(),
          new Dropout(0.5),
          new Dense(64).activation("relu"),
          new Dropout(0.5),
          new Dense(10).activation("softmax"));
  IO.println("Before compile and fit the weights exist already:");
  model.summary();
  IO.println(model.weightsReport());

  model.compile("adam", "sparse_categorical_crossentropy", "accuracy");
  model.fit(x, y, Fit.epochs(20).validation(xTest, yTest));
  var score = model.evaluate(xTest, yTest);
  IO.println("Test accuracy: %.4f".formatted(score.get("accuracy")));

  var guesses = model.predict(xTest).argmax(1).toInts();
  printConfusion(yTest.toInts(), guesses);
  drawMistakes(xTest, yTest.toInts(), guesses, Path.of(args.length > 0 ? args[0] : "."));
}

/// A row for each digit: what its pictures were taken for.
void printConfusion(int[] digits, int[] guesses) {
  var counts = new int[10][10];
  for (int i = 0; i < digits.length; i++) {
    counts[digits[i]][guesses[i]]++;
  }
  for (int digit = 0; digit < 10; digit++) {
    var row = new StringBuilder("%d |".formatted(digit));
    for (int count : counts[digit]) {
      row.append(count == 0 ? "   ." : "%4d".formatted(count));
    }
    IO.println(row);
  }
}

/// Puts the pictures that were taken for another digit beside each other.
void drawMistakes(Tensor images, int[] digits, int[] guesses, Path folder) throws IOException {
  var wrong = IntStream.range(0, digits.length).filter(i -> digits[i] != guesses[i]).toArray();
  int zoom = 8;
  int side = 8 * zoom;
  var picture =
      new java.awt.image.BufferedImage(
          Math.max(1, wrong.length) * side, side, java.awt.image.BufferedImage.TYPE_BYTE_GRAY);
  var pixels = images.toFloats();
  for (int at = 0; at < wrong.length; at++) {
    for (int i = 0; i < side * side; i++) {
      int row = i / side;
      int column = i % side;
      float ink = pixels[wrong[at] * 64 + row / zoom * 8 + column / zoom];
      int gray = Math.round(255 * (1 - ink));
      picture.getRaster().setSample(at * side + column, row, 0, gray);
    }
    IO.println("a %d was taken for a %d".formatted(digits[wrong[at]], guesses[wrong[at]]));
  }
  var file = folder.resolve("digits-mistakes.png").toAbsolutePath().normalize();
  javax.imageio.ImageIO.write(picture, "png", file.toFile());
  IO.println("Their pictures: " + file);
}
