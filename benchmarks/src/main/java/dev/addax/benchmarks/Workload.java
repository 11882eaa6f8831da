package dev.addax.benchmarks;

import dev.addax.keras.layers.Input;
import dev.addax.keras.layers.attention.MultiHeadAttention;
import dev.addax.keras.layers.convolution.Conv2D;
import dev.addax.keras.layers.core.Dense;
import dev.addax.keras.layers.core.Embedding;
import dev.addax.keras.layers.normalization.LayerNormalization;
import dev.addax.keras.layers.pooling.GlobalAveragePooling1D;
import dev.addax.keras.layers.pooling.MaxPooling2D;
import dev.addax.keras.layers.recurrent.LSTM;
import dev.addax.keras.layers.regularization.Dropout;
import dev.addax.keras.layers.reshaping.Flatten;
import dev.addax.keras.models.Model;
import dev.addax.keras.models.Sequential;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** The models and data of benchmarks/README.md. */
enum Workload {
  MLP_TINY("mlp_tiny_train", 5000, 10),
  MLP_MNIST("mlp_mnist_train", 12_800, 128),
  CNN_MNIST("cnn_mnist_train", 6400, 128),
  LSTM_IMDB("lstm_imdb_train", 960, 32),
  TRANSFORMER("transformer_train", 960, 32);

  /** How many epochs count. */
  static final int EPOCHS = 5;

  /** Epochs begun before that are warm-up, and the first in any case. */
  static final long WARM_UP_NANOS = 5_000_000_000L;

  private static final int VOCABULARY = 20_000;

  private final String trainName;
  private final int rows;
  private final int batch;

  Workload(String trainName, int rows, int batch) {
    this.trainName = trainName;
    this.rows = rows;
    this.batch = batch;
  }

  String trainName() {
    return trainName;
  }

  int rows() {
    return rows;
  }

  int batch() {
    return batch;
  }

  Model model() {
    var built =
        switch (this) {
          case MLP_TINY ->
              new Sequential(
                  Input.of(8),
                  new Dense(12).activation("relu"),
                  new Dense(8).activation("relu"),
                  new Dense(1).activation("sigmoid"));
          case MLP_MNIST ->
              new Sequential(
                  Input.of(784),
                  new Dense(512).activation("relu"),
                  new Dense(512).activation("relu"),
                  new Dense(10).activation("softmax"));
          case CNN_MNIST ->
              new Sequential(
                  Input.of(28, 28, 1),
                  new Conv2D(32, 3).activation("relu"),
                  new MaxPooling2D(2),
                  new Conv2D(64, 3).activation("relu"),
                  new MaxPooling2D(2),
                  new Flatten(),
                  new Dropout(0.5),
                  new Dense(10).activation("softmax"));
          case LSTM_IMDB ->
              new Sequential(
                  Input.of(Shape.of(80), DType.INT32),
                  new Embedding(VOCABULARY, 128),
                  new LSTM(128),
                  new Dense(1).activation("sigmoid"));
          case TRANSFORMER -> transformer();
        };
    built.compile(
        "adam", isBinary() ? "binary_crossentropy" : "sparse_categorical_crossentropy", "accuracy");
    return built;
  }

  private static Model transformer() {
    var inputs = Input.of(Shape.of(200), DType.INT32);
    var x = new TokensAndPositions(200, VOCABULARY, 32).apply(inputs);
    var attended = new Dropout(0.1).apply(new MultiHeadAttention(2, 32).apply(x, x));
    x = new LayerNormalization().epsilon(1e-6).apply(x.add(attended));
    var fed = new Dense(32).apply(new Dense(32).activation("relu").apply(x));
    x = new LayerNormalization().epsilon(1e-6).apply(x.add(new Dropout(0.1).apply(fed)));
    x = new Dropout(0.1).apply(new GlobalAveragePooling1D().apply(x));
    x = new Dropout(0.1).apply(new Dense(20).activation("relu").apply(x));
    return new Model(inputs, new Dense(2).activation("softmax").apply(x));
  }

  private boolean isBinary() {
    return this == MLP_TINY || this == LSTM_IMDB;
  }

  Tensor inputs(int rows) {
    var random = random();
    return switch (this) {
      case MLP_TINY -> floats(random, rows, 8);
      case MLP_MNIST -> floats(random, rows, 784);
      case CNN_MNIST -> floats(random, rows, 28, 28, 1);
      case LSTM_IMDB -> integers(random, 1, VOCABULARY, rows, 80);
      case TRANSFORMER -> integers(random, 1, VOCABULARY, rows, 200);
    };
  }

  Tensor targets(int rows) {
    var random = random();
    return switch (this) {
      case MLP_TINY, LSTM_IMDB -> integers(random, 0, 2, rows, 1).cast(DType.FLOAT32);
      case MLP_MNIST, CNN_MNIST -> integers(random, 0, 10, rows);
      case TRANSFORMER -> integers(random, 0, 2, rows);
    };
  }

  private static RandomGenerator random() {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(0);
  }

  private static Tensor floats(RandomGenerator random, int... dims) {
    var values = new float[(int) Shape.of(dims).size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    return Tensors.of(values, dims);
  }

  private static Tensor integers(RandomGenerator random, int low, int high, int... dims) {
    return Tensors.of(random.ints(Shape.of(dims).size(), low, high).toArray(), dims);
  }
}
