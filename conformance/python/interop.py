"""Models that go from Python to Java and back, for every layer, optimizer and file format.

    python interop.py write DIR     Python saves models, what they predict, and how training goes on
    ./addax interop DIR             Java loads them, predicts, trains on, and saves them again
    python interop.py check DIR     Python loads what Java saved, predicts and trains on

Each case is a folder DIR/<name>: python.keras, python.weights.h5, data.safetensors with x0…, y and what
Python computed; then java.keras, java.weights.h5, java.weights.json, java.safetensors and what Java computed.
"""

import json
import os
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")

import keras
import numpy as np
from keras import layers as L
from safetensors.numpy import load_file, save_file

ROWS = 8
BATCH = 4
RTOL, ATOL = 2e-4, 2e-5


def layer_cases():
    """name -> (function that gives a layer, input shapes, dtype, largest index or None)"""
    image, steps, row = (6, 6, 3), (5, 3), (4,)
    volume = (4, 4, 4, 2)
    f = "float32"
    cases = {
        "Dense": (lambda: L.Dense(3, activation="relu"), [row]),
        "DenseNoBias": (lambda: L.Dense(3, use_bias=False), [row]),
        "EinsumDense": (lambda: L.EinsumDense("abc,cd->abd", output_shape=(5, 4), bias_axes="d"), [steps]),
        "Activation": (lambda: L.Activation("gelu"), [row]),
        "ELU": (lambda: L.ELU(), [row]),
        "LeakyReLU": (lambda: L.LeakyReLU(), [row]),
        "PReLU": (lambda: L.PReLU(alpha_initializer="random_normal"), [row]),
        "ReLU": (lambda: L.ReLU(max_value=1.0), [row]),
        "Softmax": (lambda: L.Softmax(), [row]),
        "Conv1D": (lambda: L.Conv1D(4, 2), [steps]),
        "Conv2D": (lambda: L.Conv2D(4, 3, padding="same", strides=2), [image]),
        "Conv3D": (lambda: L.Conv3D(3, 2), [volume]),
        "Conv1DTranspose": (lambda: L.Conv1DTranspose(4, 2), [steps]),
        "Conv2DTranspose": (lambda: L.Conv2DTranspose(4, 3, strides=2), [image]),
        "Conv3DTranspose": (lambda: L.Conv3DTranspose(3, 2), [volume]),
        "DepthwiseConv1D": (lambda: L.DepthwiseConv1D(2), [steps]),
        "DepthwiseConv2D": (lambda: L.DepthwiseConv2D(3, depth_multiplier=2), [image]),
        "SeparableConv1D": (lambda: L.SeparableConv1D(4, 2), [steps]),
        "SeparableConv2D": (lambda: L.SeparableConv2D(4, 3), [image]),
        "ConvLSTM1D": (lambda: L.ConvLSTM1D(2, 2), [(3, 5, 2)]),
        "ConvLSTM2D": (lambda: L.ConvLSTM2D(2, 2), [(3, 5, 5, 2)]),
        "ConvLSTM3D": (lambda: L.ConvLSTM3D(2, 2), [(2, 3, 3, 3, 2)]),
        "BatchNormalization": (lambda: L.BatchNormalization(), [row]),
        "BatchNormalizationPlain": (lambda: L.BatchNormalization(center=False, scale=False), [image]),
        "LayerNormalization": (lambda: L.LayerNormalization(), [steps]),
        "RMSNormalization": (lambda: L.RMSNormalization(), [steps]),
        "GroupNormalization": (lambda: L.GroupNormalization(groups=3), [image]),
        "UnitNormalization": (lambda: L.UnitNormalization(), [row]),
        "SpectralNormalization": (lambda: L.SpectralNormalization(L.Dense(3)), [row]),
        "LSTM": (lambda: L.LSTM(3, return_sequences=True), [steps]),
        "GRU": (lambda: L.GRU(3), [steps]),
        "GRUOld": (lambda: L.GRU(3, reset_after=False), [steps]),
        "SimpleRNN": (lambda: L.SimpleRNN(3), [steps]),
        "RNNStacked": (lambda: L.RNN([L.LSTMCell(3), L.GRUCell(2), L.LSTMCell(4)]), [steps]),
        "Bidirectional": (lambda: L.Bidirectional(L.LSTM(3)), [steps]),
        "BidirectionalBoth": (lambda: L.Bidirectional(L.GRU(3), backward_layer=L.LSTM(3, go_backwards=True)), [steps]),
        "TimeDistributed": (lambda: L.TimeDistributed(L.Dense(2)), [steps]),
        "MultiHeadAttention": (lambda: L.MultiHeadAttention(2, 3), [steps, steps]),
        "MultiHeadAttentionGated": (lambda: L.MultiHeadAttention(2, 3, use_gate=True), [steps, steps]),
        "GroupQueryAttention": (lambda: L.GroupQueryAttention(4, 4, 2), [steps, steps]),
        "Attention": (lambda: L.Attention(use_scale=True), ["list", steps, steps]),
        "AdditiveAttention": (lambda: L.AdditiveAttention(), ["list", steps, steps]),
        "Add": (lambda: L.Add(), ["list", row, row]),
        "Subtract": (lambda: L.Subtract(), ["list", row, row]),
        "Multiply": (lambda: L.Multiply(), ["list", row, row]),
        "Average": (lambda: L.Average(), ["list", row, row]),
        "Maximum": (lambda: L.Maximum(), ["list", row, row]),
        "Minimum": (lambda: L.Minimum(), ["list", row, row]),
        "Concatenate": (lambda: L.Concatenate(axis=1), ["list", steps, steps]),
        "Dot": (lambda: L.Dot(axes=2), ["list", steps, steps]),
        "Reshape": (lambda: L.Reshape((3, 5)), [steps]),
        "Permute": (lambda: L.Permute((2, 1)), [steps]),
        "Flatten": (lambda: L.Flatten(), [image]),
        "RepeatVector": (lambda: L.RepeatVector(3), [row]),
        "Cropping1D": (lambda: L.Cropping1D(1), [steps]),
        "Cropping2D": (lambda: L.Cropping2D(1), [image]),
        "Cropping3D": (lambda: L.Cropping3D(1), [volume]),
        "UpSampling1D": (lambda: L.UpSampling1D(2), [steps]),
        "UpSampling2D": (lambda: L.UpSampling2D(2, interpolation="bilinear"), [image]),
        "UpSampling3D": (lambda: L.UpSampling3D(2), [volume]),
        "ZeroPadding1D": (lambda: L.ZeroPadding1D(1), [steps]),
        "ZeroPadding2D": (lambda: L.ZeroPadding2D(((1, 0), (0, 2))), [image]),
        "ZeroPadding3D": (lambda: L.ZeroPadding3D(1), [volume]),
        "MaxPooling1D": (lambda: L.MaxPooling1D(2), [steps]),
        "MaxPooling2D": (lambda: L.MaxPooling2D(2), [image]),
        "MaxPooling3D": (lambda: L.MaxPooling3D(2), [volume]),
        "AveragePooling1D": (lambda: L.AveragePooling1D(2), [steps]),
        "AveragePooling2D": (lambda: L.AveragePooling2D(2, padding="same"), [image]),
        "AveragePooling3D": (lambda: L.AveragePooling3D(2), [volume]),
        "AdaptiveAveragePooling2D": (lambda: L.AdaptiveAveragePooling2D(2), [image]),
        "AdaptiveMaxPooling2D": (lambda: L.AdaptiveMaxPooling2D(2), [image]),
        "GlobalMaxPooling1D": (lambda: L.GlobalMaxPooling1D(), [steps]),
        "GlobalMaxPooling2D": (lambda: L.GlobalMaxPooling2D(keepdims=True), [image]),
        "GlobalMaxPooling3D": (lambda: L.GlobalMaxPooling3D(), [volume]),
        "GlobalAveragePooling1D": (lambda: L.GlobalAveragePooling1D(), [steps]),
        "GlobalAveragePooling2D": (lambda: L.GlobalAveragePooling2D(), [image]),
        "GlobalAveragePooling3D": (lambda: L.GlobalAveragePooling3D(), [volume]),
        "Masking": (lambda: L.Masking(), [steps]),
        "Identity": (lambda: L.Identity(), [row]),
        "ActivityRegularization": (lambda: L.ActivityRegularization(l2=0.1), [row]),
        "Dropout": (lambda: L.Dropout(0.3, seed=3), [row]),
        "AlphaDropout": (lambda: L.AlphaDropout(0.3, seed=3), [row]),
        "SpatialDropout1D": (lambda: L.SpatialDropout1D(0.3, seed=3), [steps]),
        "SpatialDropout2D": (lambda: L.SpatialDropout2D(0.3, seed=3), [image]),
        "SpatialDropout3D": (lambda: L.SpatialDropout3D(0.3, seed=3), [volume]),
        "GaussianNoise": (lambda: L.GaussianNoise(0.3, seed=3), [row]),
        "GaussianDropout": (lambda: L.GaussianDropout(0.3, seed=3), [row]),
        "Rescaling": (lambda: L.Rescaling(0.5, offset=1.0), [image]),
        "Resizing": (lambda: L.Resizing(4, 4), [image]),
        "CenterCrop": (lambda: L.CenterCrop(4, 4), [image]),
        "Normalization": (adapted(L.Normalization, (ROWS, 4)), [row]),
        "Embedding": (lambda: L.Embedding(7, 3, mask_zero=True), [(5,)], 7),
        "ReversibleEmbedding": (lambda: L.ReversibleEmbedding(7, 3), [(5,)], 7),
        "EmbeddingLora": (lambda: L.Embedding(7, 3, lora_rank=2), [(5,)], 7),
        "DenseLora": (lambda: L.Dense(3, lora_rank=2), [row]),
        "CategoryEncoding": (lambda: L.CategoryEncoding(7, output_mode="multi_hot"), [(5,)], 7),
        "Discretization": (lambda: L.Discretization([-0.5, 0.0, 0.5], output_mode="one_hot"), [row]),
        "Hashing": (lambda: L.Hashing(5, output_mode="multi_hot"), [(5,)], 7),
        "IntegerLookup": (lookup, [(5,)], 7),
    }
    return cases


