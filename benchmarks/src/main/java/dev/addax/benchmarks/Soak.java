package dev.addax.benchmarks;

import dev.addax.tensor.Tensors;
import java.util.List;

/** Growth of the resident memory over many steps and predictions, in MiB. */
final class Soak {
  private static final int STEPS = 10_000;
  private static final int PREDICTIONS = 100_000;

  private Soak() {}

  static void measure() {
    var training = new Training(Workload.MLP_TINY);
    int epochs = STEPS / training.steps();
    for (int i = 0; i < epochs; i++) {
      training.epoch();
    }
    long before = Memory.residentMib();
    for (int i = 0; i < epochs; i++) {
      training.epoch();
    }
    report("soak_train", before);
    var model = Workload.MLP_TINY.model();
    var row = Workload.MLP_TINY.inputs(1).toFloats();
    predict(model, row, PREDICTIONS / 4);
    before = Memory.residentMib();
    predict(model, row, PREDICTIONS);
    report("soak_predict", before);
  }

  private static void predict(dev.addax.keras.models.Model model, float[] row, int count) {
    for (int i = 0; i < count; i++) {
      model.predict(Tensors.of(row, 1, row.length)).toFloats();
    }
  }

  private static void report(String name, long before) {
    Report.print(name, List.of((double) (Memory.residentMib() - before)), "MiB growth");
  }
}
