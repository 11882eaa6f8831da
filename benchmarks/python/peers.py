"""Runs the workloads of benchmarks/README.md in real Keras or PyTorch and prints a JSON line for each.

Usage: python peers.py keras-tf|keras-jax|keras-torch|torch [WORKLOAD ...]
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time

PEERS = {"keras-tf": "tensorflow", "keras-jax": "jax", "keras-torch": "torch", "torch": None}


def resident_mib():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))


def report(name, peer, workload, times, unit, scale=1e6, rss=None):
    line = {
        "peer": name,
        "version": peer.version(),
        "workload": workload,
        "median": round(statistics.median(times) * scale, 3),
        "min": round(min(times) * scale, 3),
        "max": round(max(times) * scale, 3),
        "unit": unit,
        "rss_mib": round(resident_mib() if rss is None else rss),
    }
    print(json.dumps(line), flush=True)


def train(name, peer, workload):
    import workloads

    rows, batch = workloads.TRAIN[workload]
    training = peer.Training(workload)
    times = []
    start = time.perf_counter()
    measured = 0
    while measured < workloads.EPOCHS:
        begin = time.perf_counter()
        training.epoch()
        times.append((time.perf_counter() - begin) / (rows / batch))
        measured += begin - start >= workloads.WARM_UP_SECONDS and len(times) > 1
    report(name, peer, workload, times[-workloads.EPOCHS :], "us/step")


def predict(name, peer, workload):
    import workloads

    for mode, run in peer.predictors(workloads.PREDICT[workload]).items():
        count = workloads.PREDICTIONS if mode == "compiled" else workloads.PREDICTIONS // 20
        begin = time.perf_counter()
        while time.perf_counter() - begin < workloads.WARM_UP_PREDICTIONS_SECONDS:
            run()
        times = []
        for _ in range(count):
            begin = time.perf_counter()
            run()
            times.append(time.perf_counter() - begin)
        report(name, peer, f"{workload}_{mode}", times, "us")


def startup(name, peer):
    """Process start, one training step, exit, measured from outside."""
    times, peak = [], 0
    for _ in range(3):
        begin = time.perf_counter()
        subprocess.run([sys.executable, __file__, name, "--one-step"], check=True, stderr=subprocess.DEVNULL)
        times.append(time.perf_counter() - begin)
        peak = max(peak, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
    report(name, peer, "startup", times, "ms", 1e3, peak)


def files(name, peer, workload):
    """Saving and loading whole models, in a fresh process and in a warm one."""
    with tempfile.TemporaryDirectory() as folder:
        for suffix in (".keras", ".h5"):
            file = os.path.join(folder, "model" + suffix)
            label = workload + suffix.replace(".", "_")
            model = peer.backbone(workload)
            timed(name, peer, label + "_save", lambda: model.save(file))
            times, peak = [], 0
            for _ in range(3):
                begin = time.perf_counter()
                printed = subprocess.run([sys.executable, __file__, name, "--load", file], check=True, stderr=subprocess.DEVNULL, stdout=subprocess.PIPE)
                times.append(time.perf_counter() - begin)
                peak = max(peak, int(printed.stdout.split()[-1]))
            report(name, peer, label + "_load_fresh", times, "ms", 1e3, peak)
            timed(name, peer, label + "_load", lambda: peer.load(file))


def timed(name, peer, label, work):
    times = []
    for _ in range(4):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    report(name, peer, label, times[1:], "ms", 1e3)


def peak_mib():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmHWM"))


def soak(name, peer):
    """Growth of the resident memory over many steps and predictions, in MiB."""
    import workloads

    training = peer.Training("mlp_tiny_train")
    epochs = workloads.SOAK_STEPS * training.batch // len(training.x)
    for _ in range(2):
        training.epoch()
    before = resident_mib()
    for _ in range(epochs):
        training.epoch()
    report(name, peer, "soak_train", [resident_mib() - before], "MiB growth", 1)
    run = peer.predictors("mlp_tiny_train")["compiled"]
    for _ in range(1000):
        run()
    before = resident_mib()
    for _ in range(workloads.SOAK_PREDICTIONS):
        run()
    report(name, peer, "soak_predict", [resident_mib() - before], "MiB growth", 1)


def load(name):
    if PEERS[name] is None:
        import torch_peer as peer
    else:
        os.environ["KERAS_BACKEND"] = PEERS[name]
        os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
        import keras_peer as peer
    return peer


def main():
    if len(sys.argv) < 2 or sys.argv[1] not in PEERS:
        sys.exit(__doc__)
    name, wanted = sys.argv[1], sys.argv[2:]
    peer = load(name)
    if wanted == ["--one-step"]:
        peer.Training("mlp_mnist_train", 128).step()
        return
    if wanted[:1] == ["--load"]:
        peer.load(wanted[1])
        print(peak_mib())
        return
    import workloads

    for workload in wanted or workloads.ALL:
        if workload in workloads.TRAIN:
            train(name, peer, workload)
        elif workload in workloads.PREDICT:
            predict(name, peer, workload)
        elif workload in workloads.FILES:
            if PEERS[name] is not None:
                files(name, peer, workload)
        elif workload in ("startup", "soak"):
            {"startup": startup, "soak": soak}[workload](name, peer)
        else:
            sys.exit(f"Unknown workload '{workload}'; there are {', '.join(workloads.ALL)}")


if __name__ == "__main__":
    main()
