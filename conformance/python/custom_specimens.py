"""Classes and functions of one's own, registered here and in dev.addax.conformance.interop.OwnClasses."""

import keras
from keras import layers, ops

from specimens import compiled


@keras.saving.register_keras_serializable("interop")
class Shift(layers.Layer):
    """x · by + a weight for each feature."""

    def __init__(self, by=1.0, **options):
        super().__init__(**options)
        self.by = by

    def build(self, shape):
        self.offset = self.add_weight(name="offset", shape=(shape[-1],), initializer="ones")

    def call(self, x):
        return x * self.by + self.offset

    def get_config(self):
        return {**super().get_config(), "by": self.by}


@keras.saving.register_keras_serializable("interop")
class Residual(layers.Layer):
    """x + two Dense of it; layers inside a layer."""

    def __init__(self, units, **options):
        super().__init__(**options)
        self.units = units
        self.shift = Shift(0.5, name="shift")

    def build(self, shape):
        self.inner = layers.Dense(self.units, activation="tanh", name="inner")
        self.inner.build(shape)
        self.outer = layers.Dense(shape[-1], name="outer")
        self.outer.build((*shape[:-1], self.units))
        self.shift.build(shape)

    def call(self, x):
        return x + self.shift(self.outer(self.inner(x)))

    def get_config(self):
        return {**super().get_config(), "units": self.units}


@keras.saving.register_keras_serializable("interop")
def bent(x):
    return ops.where(x > 0, x, 0.3 * x)


def layered(*made):
    def make():
        return compiled(keras.Sequential([keras.Input((3,)), *[m() for m in made], layers.Dense(2)]))

    return make


def all():
    return {
        "own layer": layered(lambda: Shift(1.5)),
        "own layer of layers": layered(lambda: Residual(4)),
        "own activation": layered(lambda: layers.Dense(4, activation=bent)),
        "own function": layered(lambda: layers.Lambda(bent, output_shape=(3,))),
    }
