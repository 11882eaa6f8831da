package dev.addax.benchmarks;

import dev.addax.keras.models.Fit;
import dev.addax.keras.models.Model;
import dev.addax.tensor.Tensor;

/** One epoch of fit at a time. */
final class Training {
  private final Workload workload;
  private final Model model;
  private final Tensor x;
  private final Tensor y;

  Training(Workload workload) {
    this(workload, workload.rows());
  }

  /** Trains on fewer rows than the workload has. */
  Training(Workload workload, int rows) {
    this.workload = workload;
    this.model = workload.model();
    this.x = workload.inputs(rows);
    this.y = workload.targets(rows);
    y.buffer();
  }

  int steps() {
    return workload.rows() / workload.batch();
  }

  void epoch() {
    model.fit(x, y, Fit.epochs(1).batchSize(workload.batch()).verbose(0));
  }

  void step() {
    var part = x.narrow(0, 0, workload.batch());
    var targets = y.narrow(0, 0, workload.batch());
    part.buffer();
    targets.buffer();
    model.fit(part, targets, Fit.epochs(1).batchSize(workload.batch()).verbose(0));
  }

  /** {@return the compiled training step, for people} */
  String plan() {
    step();
    return model.trainPlan(x.narrow(0, 0, workload.batch()), y.narrow(0, 0, workload.batch()));
  }
}
