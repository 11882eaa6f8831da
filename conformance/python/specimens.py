"""A small model for each layer class and each optimizer that goes through files."""

import keras
import numpy as np
import tensorflow as tf
from keras import layers


WORDS = ("red", "Green", "blue", "yellow", "[UNK]", "größer", "日本", "unheard-of", "red!")


def sentence(rng):
    return "  ".join(rng.choice(WORDS, rng.integers(1, 7))) + rng.choice(["", ".", " \n", "\t!?"])


def values(rng, tensor, rows):
    """
    Inputs for a symbolic tensor: small whole numbers for integers, words for strings, sentences if it is called text, 0 … 255 if it is called image,
    −1 … 1 otherwise.
    """
    shape = (rows, *(2 if size is None else size for size in tensor.shape[1:]))
    if tensor.dtype == "string":
        count = int(np.prod(shape))
        found = [sentence(rng) for _ in range(count)] if tensor.name.startswith("text") else rng.choice(WORDS, count).tolist()
        return tf.constant(found, shape=shape)
    if tensor.name.startswith("image"):
        return (rng.random(shape) * 255).astype(tensor.dtype)
    if "int" in str(tensor.dtype):
        return rng.integers(1, 6, shape).astype(str(tensor.dtype))
    return (rng.random(shape) * 2 - 1).astype("float32")


def compiled(model, optimizer="adam"):
    model.compile(optimizer, loss=keras.losses.MeanSquaredError(), metrics=["mae"] if len(model.outputs) == 1 else None)
    return model


def one(layer, shape, dtype="float32", optimizer="adam"):
    """The layer with a Dense behind it, so that there is always something to train."""

    def make():
        return compiled(keras.Sequential([keras.Input(shape, dtype=dtype), layer(), layers.Dense(2)]), optimizer)

    return make


def merging(make_layer, shape=(3,)):
    def make():
        a, b = keras.Input(shape, name="a"), keras.Input(shape, name="b")
        return compiled(keras.Model([a, b], layers.Dense(2)(make_layer()([layers.Dense(3)(a), b]))))

    return make


def attending(make_layer, call):
    def make():
        a, b = keras.Input((4, 6), name="a"), keras.Input((5, 6), name="b")
        return compiled(keras.Model([a, b], layers.Dense(2)(call(make_layer(), a, b))))

    return make


def optimized(make_optimizer):
    def make():
        return compiled(keras.Sequential([keras.Input((3,)), layers.Dense(4, activation="tanh"), layers.Dense(2)]), make_optimizer())

    return make


def reversible():
    """Embeds numbers and scores them with the same table."""
    table = layers.ReversibleEmbedding(6, 4)
    x = keras.Input((5,), dtype="int32")
    return compiled(keras.Model(x, table(layers.Dense(4)(table(x)), reverse=True)), "sgd")


def branches(structure):
    """A model of two inputs, inside another."""

    def make():
        a, b = keras.Input((3,), name="a"), keras.Input((2,), name="b")
        given = {"a": a, "b": b} if structure is dict else [a, b]
        inner = keras.Model(given, layers.Dense(4)(layers.Concatenate()([a, layers.Dense(2)(b)])), name="inner")
        x, y = keras.Input((3,), name="x"), keras.Input((2,), name="y")
        return compiled(keras.Model([x, y], layers.Dense(2)(inner({"a": x, "b": y} if structure is dict else [x, y]))))

    return make


