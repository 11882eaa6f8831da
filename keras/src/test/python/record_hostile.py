"""Records small model files in forms that Addax reads and never writes, to be damaged by tests.

    python record_hostile.py ../resources/dev/addax/keras/hostile

Needs keras, tensorflow and h5py. The models are one: Dense(3, tanh), Dense(2) on three numbers.
"""

import json
import pathlib
import sys
import tempfile
import zipfile

import h5py
import keras
import numpy as np
from keras import layers

KERAS_2 = {
    "class_name": "Sequential",
    "config": {
        "name": "sequential_1",
        "layers": [
            {
                "class_name": "Dense",
                "config": {"name": "a", "trainable": True, "batch_input_shape": [None, 3], "units": 3, "activation": "tanh", "use_bias": True},
            },
            {"class_name": "Dense", "config": {"name": "b", "trainable": True, "units": 2, "activation": "linear", "use_bias": True}},
        ],
    },
}
KERAS_1 = {
    "class_name": "Sequential",
    "config": [
        {"class_name": "Dense", "config": {"name": "a", "output_dim": 3, "activation": "tanh", "batch_input_shape": [None, 3], "input_dtype": "float32"}},
        {"class_name": "Dense", "config": {"name": "b", "output_dim": 2, "activation": "linear"}},
    ],
}
TRAINING = {"optimizer_config": {"class_name": "SGD", "config": {"lr": 0.01, "momentum": 0.0, "decay": 0.0, "nesterov": False}}, "loss": "mse", "metrics": []}


def values(*shape):
    return (np.arange(np.prod(shape), dtype="f4").reshape(shape) - 3) / 8


def legacy(path, config, version, suffixes, **options):
    """A whole model as Keras 1 and 2 laid it out; `options` say how datasets are stored."""
    with h5py.File(path, "w", libver=options.pop("libver", "earliest")) as f:
        f.attrs["keras_version"] = version.encode()
        f.attrs["backend"] = b"tensorflow"
        f.attrs["model_config"] = json.dumps(config).encode()
        f.attrs["training_config"] = json.dumps(TRAINING).encode()
        weights = f.create_group("model_weights")
        weights.attrs["layer_names"] = [b"a", b"b"]
        weights.attrs["keras_version"] = version.encode()
        for name, shape in (("a", (3, 3)), ("b", (3, 2))):
            group = weights.create_group(name)
            names = [name + suffix for suffix in suffixes]
            group.attrs["weight_names"] = [n.encode() for n in names]
            group.create_dataset(names[0], data=values(*shape), **options)
            group.create_dataset(names[1], data=values(shape[1]), **options)


def current():
    model = keras.Sequential([keras.Input((3,)), layers.Dense(3, activation="tanh", name="a"), layers.Dense(2, name="b")])
    for weight in model.weights:
        weight.assign(values(*weight.shape))
    model.compile(keras.optimizers.Adam(0.01), "mse")
    model.fit(values(4, 3), values(4, 2), verbose=0)
    return model


def packed(rank):
    return {"chunks": True, "compression": "gzip", "shuffle": True} if rank else {}


def growing(rank):
    """Indexes for one unlimited axis, and for two."""
    return {"maxshape": (None,) * rank, "chunks": (2,) * rank, "compression": "lzf"} if rank else {}


def copied(source, target, stored, libver="earliest"):
    """The same HDF5 file, its datasets stored in another way that depends on their rank."""
    with h5py.File(source) as old, h5py.File(target, "w", libver=libver) as new:

        def copy(name, node):
            if isinstance(node, h5py.Dataset):
                made = new.create_dataset(name, data=node[()], **stored(len(node.shape)))
            else:
                made = new.require_group(name)
            for key, value in node.attrs.items():
                made.attrs[key] = value

        copy("/", old)
        old.visititems(copy)


KERNEL = "layers/dense/vars/0"


