"""Models that go from real Keras to Addax and back.

    python interop.py write DIR [NAMES]  makes the models and what real Keras computes with them
    ./addax interop DIR                  reads them, predicts, trains on, writes them again
    python interop.py read DIR           opens what Addax wrote, predicts, trains on

Both `addax interop` and `interop.py read` print a line per model and file format and end with
`N passed, M failed, K skipped`. The models are in specimens.py and the modules beside it; NAMES, a regular expression, picks some of them.

DIR/models.json lists the models, DIR/python/NAME.FORMAT are Keras' files, DIR/addax/NAME.FORMAT those of Addax, DIR/data/NAME.safetensors holds
inputs x0, x1, …, targets y0, y1, …, and after loading: the predictions p0, p1, … and, after one more epoch, the weights w0, w1, …
Texts stand in models.json beside the model's name instead. A model without targets is not trained.
"""

import gc
import json
import multiprocessing
import os
import pathlib
import re
import sys
from concurrent.futures import ProcessPoolExecutor

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")

import absl.logging
import h5py
import keras
import numpy as np
import tensorflow as tf
from safetensors.numpy import load_file, save_file

import custom_specimens
import image_specimens
import specimens
import text_specimens

absl.logging.set_verbosity(absl.logging.ERROR)

BATCH = 4
ROWS = 8
# With an optimizer's state, so that training goes on; the last one holds weights alone.
FORMATS = (".keras", ".folder", ".h5", ".weights.h5", ".weights.json", ".safetensors")
MODELS = (".keras", ".folder", ".h5")
PREDICTION = 2e-5
TRAINING = 2e-4
# One bit of bfloat16: TensorFlow cuts products off where the processor has no instructions for it, and rounds them where it has.
BFLOAT16 = 2.0**-7


def listed(value):
    return list(value) if isinstance(value, (list, tuple)) else [value]


def nest(values):
    return values[0] if len(values) == 1 else list(values)


def train(model, data):
    """One epoch, in the order of the rows, without a graph: models are small and many."""
    if not data["y"]:
        return
    model.run_eagerly = True
    model.fit(nest(data["x"]), nest(data["y"]), batch_size=BATCH, epochs=1, shuffle=False, verbose=0)


def predict(model, data):
    model.run_eagerly = True
    return [np.asarray(p) for p in listed(model.predict(nest(data["x"]), batch_size=BATCH, verbose=0))]


def grouped(tensors):
    """The tensors by the letter of their names, in order."""
    names = sorted(tensors, key=lambda n: (n[0], int(n[1:])))
    return {letter: [tensors[n] for n in names if n[0] == letter] for letter in "xypw"}


def named(groups):
    return {f"{letter}{i}": t for letter, group in groups.items() for i, t in enumerate(group)}


def is_text(tensor):
    return tensor.dtype == tf.string or getattr(tensor.dtype, "kind", "") in "OSU"


def texts(tensor):
    """A tensor of texts as it stands in models.json."""
    flat = np.asarray(tensor).reshape(-1).tolist()
    return {"shape": list(tensor.shape), "values": [t.decode() if isinstance(t, bytes) else t for t in flat]}


def keep(folder, name, data):
    """Writes numbers to a file; returns the texts."""
    tensors = named(data)
    numbers = {n: np.array(t, order="C") for n, t in tensors.items() if not is_text(t)}
    save_file(numbers, folder / "data" / (name + ".safetensors"))
    return {n: texts(t) for n, t in tensors.items() if is_text(t)}


def kept(folder, entry):
    tensors = load_file(folder / "data" / (entry["name"] + ".safetensors"))
    tensors.update({n: tf.constant(t["values"], tf.string, t["shape"]) for n, t in entry["texts"].items()})
    return grouped(tensors)


def optimizer_arrays(path):
    """What a legacy file holds of the optimizer, in order; real Keras itself cannot train on with it."""
    with h5py.File(path, "r") as file:
        group = file["optimizer_weights"]
        return [np.asarray(group[n]) for n in group.attrs["weight_names"]]


def tolerances(model):
    """How far predictions, and weights after an epoch, may be apart, as a share of the largest."""
    if any(layer.compute_dtype == "bfloat16" for layer in model.layers):
        return {"prediction": BFLOAT16, "training": BFLOAT16}
    return {"prediction": PREDICTION, "training": TRAINING}


def save(model, folder, name, data):
    """Saves in each format that Keras writes; returns those that it reads again itself."""
    readable = []
    expected = predict(model, data)
    for form in FORMATS:
        path = folder / (name + form)
        try:
            if form in MODELS:
                model.save(path, zipped=form == ".keras") if form != ".h5" else model.save(path)
                found = difference(expected, predict(keras.saving.load_model(path, compile=form != ".h5"), data), TRAINING)
                assert not found, "after loading, prediction " + found
            elif form == ".safetensors":
                loaded = keras.saving.load_model(folder / (name + ".keras"))
                save_file({w.path: np.array(w.numpy()) for w in loaded.weights}, path)
            elif form == ".weights.json":
                model.save_weights(path, max_shard_size=1e-6)
            else:
                model.save_weights(path)
            readable.append(form)
        except Exception as e:
            # Real Keras cannot save or read back this one: there is nothing to compare with.
            print(f"-- {name}{form}: real Keras says {type(e).__name__}: {str(e).splitlines()[0][:150]}", flush=True)
    return readable