LAYERS = {
    # core
    "Dense": one(lambda: layers.Dense(4, activation="relu", kernel_regularizer="l2", bias_constraint="non_neg"), (3,)),
    "EinsumDense": one(lambda: layers.EinsumDense("abc,cd->abd", (None, 5), bias_axes="d"), (4, 3)),
    # Adam on TensorFlow squares the gradients of a row that is looked up twice one by one.
    "Embedding": one(lambda: layers.Embedding(6, 4), (5,), "int32", "sgd"),
    "ReversibleEmbedding": reversible,
    "Lambda": one(lambda: layers.Lambda(keras.activations.gelu, output_shape=(3,)), (3,)),
    "Identity": one(layers.Identity, (3,)),
    "Masking": one(lambda: layers.Masking(0.0), (4, 3)),
    "Activation": one(lambda: layers.Activation("gelu"), (3,)),
    # activation layers
    "ReLU": one(lambda: layers.ReLU(6.0, 0.1, 0.05), (3,)),
    "LeakyReLU": one(lambda: layers.LeakyReLU(0.2), (3,)),
    "PReLU": one(lambda: layers.PReLU(shared_axes=[1]), (4, 3)),
    "ELU": one(lambda: layers.ELU(0.5), (3,)),
    "Softmax": one(layers.Softmax, (3,)),
    # convolution
    "Conv1D": one(lambda: layers.Conv1D(4, 3, padding="causal", dilation_rate=2), (7, 3)),
    "Conv2D": one(lambda: layers.Conv2D(4, 3, strides=2, padding="same", groups=2), (7, 6, 4)),
    "Conv3D": one(lambda: layers.Conv3D(3, 2), (4, 4, 3, 2)),
    "Conv1DTranspose": one(lambda: layers.Conv1DTranspose(4, 3, strides=2), (5, 3)),
    "Conv2DTranspose": one(lambda: layers.Conv2DTranspose(4, 3, strides=2, padding="same"), (4, 4, 3)),
    "Conv3DTranspose": one(lambda: layers.Conv3DTranspose(3, 2), (3, 3, 3, 2)),
    "DepthwiseConv1D": one(lambda: layers.DepthwiseConv1D(3, depth_multiplier=2), (7, 3)),
    "DepthwiseConv2D": one(lambda: layers.DepthwiseConv2D(3), (6, 6, 3)),
    "SeparableConv1D": one(lambda: layers.SeparableConv1D(4, 3), (7, 3)),
    "SeparableConv2D": one(lambda: layers.SeparableConv2D(4, 3), (6, 6, 3)),
    # pooling
    "MaxPooling1D": one(lambda: layers.MaxPooling1D(2), (6, 3)),
    "MaxPooling2D": one(lambda: layers.MaxPooling2D(2, padding="same"), (5, 5, 3)),
    "MaxPooling3D": one(lambda: layers.MaxPooling3D(2), (4, 4, 4, 2)),
    "AveragePooling1D": one(lambda: layers.AveragePooling1D(2), (6, 3)),
    "AveragePooling2D": one(lambda: layers.AveragePooling2D(2, padding="same"), (5, 5, 3)),
    "AveragePooling3D": one(lambda: layers.AveragePooling3D(2), (4, 4, 4, 2)),
    "GlobalMaxPooling1D": one(layers.GlobalMaxPooling1D, (6, 3)),
    "GlobalMaxPooling2D": one(lambda: layers.GlobalMaxPooling2D(keepdims=True), (5, 5, 3)),
    "GlobalMaxPooling3D": one(layers.GlobalMaxPooling3D, (3, 3, 3, 2)),
    "GlobalAveragePooling1D": one(layers.GlobalAveragePooling1D, (6, 3)),
    "GlobalAveragePooling2D": one(layers.GlobalAveragePooling2D, (5, 5, 3)),
    "GlobalAveragePooling3D": one(layers.GlobalAveragePooling3D, (3, 3, 3, 2)),
    "AdaptiveAveragePooling1D": one(lambda: layers.AdaptiveAveragePooling1D(3), (6, 3)),
    "AdaptiveAveragePooling2D": one(lambda: layers.AdaptiveAveragePooling2D(2), (5, 5, 3)),
    "AdaptiveAveragePooling3D": one(lambda: layers.AdaptiveAveragePooling3D(2), (3, 3, 3, 2)),
    "AdaptiveMaxPooling1D": one(lambda: layers.AdaptiveMaxPooling1D(3), (6, 3)),
    "AdaptiveMaxPooling2D": one(lambda: layers.AdaptiveMaxPooling2D(2), (5, 5, 3)),
    "AdaptiveMaxPooling3D": one(lambda: layers.AdaptiveMaxPooling3D(2), (3, 3, 3, 2)),
    # normalization
    "BatchNormalization": one(lambda: layers.BatchNormalization(momentum=0.9), (4, 3)),
    "LayerNormalization": one(lambda: layers.LayerNormalization(axis=[1, 2]), (4, 3)),
    "GroupNormalization": one(lambda: layers.GroupNormalization(2), (4, 6)),
    "RMSNormalization": one(layers.RMSNormalization, (6,)),
    "UnitNormalization": one(layers.UnitNormalization, (6,)),
    "SpectralNormalization": one(lambda: layers.SpectralNormalization(layers.Dense(4)), (3,)),
    # recurrent
    "LSTM": one(lambda: layers.LSTM(4, return_sequences=True, dropout=0.1, seed=3), (5, 3)),
    "GRU": one(lambda: layers.GRU(4), (5, 3)),
    "GRU reset before": one(lambda: layers.GRU(4, reset_after=False), (5, 3)),
    "SimpleRNN": one(lambda: layers.SimpleRNN(4, go_backwards=True), (5, 3)),
    "RNN": one(lambda: layers.RNN(layers.LSTMCell(4)), (5, 3)),
    "StackedRNNCells": one(lambda: layers.RNN([layers.GRUCell(3), layers.SimpleRNNCell(4)]), (5, 3)),
    "Bidirectional": one(lambda: layers.Bidirectional(layers.LSTM(3, return_sequences=True)), (5, 3)),
    "TimeDistributed": one(lambda: layers.TimeDistributed(layers.Dense(4)), (5, 3)),
    "ConvLSTM1D": one(lambda: layers.ConvLSTM1D(2, 3), (3, 6, 2)),
    "ConvLSTM2D": one(lambda: layers.ConvLSTM2D(2, 2, return_sequences=True), (3, 4, 4, 2)),
    "ConvLSTM3D": one(lambda: layers.ConvLSTM3D(2, 2), (2, 3, 3, 3, 2)),
    # attention
    "MultiHeadAttention": attending(lambda: layers.MultiHeadAttention(2, 3), lambda layer, a, b: layer(a, b)),
    "GroupQueryAttention": attending(lambda: layers.GroupQueryAttention(3, 4, 2), lambda layer, a, b: layer(a, b)),
    "Attention": attending(lambda: layers.Attention(use_scale=True), lambda layer, a, b: layer([a, b])),
    "AdditiveAttention": attending(lambda: layers.AdditiveAttention(), lambda layer, a, b: layer([a, b])),
    # merging
    "Add": merging(layers.Add),
    "Subtract": merging(layers.Subtract),
    "Multiply": merging(layers.Multiply),
    "Average": merging(layers.Average),
    "Maximum": merging(layers.Maximum),
    "Minimum": merging(layers.Minimum),
    "Concatenate": merging(layers.Concatenate),
    "Dot": merging(lambda: layers.Dot(1)),
    # reshaping
    "Flatten": one(layers.Flatten, (4, 3)),
    "Reshape": one(lambda: layers.Reshape((2, -1)), (4, 3)),
    "Permute": one(lambda: layers.Permute((2, 1)), (4, 3)),
    "RepeatVector": one(lambda: layers.RepeatVector(3), (4,)),
    "ZeroPadding1D": one(lambda: layers.ZeroPadding1D((1, 2)), (4, 3)),
    "ZeroPadding2D": one(lambda: layers.ZeroPadding2D(((1, 0), (0, 2))), (4, 3, 2)),
    "ZeroPadding3D": one(lambda: layers.ZeroPadding3D(1), (3, 3, 3, 2)),
    "Cropping1D": one(lambda: layers.Cropping1D((1, 1)), (5, 3)),
    "Cropping2D": one(lambda: layers.Cropping2D(1), (5, 4, 2)),
    "Cropping3D": one(lambda: layers.Cropping3D(1), (4, 4, 4, 2)),
    "UpSampling1D": one(lambda: layers.UpSampling1D(2), (3, 3)),
    "UpSampling2D": one(lambda: layers.UpSampling2D(2, interpolation="bilinear"), (3, 3, 2)),
    "UpSampling3D": one(lambda: layers.UpSampling3D(2), (2, 2, 2, 2)),
    # regularization
    "Dropout": one(lambda: layers.Dropout(0.3, seed=5), (6,)),
    "SpatialDropout1D": one(lambda: layers.SpatialDropout1D(0.3, seed=5), (4, 6)),
    "SpatialDropout2D": one(lambda: layers.SpatialDropout2D(0.3, seed=5), (3, 3, 6)),
    "SpatialDropout3D": one(lambda: layers.SpatialDropout3D(0.3, seed=5), (2, 2, 2, 6)),
    "GaussianDropout": one(lambda: layers.GaussianDropout(0.3, seed=5), (6,)),
    "GaussianNoise": one(lambda: layers.GaussianNoise(0.3, seed=5), (6,)),
    "AlphaDropout": one(lambda: layers.AlphaDropout(0.3, seed=5), (6,)),
    "ActivityRegularization": one(lambda: layers.ActivityRegularization(l2=0.1), (6,)),
    # preprocessing
    "Rescaling": one(lambda: layers.Rescaling(0.5, 1.0), (3,)),
    "Normalization": one(lambda: layers.Normalization(mean=[1.0, 2.0, 3.0], variance=[1.0, 4.0, 9.0]), (3,)),
    "CategoryEncoding": one(lambda: layers.CategoryEncoding(6, "multi_hot"), (3,), "int32"),
    "Discretization": one(lambda: layers.Discretization([-0.5, 0.0, 0.5], output_mode="multi_hot"), (3,)),
    "IntegerLookup": one(lambda: layers.IntegerLookup(vocabulary=[1, 3, 5], output_mode="multi_hot"), (3,), "int64"),
    "Hashing": one(lambda: layers.Hashing(4, output_mode="multi_hot"), (3,), "int64"),
    "Resizing": one(lambda: layers.Resizing(3, 4), (5, 5, 2)),
    "STFTSpectrogram": one(lambda: layers.STFTSpectrogram(frame_length=8, frame_step=4, fft_length=8), (32, 1)),
    "STFTSpectrogram angle": one(lambda: layers.STFTSpectrogram("angle", frame_length=8, frame_step=4, fft_length=8), (32, 1)),
    "MelSpectrogram": one(lambda: layers.MelSpectrogram(fft_length=16, sequence_stride=8, num_mel_bins=5), (64,)),
    "CenterCrop": one(lambda: layers.CenterCrop(3, 3), (5, 5, 2)),
}

