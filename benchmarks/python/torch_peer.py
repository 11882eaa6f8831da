"""The workloads in PyTorch as its users write them: modules, eager execution, a loop over shuffled batches."""

import torch
from torch import nn

import workloads


def version():
    return torch.__version__


class Transformer(nn.Module):
    def __init__(self):
        super().__init__()
        self.tokens = nn.Embedding(20000, 32)
        self.positions = nn.Embedding(200, 32)
        # Two heads of 32: the projections are wider than the model, so they are written out.
        self.query, self.key, self.value = (nn.Linear(32, 64) for _ in range(3))
        self.out = nn.Linear(64, 32)
        self.norm1, self.norm2 = nn.LayerNorm(32, eps=1e-6), nn.LayerNorm(32, eps=1e-6)
        self.feed = nn.Sequential(nn.Linear(32, 32), nn.ReLU(), nn.Linear(32, 32))
        self.drop = nn.Dropout(0.1)
        self.head = nn.Sequential(nn.Dropout(0.1), nn.Linear(32, 20), nn.ReLU(), nn.Dropout(0.1), nn.Linear(20, 2))

    def heads(self, x):
        return x.view(x.shape[0], x.shape[1], 2, 32).transpose(1, 2)

    def forward(self, tokens):
        x = self.tokens(tokens) + self.positions.weight
        attended = nn.functional.scaled_dot_product_attention(self.heads(self.query(x)), self.heads(self.key(x)), self.heads(self.value(x)))
        attended = self.out(attended.transpose(1, 2).reshape(x.shape[0], x.shape[1], 64))
        x = self.norm1(x + self.drop(attended))
        x = self.norm2(x + self.drop(self.feed(x)))
        return self.head(x.mean(1))


class Lstm(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(20000, 128)
        self.lstm = nn.LSTM(128, 128, batch_first=True)
        self.head = nn.Linear(128, 1)

    def forward(self, tokens):
        return self.head(self.lstm(self.embedding(tokens))[0][:, -1])


def model(workload):
    if workload == "mlp_tiny_train":
        return nn.Sequential(nn.Linear(8, 12), nn.ReLU(), nn.Linear(12, 8), nn.ReLU(), nn.Linear(8, 1))
    if workload == "mlp_mnist_train":
        return nn.Sequential(nn.Linear(784, 512), nn.ReLU(), nn.Linear(512, 512), nn.ReLU(), nn.Linear(512, 10))
    if workload == "cnn_mnist_train":
        return nn.Sequential(
            nn.Conv2d(1, 32, 3),
            nn.ReLU(),
            nn.MaxPool2d(2),
            nn.Conv2d(32, 64, 3),
            nn.ReLU(),
            nn.MaxPool2d(2),
            nn.Flatten(),
            nn.Dropout(0.5),
            nn.Linear(1600, 10),
        )
    return Lstm() if workload == "lstm_imdb_train" else Transformer()


class Training:
    """One epoch at a time."""

    def __init__(self, workload, rows=None):
        self.model = model(workload)
        x, y = workloads.data(workload, rows)
        self.binary = workload in ("mlp_tiny_train", "lstm_imdb_train")
        self.x = torch.from_numpy(x.transpose(0, 3, 1, 2).copy() if x.ndim == 4 else x)
        self.y = torch.from_numpy(y) if self.binary else torch.from_numpy(y).long()
        self.loss = nn.BCEWithLogitsLoss() if self.binary else nn.CrossEntropyLoss()
        self.optimizer = torch.optim.Adam(self.model.parameters())
        self.batch = workloads.TRAIN[workload][1]

    def epoch(self):
        order = torch.randperm(len(self.x))
        total, right = 0.0, 0
        for rows in order.split(self.batch):
            loss, output = self.train(self.x[rows], self.y[rows])
            # What Keras shows after each step: the mean loss and the accuracy so far.
            total += loss.item() * len(rows)
            answer = (output > 0).float() if self.binary else output.argmax(1)
            right += (answer == self.y[rows]).sum().item()

    def train(self, x, y):
        output = self.model(x)
        loss = self.loss(output, y)
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        return loss, output

    def step(self):
        self.train(self.x[: self.batch], self.y[: self.batch])[0].item()


def predictors(workload):
    built = model(workload).eval()
    row = torch.from_numpy(workloads.data(workload)[0][:1])

    def run():
        with torch.inference_mode():
            return built(row)

    return {"compiled": run}
