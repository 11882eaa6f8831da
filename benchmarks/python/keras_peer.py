"""The workloads in Keras, on the backend that KERAS_BACKEND names."""

import keras
from keras import layers

import workloads

BACKEND = keras.backend.backend()


def version():
    module = __import__({"tensorflow": "tensorflow", "jax": "jax", "torch": "torch"}[BACKEND])
    return f"{keras.__version__}/{module.__version__}"


def mlp(inputs, hidden, outputs, activation):
    return [keras.Input((inputs,)), *(layers.Dense(n, activation="relu") for n in hidden), layers.Dense(outputs, activation=activation)]


class TokensAndPositions(layers.Layer):
    """Embeddings of tokens and of their places, added."""

    def __init__(self, length, vocabulary, width):
        super().__init__()
        self.length = length
        self.tokens = layers.Embedding(vocabulary, width)
        self.positions = layers.Embedding(length, width)

    def call(self, x):
        return self.tokens(x) + self.positions(keras.ops.arange(0, self.length))


def transformer():
    inputs = keras.Input((200,), dtype="int32")
    x = TokensAndPositions(200, 20000, 32)(inputs)
    attended = layers.MultiHeadAttention(2, 32)(x, x)
    x = layers.LayerNormalization(epsilon=1e-6)(x + layers.Dropout(0.1)(attended))
    fed = layers.Dense(32)(layers.Dense(32, activation="relu")(x))
    x = layers.LayerNormalization(epsilon=1e-6)(x + layers.Dropout(0.1)(fed))
    x = layers.Dropout(0.1)(layers.GlobalAveragePooling1D()(x))
    x = layers.Dropout(0.1)(layers.Dense(20, activation="relu")(x))
    return keras.Model(inputs, layers.Dense(2, activation="softmax")(x))


def model(workload):
    if workload == "mlp_tiny_train":
        built = keras.Sequential(mlp(8, (12, 8), 1, "sigmoid"))
    elif workload == "mlp_mnist_train":
        built = keras.Sequential(mlp(784, (512, 512), 10, "softmax"))
    elif workload == "cnn_mnist_train":
        built = keras.Sequential(
            [
                keras.Input((28, 28, 1)),
                layers.Conv2D(32, 3, activation="relu"),
                layers.MaxPooling2D(2),
                layers.Conv2D(64, 3, activation="relu"),
                layers.MaxPooling2D(2),
                layers.Flatten(),
                layers.Dropout(0.5),
                layers.Dense(10, activation="softmax"),
            ]
        )
    elif workload == "lstm_imdb_train":
        built = keras.Sequential(
            [keras.Input((80,), dtype="int32"), layers.Embedding(20000, 128), layers.LSTM(128), layers.Dense(1, activation="sigmoid")]
        )
    else:
        built = transformer()
    binary = workload in ("mlp_tiny_train", "lstm_imdb_train")
    built.compile("adam", "binary_crossentropy" if binary else "sparse_categorical_crossentropy", metrics=["accuracy"])
    return built


class Training:
    """One epoch of fit at a time."""

    def __init__(self, workload, rows=None):
        self.model = model(workload)
        self.x, self.y = workloads.data(workload, rows)
        self.batch = workloads.TRAIN[workload][1]

    def epoch(self):
        self.model.fit(self.x, self.y, batch_size=self.batch, epochs=1, verbose=0)

    def step(self):
        self.model.fit(self.x[: self.batch], self.y[: self.batch], batch_size=self.batch, epochs=1, verbose=0)


def compiled(built, row):
    """A function of no arguments that runs the model on one row and waits for the result."""
    if BACKEND == "tensorflow":
        import tensorflow as tf

        function = tf.function(lambda x: built(x, training=False))
        argument = tf.constant(row)
        return lambda: function(argument).numpy()
    if BACKEND == "jax":
        import jax

        trained = [v.value for v in built.trainable_variables]
        others = [v.value for v in built.non_trainable_variables]
        function = jax.jit(lambda x: built.stateless_call(trained, others, x, training=False)[0])
        argument = jax.numpy.asarray(row)
        return lambda: function(argument).block_until_ready()
    import torch

    argument = torch.from_numpy(row)

    def run():
        with torch.no_grad():
            return built(argument, training=False)

    return run


def predictors(workload):
    built = model(workload)
    row = workloads.data(workload)[0][:1]
    return {"compiled": compiled(built, row), "predict": lambda: built.predict(row, verbose=0)}


def backbone(workload):
    built = {"files_mobilenet": keras.applications.MobileNet, "files_resnet50": keras.applications.ResNet50}[workload](weights=None)
    built.compile("sgd", "sparse_categorical_crossentropy")
    return built


def load(file):
    return keras.saving.load_model(file)