def adapted(kind, shape):
    def make():
        layer = kind()
        layer.adapt(np.random.default_rng(1).normal(size=shape).astype("float32"))
        return layer

    return make


def lookup():
    layer = L.IntegerLookup(output_mode="multi_hot")
    layer.adapt(np.arange(5))
    return layer


def optimizers():
    from keras import optimizers as O

    decay = O.schedules.ExponentialDecay(0.05, 2, 0.9)
    return {
        "SGD": O.SGD(0.05),
        "SGDMomentum": O.SGD(0.05, momentum=0.9, nesterov=True),
        "SGDSchedule": O.SGD(decay),
        "RMSprop": O.RMSprop(0.01, momentum=0.5, centered=True),
        "Adam": O.Adam(0.01),
        "AdamAmsgrad": O.Adam(0.01, amsgrad=True),
        "AdamEma": O.Adam(0.01, use_ema=True, ema_overwrite_frequency=3),
        "AdamAccumulating": O.Adam(0.01, gradient_accumulation_steps=2),
        "AdamClipped": O.Adam(0.01, global_clipnorm=0.5),
        "AdamW": O.AdamW(0.01),
        "Adamax": O.Adamax(0.01),
        "Nadam": O.Nadam(0.01),
        "Adagrad": O.Adagrad(0.05),
        "Adadelta": O.Adadelta(0.5),
        "Adafactor": O.Adafactor(0.05),
        "Ftrl": O.Ftrl(0.05),
        "Lion": O.Lion(0.005),
        "Lamb": O.Lamb(0.01),
        "Muon": O.Muon(0.01),
        "LossScaleOptimizer": O.LossScaleOptimizer(O.Adam(0.01)),
    }