OPTIMIZERS = {
    "SGD": lambda: keras.optimizers.SGD(0.05),
    "SGD momentum": lambda: keras.optimizers.SGD(0.05, 0.9, nesterov=True),
    "RMSprop": lambda: keras.optimizers.RMSprop(0.01, momentum=0.5, centered=True),
    "Adam": lambda: keras.optimizers.Adam(0.01, amsgrad=True),
    "AdamW": lambda: keras.optimizers.AdamW(0.01),
    "Adamax": lambda: keras.optimizers.Adamax(0.01),
    "Nadam": lambda: keras.optimizers.Nadam(0.01),
    "Adagrad": lambda: keras.optimizers.Adagrad(0.01),
    "Adadelta": lambda: keras.optimizers.Adadelta(0.1),
    "Ftrl": lambda: keras.optimizers.Ftrl(0.01),
    "Lion": lambda: keras.optimizers.Lion(0.01),
    "Lamb": lambda: keras.optimizers.Lamb(0.01),
    "Adafactor": lambda: keras.optimizers.Adafactor(0.01),
    "Muon": lambda: keras.optimizers.Muon(0.01),
    "ScheduleFreeAdamW": lambda: keras.optimizers.ScheduleFreeAdamW(0.01),
    "scheduled": lambda: keras.optimizers.Adam(keras.optimizers.schedules.ExponentialDecay(0.01, 2, 0.5)),
    "averaged": lambda: keras.optimizers.SGD(0.05, use_ema=True, ema_momentum=0.9),
    "accumulating": lambda: keras.optimizers.Adam(0.01, gradient_accumulation_steps=3),
    "clipped": lambda: keras.optimizers.Adam(0.01, global_clipnorm=0.1, weight_decay=0.01),
    "LossScaleOptimizer": lambda: keras.optimizers.LossScaleOptimizer(keras.optimizers.Adam(0.01), initial_scale=8.0),
}


