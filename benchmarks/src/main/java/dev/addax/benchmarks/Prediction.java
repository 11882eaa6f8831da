package dev.addax.benchmarks;

import dev.addax.keras.layers.Call;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.transform.Compiled;
import java.util.ArrayList;
import java.util.List;

/** One row through a model: the compiled forward function alone, and {@code predict} on arrays. */
final class Prediction {
  private static final int COUNT = 2000;
  private static final long WARM_UP_NANOSECONDS = 3_000_000_000L;

  private Prediction() {}

  static void measure(String name, Workload workload) {
    var model = workload.model();
    var row = workload.inputs(1);
    row.buffer();
    var values = row.toFloats();
    var dims = row.shape().toArray();
    var forward = Compiled.ofOne(x -> model.apply(x, Call.INFERENCE));
    Report.print(name + "_compiled", times(() -> forward.call(row).toFloats()), "us");
    Report.print(
        name + "_predict", times(() -> model.predict(Tensors.of(values, dims)).toFloats()), "us");
  }

  private static List<Double> times(Runnable run) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < WARM_UP_NANOSECONDS) {
      run.run();
    }
    var times = new ArrayList<Double>();
    for (int i = 0; i < COUNT; i++) {
      long begin = System.nanoTime();
      run.run();
      times.add((System.nanoTime() - begin) / 1e3);
    }
    return times;
  }
}