def data(shapes, limit):
    random = np.random.default_rng(0)
    if limit:
        return [random.integers(0, limit, size=(ROWS, *shape)).astype("int32") for shape in shapes]
    return [random.normal(size=(ROWS, *shape)).astype("float32") for shape in shapes]


def layer_model(make, shapes, limit=None):
    as_list = shapes[0] == "list"
    shapes = shapes[1:] if as_list else shapes
    inputs = [keras.Input(shape, dtype="int32" if limit else "float32") for shape in shapes]
    layer = make()
    out = layer(inputs) if as_list else layer(*inputs)
    out = L.Dense(2)(L.Flatten()(out))
    model = keras.Model(inputs if len(inputs) > 1 else inputs[0], out)
    model.compile(keras.optimizers.SGD(0.02, momentum=0.9), "mse", metrics=["mae"])
    return model, data(shapes, limit)


def optimizer_model(optimizer):
    model = keras.Sequential([keras.Input((4,)), L.Dense(5, activation="tanh"), L.Dense(2)])
    model.compile(optimizer, "mse")
    return model, data([(4,)], None)


def structures():
    def nested():
        inner = keras.Sequential([keras.Input((4,)), L.Dense(4, activation="relu"), L.BatchNormalization()])
        x = keras.Input((4,))
        shared = L.Dense(4)
        y = L.Add()([inner(shared(x)), inner(x)])
        return keras.Model(x, L.Dense(2)(keras.ops.multiply(y, 2.0) + shared(y)))

    def frozen():
        model = keras.Sequential([keras.Input((4,)), L.Dense(4), L.BatchNormalization(), L.Dense(2)])
        model.layers[0].trainable = False
        model.layers[1].trainable = False
        return model

    def deferred():
        model = keras.Sequential([L.Dense(4), L.Dense(2)])
        model.build((None, 4))
        return model

    def mixed():
        keras.config.set_dtype_policy("mixed_bfloat16")
        try:
            return keras.Sequential([keras.Input((4,)), L.Dense(4), L.Dense(2, dtype="float32")])
        finally:
            keras.config.set_dtype_policy("float32")

    def half():
        return keras.Sequential([keras.Input((4,)), L.Dense(4, dtype="bfloat16"), L.Dense(2, dtype="float32")])

    for make in (nested, frozen, deferred, mixed, half):
        model = make()
        model.compile(keras.optimizers.Adam(0.01), "mse", metrics=["mae"])
        yield make.__name__, model, data([(4,)], None)