def shared():
    """One layer used twice, an inner model, two outputs, an operator."""
    a, b = keras.Input((3,), name="a"), keras.Input((3,), name="b")
    twice = layers.Dense(4, name="twice")
    inner = keras.Sequential([keras.Input((4,)), layers.Dense(3, activation="tanh"), layers.BatchNormalization()], name="inner")
    left, right = inner(twice(a)), inner(twice(b))
    return compiled(keras.Model([a, b], [layers.Dense(2, name="first")(left + right), layers.Dense(1, name="second")(left * 0.5)]))


def frozen():
    base = keras.Sequential([keras.Input((3,)), layers.Dense(4), layers.BatchNormalization()], name="base")
    base.trainable = False
    x = keras.Input((3,))
    return compiled(keras.Model(x, layers.Dense(2)(base(x))))


def mixed():
    policy = keras.DTypePolicy("mixed_bfloat16")
    return compiled(keras.Sequential([keras.Input((3,)), layers.Dense(4, dtype=policy), layers.Dense(2)]))


def all():
    models = dict(LAYERS)
    models.update({"optimizer " + name: optimized(make) for name, make in OPTIMIZERS.items()})
    models.update({"shared layers": shared, "frozen base": frozen, "mixed precision": mixed, "inner list": branches(list), "inner dict": branches(dict)})
    return models
