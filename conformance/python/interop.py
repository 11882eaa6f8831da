"""Models that go from real Keras to Addax and back.

    python interop.py write DIR     makes the models and what real Keras computes with them
    ./addax interop DIR             reads them, predicts, trains on, writes them again
    python interop.py read DIR      opens what Addax wrote, predicts, trains on

Both `addax interop` and `interop.py read` print a line per model and file format and end with
`N passed, M failed, K skipped`. The models are in specimens.py.

DIR/models.json lists the models, DIR/python/NAME.FORMAT are Keras' files, DIR/addax/NAME.FORMAT those of Addax, DIR/data/NAME.safetensors holds
inputs x0, x1, …, targets y0, y1, …, and after loading: the predictions p0, p1, … and, after one more epoch, the weights w0, w1, …
"""

import json
import os
import pathlib
import sys

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")

import absl.logging
import h5py
import keras
import numpy as np
from safetensors.numpy import load_file, save_file

import specimens

absl.logging.set_verbosity(absl.logging.ERROR)

BATCH = 4
ROWS = 8
# With an optimizer's state, so that training goes on; the last one holds weights alone.
FORMATS = (".keras", ".h5", ".weights.h5", ".weights.json", ".safetensors")
PREDICTION = 2e-5
TRAINING = 2e-4


def listed(value):
    return list(value) if isinstance(value, (list, tuple)) else [value]


def nest(values):
    return values[0] if len(values) == 1 else list(values)


def train(model, data):
    """One epoch, in the order of the rows, without a graph: models are small and many."""
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
    return {f"{letter}{i}": np.array(t, order="C") for letter, group in groups.items() for i, t in enumerate(group)}


def optimizer_arrays(path):
    """What a legacy file holds of the optimizer, in order; real Keras itself cannot train on with it."""
    with h5py.File(path, "r") as file:
        group = file["optimizer_weights"]
        return [np.asarray(group[n]) for n in group.attrs["weight_names"]]


def save(model, folder, name):
    """Saves in each format that Keras writes; returns those that it reads again itself."""
    readable = []
    for form in FORMATS:
        path = folder / (name + form)
        try:
            if form in (".keras", ".h5"):
                model.save(path)
                keras.saving.load_model(path)
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
            print(f"-- {name}{form}: real Keras says {type(e).__name__}: {str(e).splitlines()[0][:150]}")
    return readable


def write(folder):
    for sub in ("python", "addax", "data"):
        (folder / sub).mkdir(parents=True, exist_ok=True)
    models = []
    for name, make in specimens.all().items():
        keras.utils.clear_session()
        keras.utils.set_random_seed(7)
        model = make()
        rng = np.random.default_rng(11)
        data = {"x": [specimens.values(rng, t, ROWS) for t in model.inputs]}
        data["y"] = [rng.random(p.shape, np.float32) for p in predict(model, data)]
        train(model, data)
        formats = save(model, folder / "python", name)
        # What a loaded model does: its seed generators begin anew, the optimizer goes on.
        loaded = keras.saving.load_model(folder / "python" / (name + ".keras"))
        data["p"] = predict(loaded, data)
        train(loaded, data)
        data["w"] = [np.array(w.numpy()) for w in loaded.weights]
        save_file(named(data), folder / "data" / (name + ".safetensors"))
        models.append({"name": name, "formats": formats})
    (folder / "models.json").write_text(json.dumps({"batch": BATCH, "prediction": PREDICTION, "training": TRAINING, "models": models}, indent=1))
    print(f"{len(models)} models, {sum(len(m['formats']) for m in models)} files written")


def load(folder, name, form):
    path = folder / (name + form)
    if form == ".keras":
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


def difference(expected, actual):
    if len(expected) != len(actual):
        return f"{len(actual)} tensors, not {len(expected)}"
    for i, (e, a) in enumerate(zip(expected, actual)):
        if e.shape != a.shape:
            return f"number {i} has shape {a.shape}, not {e.shape}"
        apart = np.max(np.abs(e.astype(np.float64) - a.astype(np.float64)), initial=0)
        yield_ = apart / max(1.0, float(np.max(np.abs(e.astype(np.float64)), initial=0)))
        if not yield_ <= TRAINING:
            return f"number {i} differs by {yield_:.1e}"
    return None


def read(folder):
    passed = failed = 0
    for entry in json.loads((folder / "models.json").read_text())["models"]:
        data = grouped(load_file(folder / "data" / (entry["name"] + ".safetensors")))
        for form in entry["formats"]:
            keras.utils.clear_session()
            try:
                model = load(folder / "addax", entry["name"], form)
                wrong = difference(data["p"], predict(model, data))
                wrong = wrong and "prediction " + wrong
                if not wrong and form == ".h5":
                    theirs, ours = (optimizer_arrays(folder / side / (entry["name"] + form)) for side in ("python", "addax"))
                    wrong = difference(theirs, ours)
                    wrong = wrong and "state of the optimizer " + wrong
                elif not wrong and form != ".safetensors":
                    train(model, data)
                    wrong = difference(data["w"], [w.numpy() for w in model.weights])
                    wrong = wrong and "weight after training " + wrong
                if not wrong and form == ".keras":
                    trained = keras.saving.load_model(folder / "addax" / (entry["name"] + ".trained.keras"))
                    wrong = difference(data["w"], [w.numpy() for w in trained.weights])
                    wrong = wrong and "weight that Addax trained " + wrong
            except Exception as e:
                wrong = f"{type(e).__name__}: {str(e)[:300]}"
            passed, failed = passed + (not wrong), failed + bool(wrong)
            print(f"addax → keras  {entry['name']}{form}: {' '.join(wrong.split()) if wrong else 'ok'}", flush=True)
    print(f"{passed} passed, {failed} failed, 0 skipped")
    return failed


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in ("write", "read"):
        sys.exit(__doc__)
    sys.exit(bool({"write": write, "read": read}[sys.argv[1]](pathlib.Path(sys.argv[2]))))