def external(f, folder):
    """The weight is a link to another file, which is there and holds it."""
    with h5py.File(folder / "elsewhere.h5", "w") as other:
        other["kernel"] = values(3, 3)
    f[KERNEL] = h5py.ExternalLink("elsewhere.h5", "/kernel")


def external_elements(f, folder):
    f.create_dataset(KERNEL, (3, 3), "f4", external=[("elsewhere.h5", 0, 36)])


def virtual(f, folder):
    layout = h5py.VirtualLayout((3, 3), "f4")
    layout[:] = h5py.VirtualSource("elsewhere.h5", "kernel", (3, 3))
    f.create_virtual_dataset(KERNEL, layout)


def soft_circle(f, folder):
    f[KERNEL] = h5py.SoftLink("/layers/dense/vars/one")
    f["layers/dense/vars/one"] = h5py.SoftLink("/layers/dense/vars/0")


def hard_circle(f, folder):
    """A file in which nothing is missing, and whose groups hold each other."""
    f[KERNEL] = values(3, 3)
    f["layers/dense/vars/self"] = f["layers"]
    f["layers/dense/up"] = f["/"]


def exabytes(f, folder):
    f.create_dataset(KERNEL, (2**60,), "f4", chunks=(2**20,))


def exabytes_at_once(f, folder):
    f.create_dataset(KERNEL, (2**30, 2**30), "f4")


def references(f, folder):
    f.create_dataset(KERNEL, (3, 3), h5py.ref_dtype)


def unknown_filter(f, folder):
    f.create_dataset(KERNEL, data=np.arange(9).reshape(3, 3), chunks=(3, 3), scaleoffset=0)


def never_written(path):
    """Twenty layers of sixty-four megabytes each, which take no place in the file."""
    names = ["d%d" % i for i in range(20)]
    config = {"name": "s", "layers": [{"class_name": "Dense", "config": {"name": n, "units": 4096, "use_bias": False}} for n in names]}
    config["layers"][0]["config"]["batch_input_shape"] = [None, 4096]
    with h5py.File(path, "w", libver="latest") as f:
        f.attrs["keras_version"] = b"2.9.0"
        f.attrs["model_config"] = json.dumps({"class_name": "Sequential", "config": config}).encode()
        weights = f.create_group("model_weights")
        weights.attrs["layer_names"] = [n.encode() for n in names]
        for name in names:
            group = weights.create_group(name)
            group.attrs["weight_names"] = [b"kernel:0"]
            group.create_dataset("kernel:0", (4096, 4096), "f4")


HOSTILE = [external, external_elements, virtual, soft_circle, hard_circle, exabytes, exabytes_at_once, references, unknown_filter]


def main(folder):
    two = ["/kernel:0", "/bias:0"]
    legacy(folder / "keras1.h5", KERAS_1, "1.2.2", ["_W", "_b"])
    legacy(folder / "keras2_packed.h5", KERAS_2, "2.2.4", two, fletcher32=True, **packed(1))
    legacy(folder / "keras2_latest.h5", KERAS_2, "2.9.0", two, libver="latest", **packed(1))
    never_written(folder / "never_written.h5")
    with tempfile.TemporaryDirectory() as made:
        made = pathlib.Path(made)
        current().save(made / "m.keras")
        with zipfile.ZipFile(made / "m.keras") as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        (made / "plain.h5").write_bytes(parts["model.weights.h5"])
        copied(made / "plain.h5", folder / "latest.weights.h5", lambda rank: {}, libver="latest")
        copied(made / "plain.h5", folder / "growing.weights.h5", growing, libver="latest")
        copied(made / "plain.h5", made / "packed.h5", packed)
        for attack in HOSTILE:
            path = folder / (attack.__name__ + ".weights.h5")
            path.write_bytes(parts["model.weights.h5"])
            with h5py.File(path, "a") as f:
                del f["optimizer"], f[KERNEL]
                attack(f, folder)
        parts["model.weights.h5"] = (made / "packed.h5").read_bytes()
        with zipfile.ZipFile(folder / "deflated.keras", "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
