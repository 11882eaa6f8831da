"""Records a small folder of cases from real Keras, for the tests of the runner itself.

Usage: KERAS_BACKEND=tensorflow python conformance/python/record.py conformance/src/test/resources/cases
"""

import json
import pathlib
import struct
import sys

import keras
import numpy as np
import tensorflow as tf

DTYPES = {"float32": "F32", "float16": "F16", "int32": "I32", "int64": "I64", "bool": "BOOL", "uint8": "U8"}
TOLERANCE = {"rtol": 1e-4, "atol": 1e-5}


class Kind:
    """The cases of one kind and their tensors."""

    def __init__(self, folder, name):
        self.folder, self.name, self.cases, self.tensors = folder, name, [], {}

    def tensor(self, case, role, value):
        self.tensors[f"{case}/{role}"] = np.asarray(value, order="C")
        return role

    def add(self, case, **entries):
        self.cases.append({"id": case, "kind": self.name, **entries})

    def write(self):
        header, data = {}, b""
        for name, value in self.tensors.items():
            raw = value.tobytes()
            header[name] = {
                "dtype": DTYPES[str(value.dtype)],
                "shape": list(value.shape),
                "data_offsets": [len(data), len(data) + len(raw)],
            }
            data += raw
        text = json.dumps(header).encode()
        text += b" " * (-len(text) % 8)
        (self.folder / f"{self.name}.safetensors").write_bytes(struct.pack("<Q", len(text)) + text + data)
        lines = "".join(json.dumps(case, separators=(",", ":")) + "\n" for case in self.cases)
        (self.folder / f"{self.name}.jsonl").write_text(lines)


def op(kind, case, function, inputs, kwargs, random):
    """One function of keras.ops with the gradients of its floating inputs."""
    roles = [kind.tensor(case, f"in{i}", value) for i, value in enumerate(inputs)]
    sources = [tf.constant(value) for value in inputs]
    with tf.GradientTape() as tape:
        floating = [s for s in sources if s.dtype.is_floating]
        tape.watch(floating)
        output = getattr(keras.ops, function)(*sources, **kwargs)
        entries = {}
        if floating and output.dtype.is_floating:
            upstream = random.standard_normal(output.shape).astype(str(output.dtype.name))
            total = tf.reduce_sum(output * upstream)
    if floating and output.dtype.is_floating:
        gradients = tape.gradient(total, sources)
        entries["gradients"] = {
            "upstream": [kind.tensor(case, "upstream0", upstream)],
            "inputs": [
                {"input": role, "gradient": None if g is None else kind.tensor(case, f"grad_{role}", g.numpy())}
                for role, s, g in zip(roles, sources, gradients)
                if s.dtype.is_floating
            ],
        }
    kind.add(
        case,
        function=f"keras.ops.{function}",
        args=[{"tensor": role} for role in roles],
        kwargs=kwargs,
        **TOLERANCE,
        outputs=[kind.tensor(case, "out0", output.numpy())],
        output_structure=0,
        **entries,
    )


def record_ops(folder):
    random = np.random.default_rng(1)
    x = random.standard_normal((3, 4)).astype("float32")
    y = random.standard_normal((4,)).astype("float32")
    kind = Kind(folder, "op")
    op(kind, "op.add.0", "add", [x, y], {}, random)
    op(kind, "op.sum.0", "sum", [x], {"axis": -1, "keepdims": True}, random)
    op(kind, "op.softmax.0", "softmax", [x], {"axis": 0}, random)
    op(kind, "op.argmax.0", "argmax", [x], {"axis": 1}, random)
    op(kind, "op.matmul.0", "matmul", [x, y], {}, random)
    kind.add("op.future.0", function="keras.ops.not_invented_yet", args=[], kwargs={}, **TOLERANCE, outputs=[], output_structure=0)
    kind.write()


def record_initializers(folder):
    kind = Kind(folder, "initializer")
    for initializer in (keras.initializers.GlorotUniform(seed=7), keras.initializers.HeNormal(seed=7)):
        name = type(initializer).__name__
        case = f"initializer.{name}.0"
        value = initializer((3, 5), dtype="float32").numpy()
        kind.add(
            case,
            **{"class": name},
            initializer=keras.saving.serialize_keras_object(initializer),
            shape=[3, 5],
            dtype="float32",
            exact=True,
            ulp=4 if "Normal" in name else 0,
            output=kind.tensor(case, "out0", value),
        )
    kind.write()


def numpy(value):
    return keras.ops.convert_to_numpy(value)


