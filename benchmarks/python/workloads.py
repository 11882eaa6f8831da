"""The workloads of benchmarks/README.md as data: shapes, sizes and random inputs that every peer shares."""

import numpy as np

WARM_UP_SECONDS = 5  # at least one epoch
WARM_UP_PREDICTIONS_SECONDS = 3
EPOCHS = 5  # measured after that

TRAIN = {
    # name: (rows, batch)
    "mlp_tiny_train": (5000, 10),
    "mlp_mnist_train": (12800, 128),
    "cnn_mnist_train": (6400, 128),
    "lstm_imdb_train": (960, 32),
    "transformer_train": (960, 32),
}
PREDICT = {"predict1_mlp_tiny": "mlp_tiny_train", "predict1_mlp_mnist": "mlp_mnist_train"}
FILES = ["files_mobilenet", "files_resnet50"]
OTHER = ["startup", "soak"]
ALL = [*TRAIN, *PREDICT, *FILES, *OTHER]

PREDICTIONS = 2000
SOAK_STEPS = 10_000
SOAK_PREDICTIONS = 100_000


def data(workload, rows=None):
    """Random inputs and targets; only their shapes matter for the time."""
    rows = rows or TRAIN[workload][0]
    random = np.random.default_rng(0)
    if workload == "mlp_tiny_train":
        return random.random((rows, 8), dtype="float32"), random.integers(0, 2, (rows, 1)).astype("float32")
    if workload == "mlp_mnist_train":
        return random.random((rows, 784), dtype="float32"), random.integers(0, 10, (rows,)).astype("int32")
    if workload == "cnn_mnist_train":
        return random.random((rows, 28, 28, 1), dtype="float32"), random.integers(0, 10, (rows,)).astype("int32")
    if workload == "lstm_imdb_train":
        return random.integers(1, 20000, (rows, 80)).astype("int32"), random.integers(0, 2, (rows, 1)).astype("float32")
    return random.integers(1, 20000, (rows, 200)).astype("int32"), random.integers(0, 2, (rows,)).astype("int32")