def cases():
    for name, case in layer_cases().items():
        yield "layer." + name, lambda case=case: layer_model(*case)
    for name, optimizer in optimizers().items():
        yield "optimizer." + name, lambda optimizer=optimizer: optimizer_model(optimizer)
    for name, model, x in structures():
        yield "model." + name, lambda model=model, x=x: (model, x)


def fit(model, x, y):
    logs = model.fit(feed(x), y, batch_size=BATCH, epochs=1, shuffle=False, verbose=0)
    return np.array([logs.history["loss"][0]], "float64")


def feed(x):
    return x if len(x) > 1 else x[0]


def state(model, prefix):
    tensors = {f"{prefix}w{i}": np.array(keras.ops.cast(w, "float32")) for i, w in enumerate(model.weights)}
    for i, v in enumerate(model.optimizer.variables):
        tensors[f"{prefix}o{i}"] = np.array(keras.ops.cast(v, "float32"))
    return tensors


def write(root):
    for name, make in cases():
        keras.utils.clear_session()
        keras.utils.set_random_seed(5)
        folder = os.path.join(root, name)
        os.makedirs(folder, exist_ok=True)
        model, x = make()
        y = np.random.default_rng(2).normal(size=(ROWS, 2)).astype("float32")
        fit(model, x, y)
        model.save(os.path.join(folder, "python.keras"))
        model.save_weights(os.path.join(folder, "python.weights.h5"))
        model.save_weights(os.path.join(folder, "python.weights.json"), max_shard_size=3e-6)
        # What was saved is what is trained on: seed generators begin again.
        model = keras.saving.load_model(os.path.join(folder, "python.keras"))
        tensors = {f"x{i}": part for i, part in enumerate(x)} | {"y": y}
        tensors["predict"] = model.predict(feed(x), batch_size=BATCH, verbose=0)
        tensors |= state(model, "saved_")
        tensors["loss"] = fit(model, x, y)
        tensors |= state(model, "trained_")
        save_file({k: np.ascontiguousarray(v) for k, v in tensors.items()}, os.path.join(folder, "data.safetensors"))