def serialized(value):
    return keras.saving.serialize_keras_object(value)


def record_layers(folder):
    random = np.random.default_rng(2)
    kind = Kind(folder, "layer")
    for index, (layer, shape) in enumerate(
        [
            (keras.layers.Dense(3, activation="tanh", kernel_regularizer="l2"), (2, 4)),
            (keras.layers.BatchNormalization(), (5, 3)),
        ]
    ):
        case = f"layer.{type(layer).__name__}.{index}"
        x = random.standard_normal(shape).astype("float32")
        layer.build(x.shape)
        for weight in layer.weights:
            weight.assign(random.random(weight.shape).astype("float32") + 0.5)
        weights = [
            {"path": w.path, "role": kind.tensor(case, f"w{i}", numpy(w)), "trainable": w.trainable} for i, w in enumerate(layer.weights)
        ]
        before = [numpy(w) for w in layer.weights]
        source = tf.constant(x)
        with tf.GradientTape() as tape:
            tape.watch(source)
            output = layer(source, training=True)
            upstream = random.standard_normal(output.shape).astype("float32")
            total = tf.reduce_sum(output * upstream)
        gradients = tape.gradient(total, [source, *(w.value for w in layer.weights)])
        roles = [None if g is None else kind.tensor(case, f"grad{i}", numpy(g)) for i, g in enumerate(gradients)]
        entries = {}
        if layer.losses:
            entries["losses"] = [kind.tensor(case, f"loss{i}", numpy(loss)) for i, loss in enumerate(layer.losses)]
        changed = [i for i, w in enumerate(layer.weights) if not np.array_equal(before[i], numpy(w))]
        if changed:
            entries["updated_weights"] = [
                {"path": layer.weights[i].path, "role": kind.tensor(case, f"updated{i}", numpy(layer.weights[i]))} for i in changed
            ]
        kind.add(
            case,
            **{"class": type(layer).__name__},
            layer=serialized(layer),
            call_args=[{"tensor": kind.tensor(case, "in0", x)}],
            call_kwargs={},
            inputs=["in0"],
            training=True,
            **TOLERANCE,
            weights=weights,
            outputs=[kind.tensor(case, "out0", numpy(output))],
            output_structure=0,
            gradients={"upstream": [kind.tensor(case, "upstream0", upstream)], "inputs": roles[:1], "weights": roles[1:]},
            **entries,
        )
    kind.write()


def record_losses(folder):
    random = np.random.default_rng(3)
    kind = Kind(folder, "loss")
    case = "loss.Huber.0"
    loss = keras.losses.Huber()  # its config does not hold delta
    y_true, y_pred = (random.standard_normal((4, 3)).astype("float32") for _ in range(2))
    weight = random.random(4).astype("float32")
    source = tf.constant(y_pred)
    with tf.GradientTape() as tape:
        tape.watch(source)
        output = loss(y_true, source, weight)
    kind.add(
        case,
        loss=serialized(loss),
        y_true={"tensor": kind.tensor(case, "in0", y_true)},
        y_pred={"tensor": kind.tensor(case, "in1", y_pred)},
        sample_weight={"tensor": kind.tensor(case, "in2", weight)},
        **TOLERANCE,
        output=kind.tensor(case, "out0", numpy(output)),
        gradient={
            "upstream": kind.tensor(case, "upstream0", np.float32(1)),
            "y_pred": kind.tensor(case, "grad0", numpy(tape.gradient(output, source))),
        },
    )
    kind.write()


def record_metrics(folder):
    random = np.random.default_rng(4)
    kind = Kind(folder, "metric")
    case = "metric.Precision.0"
    metric = keras.metrics.Precision()
    config = serialized(metric)
    updates, results = [], []
    for step in range(2):
        labels = random.integers(0, 2, 6).astype("float32")
        guesses = random.random(6).astype("float32")
        metric.update_state(labels, guesses)
        args = [{"tensor": kind.tensor(case, f"in{2 * step + i}", v)} for i, v in enumerate((labels, guesses))]
        updates.append({"args": args, "kwargs": {}})
        results.append(kind.tensor(case, f"result{step}", numpy(metric.result())))
    variables = [{"path": v.path, "role": kind.tensor(case, f"var{i}", numpy(v))} for i, v in enumerate(metric.variables)]
    kind.add(case, **{"class": "Precision"}, metric=config, updates=updates, **TOLERANCE, results=results, variables=variables)
    kind.write()


