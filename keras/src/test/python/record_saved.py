"""Saves small models with real Keras, for tests that read them without Python.

    python record_saved.py ../resources/dev/addax/keras/models

Needs keras and tensorflow. Writes .keras files and saved.json with what the models predict for waves(8, 3) (see Sample.java).
"""

import json
import pathlib
import sys

import keras
import numpy as np
from keras import layers


def waves(rows, columns):
    i = np.arange(rows * columns)
    return np.sin(1.0 + 3 * (i // columns) + 7 * (i % columns)).astype("float32").reshape(rows, columns)


@keras.saving.register_keras_serializable("Custom")
class L2NormLayer(layers.Layer):
    def build(self, shape):
        self.gain = self.add_weight(name="gain", shape=(shape[-1],), initializer="ones")

    def call(self, x):
        return x / keras.ops.sqrt(keras.ops.sum(x * x, -1, keepdims=True)) * self.gain


def my_loss(y, p):
    return keras.ops.mean((y - p) ** 2, -1)


def custom_layer():
    model = keras.Sequential([keras.Input((3,)), layers.Dense(4), L2NormLayer(name="norm")])
    model.layers[-1].gain.assign([1, 2, 3, 4])
    return model


def custom_loss():
    model = keras.Sequential([keras.Input((3,)), layers.Dense(1)])
    model.compile("sgd", loss=my_loss)
    return model


def lambda_layer():
    return keras.Sequential([keras.Input((3,)), layers.Dense(2), layers.Lambda(lambda x: x * 2, name="twice")])


def trained():
    model = keras.Sequential([keras.Input((3,)), layers.Dense(4, activation="tanh"), layers.BatchNormalization(), layers.Dense(1)])
    model.compile(keras.optimizers.Adam(0.01), "mse", metrics=["mae"])
    model.fit(waves(8, 3), waves(8, 1), batch_size=4, epochs=2, shuffle=False, verbose=0)
    return model


def main(folder):
    recorded = []
    for make in (custom_layer, custom_loss, lambda_layer, trained):
        keras.utils.clear_session()
        keras.utils.set_random_seed(1)
        model = make()
        name = make.__name__
        model.save(folder / f"{name}.keras")
        entry = {"name": name, "predict": model.predict(waves(8, 3), verbose=0).ravel().tolist()}
        if name == "trained":
            model.fit(waves(8, 3), waves(8, 1), batch_size=4, epochs=1, shuffle=False, verbose=0)
            entry["continued"] = [np.array(w).ravel().tolist() for w in model.weights]
        recorded.append(entry)
    (folder / "saved.json").write_text(json.dumps(recorded))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