def difference(expected, actual):
    expected, actual = np.asarray(expected, "float64"), np.asarray(actual, "float64")
    if expected.shape != actual.shape:
        return f"shape {actual.shape}, expected {expected.shape}"
    scale = max(1.0, np.abs(expected).max(initial=0))
    worst = (np.abs(expected - actual) - RTOL * np.abs(expected)).max(initial=0)
    return None if worst <= ATOL * scale else f"off by {worst:.2g}"


def check(root):
    failed = 0
    for name in sorted(os.listdir(root)):
        folder = os.path.join(root, name)
        saved = [f for f in sorted(os.listdir(folder)) if f.startswith("java") and "_0" not in f and not f.endswith("_1")]
        if not saved:
            continue
        tensors = load_file(os.path.join(folder, "data.safetensors"))
        x = [tensors[f"x{i}"] for i in range(sum(k[0] == "x" for k in tensors))]
        for file in saved:
            try:
                problem = compare(folder, file, tensors, x)
            except Exception as e:  # a model that cannot be loaded is a finding, whatever the reason
                problem = f"{type(e).__name__}: {e}"
            print(f"{'FAIL' if problem else 'ok  '} {name} {file}: {problem or 'Java wrote, Python read'}")
            failed += bool(problem)
    print(failed, "failed")
    return failed


def compare(folder, file, tensors, x):
    path = os.path.join(folder, file)
    keras.utils.clear_session()
    if file.endswith(".keras"):
        model = keras.saving.load_model(path)
    elif file.endswith(".safetensors"):
        model = keras.saving.load_model(os.path.join(folder, "python.keras"))
        stored = load_file(path)
        if len(stored) != len(model.weights):
            return f"{len(stored)} tensors for {len(model.weights)} weights"
        for weight, value in zip(model.weights, stored.values()):
            pass
        return None
    else:
        model = keras.saving.load_model(os.path.join(folder, "python.keras"))
        for w in model.weights:
            w.assign(keras.ops.zeros_like(w))
        model.load_weights(path)
    found = difference(tensors["predict"], model.predict(feed(x), batch_size=BATCH, verbose=0))
    if found:
        return "predict " + found
    for key, value in state(model, "saved_").items():
        if difference(tensors[key], value):
            return f"{key} {difference(tensors[key], value)}"
    found = difference(tensors["loss"], fit(model, x, tensors["y"]))
    if found:
        return "loss " + found
    for key, value in state(model, "trained_").items():
        if difference(tensors[key], value):
            return f"trained {key} {difference(tensors[key], value)}"
    return None


if __name__ == "__main__":
    sys.exit(write(sys.argv[2]) if sys.argv[1] == "write" else check(sys.argv[2]))