def make(folder, name):
    """Makes, trains and saves a model; returns what models.json says of it, or nothing where real Keras cannot read it back."""
    keras.utils.clear_session()
    keras.utils.set_random_seed(7)
    model = all_specimens()[name]()
    rng = np.random.default_rng(11)
    data = {"x": [specimens.values(rng, t, ROWS) for t in model.inputs]}
    data["y"] = [rng.random(p.shape, np.float32) for p in predict(model, data)] if model.compiled else []
    train(model, data)
    formats = save(model, folder / "python", name, data)
    if ".keras" not in formats:
        return None
    # What a loaded model does: its seed generators begin anew, the optimizer goes on. Some layers draw when they predict, too, so it is loaded again.
    data["p"] = predict(load(folder / "python", name, ".keras"), data)
    loaded = load(folder / "python", name, ".keras")
    train(loaded, data)
    data["w"] = [np.array(w.numpy()) for w in loaded.weights]
    return {"name": name, "formats": formats, "texts": keep(folder, name, data), **tolerances(model)}


def write(folder, names=""):
    for sub in ("python", "addax", "data"):
        (folder / sub).mkdir(parents=True, exist_ok=True)
    chosen = [name for name in all_specimens() if re.search(names, name)]
    with processes() as pool:
        models = [entry for entry in pool.map(make, [folder] * len(chosen), chosen) if entry]
    (folder / "models.json").write_text(json.dumps({"batch": BATCH, "models": models}, indent=1))
    print(f"{len(models)} models, {sum(len(m['formats']) for m in models)} files written")
    return 0


def processes():
    """One for each core: eager models of this size keep one busy with Python alone."""
    return ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("spawn"))


def all_specimens():
    return {**specimens.all(), **text_specimens.all(), **image_specimens.all(), **custom_specimens.all()}


def load(folder, name, form):
    path = folder / (name + form)
    if form in (".keras", ".folder"):
        return keras.saving.load_model(path)
    if form == ".h5":
        return keras.saving.load_model(path, compile=False)
    model = keras.saving.load_model(folder / (name + ".keras"))
    if form == ".safetensors":
        tensors = load_file(path)
        model.set_weights([tensors[w.path] for w in model.weights])
    else:
        model.load_weights(path)
    return model


def difference(expected, actual, tolerance):
    if len(expected) != len(actual):
        return f"{len(actual)} tensors, not {len(expected)}"
    for i, (e, a) in enumerate(zip(expected, actual)):
        if e.shape != a.shape:
            return f"number {i} has shape {a.shape}, not {e.shape}"
        if is_text(e):
            if texts(e) != texts(a):
                return f"number {i} says {texts(a)['values']}, not {texts(e)['values']}"
            continue
        apart = np.max(np.abs(e.astype(np.float64) - a.astype(np.float64)), initial=0)
        share = apart / max(1.0, float(np.max(np.abs(e.astype(np.float64)), initial=0)))
        if not share <= tolerance:
            return f"number {i} differs by {share:.1e}"
    return None


def wrong(folder, entry, form):
    """What real Keras finds wrong with a file of Addax; nothing if all is as in its own."""
    data = kept(folder, entry)
    keras.utils.clear_session()
    model = load(folder / "addax", entry["name"], form)
    if found := difference(data["p"], predict(model, data), entry["training"]):
        return "prediction " + found
    if form == ".h5" and data["y"]:
        theirs, ours = (optimizer_arrays(folder / side / (entry["name"] + form)) for side in ("python", "addax"))
        if found := difference(theirs, ours, entry["training"]):
            return "state of the optimizer " + found
    elif form not in (".h5", ".safetensors"):
        model = load(folder / "addax", entry["name"], form)
        train(model, data)
        if found := difference(data["w"], [w.numpy() for w in model.weights], entry["training"]):
            return "weight after training " + found
    if form == ".keras" and data["y"]:
        trained = keras.saving.load_model(folder / "addax" / (entry["name"] + ".trained.keras"))
        if found := difference(data["w"], [w.numpy() for w in trained.weights], entry["training"]):
            return "weight that Addax trained " + found
    return None


def check(folder, entry):
    """A line for each file of a model."""
    lines = []
    for form in entry["formats"]:
        try:
            said = wrong(folder, entry, form)
        except Exception as e:
            said = f"{type(e).__name__}: {str(e)[:300]}"
        lines.append(f"addax → keras  {entry['name']}{form}: {' '.join(said.split()) if said else 'ok'}")
    return lines


def read(folder):
    models = json.loads((folder / "models.json").read_text())["models"]
    passed = failed = 0
    with processes() as pool:
        for lines in pool.map(check, [folder] * len(models), models):
            print("\n".join(lines), flush=True)
            passed += sum(line.endswith(": ok") for line in lines)
            failed += sum(not line.endswith(": ok") for line in lines)
    print(f"{passed} passed, {failed} failed, 0 skipped")
    return failed


# The modules stay: emptying a session, which comes before each model, would else look through all of them for garbage.
gc.collect()
gc.freeze()

if __name__ == "__main__":
    if len(sys.argv) not in (3, 4) or sys.argv[1] not in ("write", "read"):
        sys.exit(__doc__)
    sys.exit(bool({"write": write, "read": read}[sys.argv[1]](pathlib.Path(sys.argv[2]), *sys.argv[3:])))