def record_optimizers(folder):
    random = np.random.default_rng(5)
    kind = Kind(folder, "optimizer")
    case = "optimizer.Adam.0"
    optimizer = keras.optimizers.Adam(0.05)
    config = serialized(optimizer)
    variable = keras.Variable(random.standard_normal((2, 3)).astype("float32"), name="kernel")
    start = kind.tensor(case, "v0", numpy(variable))
    optimizer.build([variable])
    gradients, after = [], []
    for step in range(3):
        gradient = random.standard_normal((2, 3)).astype("float32")
        optimizer.apply([tf.constant(gradient)])
        gradients.append([kind.tensor(case, f"g{step}", gradient)])
        after.append([kind.tensor(case, f"v0_after{step}", numpy(variable))])
    state = [{"path": v.path, "role": kind.tensor(case, f"state{i}", numpy(v))} for i, v in enumerate(optimizer.variables)]
    kind.add(
        case,
        **{"class": "Adam"},
        optimizer=config,
        variables=[{"name": "kernel", "role": start}],
        gradients=gradients,
        **TOLERANCE,
        after=after,
        optimizer_variables=state,
        finalized=[kind.tensor(case, "v0_final", numpy(variable))],
    )
    kind.write()


class Logs(keras.callbacks.Callback):
    """The logs of all batches and epochs."""

    def __init__(self):
        super().__init__()
        self.steps, self.epochs = [], []

    def on_train_batch_end(self, batch, logs=None):
        self.steps.append(dict(logs))

    def on_epoch_end(self, epoch, logs=None):
        self.epochs.append(dict(logs))


def record_models(folder):
    random = np.random.default_rng(6)
    kind = Kind(folder, "model")
    case = "model.mlp.0"
    keras.utils.set_random_seed(7)
    layers = [keras.Input((3,)), keras.layers.Dense(4, activation="relu"), keras.layers.Dense(1)]
    model = keras.Sequential(layers)
    model.compile(keras.optimizers.SGD(0.1), "mse", metrics=["mae"])
    x = random.standard_normal((6, 3)).astype("float32")
    y = random.standard_normal((6, 1)).astype("float32")
    entries = {
        "model": json.loads(model.to_json()),
        "compile": model.get_compile_config(),
        "x": [{"tensor": kind.tensor(case, "x0", x)}],
        "y": [{"tensor": kind.tensor(case, "y0", y)}],
        "fit": {"epochs": 2, "batch_size": 4, "shuffle": False},
        "initial_weights": [{"path": w.path, "role": kind.tensor(case, f"w{i}", numpy(w))} for i, w in enumerate(model.weights)],
        "predict": [kind.tensor(case, "out0", model.predict(x, batch_size=4, verbose=0))],
        "evaluate": model.evaluate(x, y, batch_size=4, verbose=0, return_dict=True),
    }
    logs = Logs()
    model.fit(x, y, **entries["fit"], verbose=0, callbacks=[logs])
    kind.add(
        case,
        **entries,
        rtol=3e-4,
        atol=3e-5,
        files=False,
        steps=logs.steps,
        epochs=logs.epochs,
        final_weights=[kind.tensor(case, f"final_w{i}", numpy(w)) for i, w in enumerate(model.weights)],
        final_optimizer_variables=[
            {"path": v.path, "role": kind.tensor(case, f"final_state{i}", numpy(v))} for i, v in enumerate(model.optimizer.variables)
        ],
    )
    kind.write()


def record_seeded_models(folder):
    kind = Kind(folder, "seeded_model")
    case = "seeded_model.mlp.9"
    keras.utils.clear_session()
    keras.utils.set_random_seed(9)
    layers = [keras.Input((5,)), keras.layers.Dense(4, activation="relu"), keras.layers.Dropout(0.5), keras.layers.Dense(3)]
    model = keras.Sequential(layers)
    weights = [{"model": 0, "path": w.path, "role": kind.tensor(case, f"w{i}", numpy(w))} for i, w in enumerate(model.weights)]
    kind.add(
        case,
        builder="mlp",
        seed=9,
        models=[json.loads(model.to_json())],
        exact=True,
        ulp=4,
        **TOLERANCE,
        weights=weights,
        reviving_gives_same=True,
    )
    kind.write()


if __name__ == "__main__":
    target = pathlib.Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    record_ops(target)
    record_initializers(target)
    record_layers(target)
    record_losses(target)
    record_metrics(target)
    record_optimizers(target)
    record_models(target)
    record_seeded_models(target)
