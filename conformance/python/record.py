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
        self.tensors[f"{case}/{role}"] = np.ascontiguousarray(value)
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


if __name__ == "__main__":
    target = pathlib.Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    record_ops(target)
    record_initializers(target)
