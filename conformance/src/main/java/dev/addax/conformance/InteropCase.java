package dev.addax.conformance;

import dev.addax.conformance.recorded.Recorded;
import dev.addax.conformance.recorded.Safetensors;
import dev.addax.keras.models.Fit;
import dev.addax.keras.models.Model;
import dev.addax.keras.models.Models;
import dev.addax.keras.saving.SavingException;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.Variable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One model on its way from Python to Java and back. */
final class InteropCase {
  static final String DATA = "data.safetensors";
  private static final int BATCH = 4;
  private static final double RELATIVE = 2e-4;
  private static final double ABSOLUTE = 2e-5;
  private static final long SHARD_BYTES = 3200;
  private static final List<String> WEIGHTS = List.of("weights.h5", "weights.json");

  private final Path folder;
  private final Safetensors data;
  private final List<Tensor> x = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  InteropCase(Path folder) {
    this.folder = folder;
    this.data = Safetensors.open(folder.resolve(DATA));
    for (int i = 0; data.names().contains("x" + i); i++) {
      x.add(data.get("x" + i).tensor());
    }
  }

  /** {@return the number of files that differ, each said in a line} */
  int run() {
    int failed = line("python.keras", () -> read(Models.load(folder.resolve("python.keras"))));
    for (var file : WEIGHTS) {
      if (Files.exists(folder.resolve("python." + file))) {
        failed += line("python." + file, () -> readWeights("python." + file));
      }
    }
    return failed;
  }

  private int line(String file, Runnable reading) {
    problems.clear();
    try {
      reading.run();
    } catch (SavingException | IllegalArgumentException | IllegalStateException e) {
      problems.add(e.getClass().getSimpleName() + ": " + e.getMessage());
    }
    System.out.printf(
        "%s %s %s: %s%n",
        problems.isEmpty() ? "ok  " : "FAIL",
        folder.getFileName(),
        file,
        problems.isEmpty() ? "Python wrote, Java read" : problems.getFirst());
    return problems.isEmpty() ? 0 : 1;
  }

  /** Before anything changes it, the model is saved for Python. */
  private void read(Model model) {
    var report = model.loadReport().orElseThrow();
    if (!report.isComplete() || !report.notes().isEmpty()) {
      problems.add(report.toString());
    }
    model.save(folder.resolve("java.keras"));
    model.saveWeights(folder.resolve("java.weights.h5"));
    model.saveWeights(folder.resolve("java.weights.json"), SHARD_BYTES);
    model.saveWeights(folder.resolve("java.safetensors"));
    compare(model);
  }

  private void readWeights(String file) {
    var model = Models.load(folder.resolve("python.keras"));
    for (var weight : model.weights()) {
      weight.assign(Tensors.full(weight.type().shape(), 0, weight.type().dtype()));
    }
    model.loadWeights(folder.resolve(file));
    compare(model);
  }

  private void compare(Model model) {
    expect("predict", model.predict(x, BATCH).getFirst());
    state("saved_", model);
    var history =
        model.fit(
            x,
            List.of(data.get("y").tensor()),
            Fit.epochs(1).batchSize(BATCH).shuffle(false).verbose(0));
    expect("loss", Tensors.of(new double[] {history.get("loss").getFirst()}, 1));
    state("trained_", model);
  }

  private void state(String prefix, Model model) {
    state(prefix + "w", model.weights());
    state(prefix + "o", model.optimizer().variables());
  }

  private void state(String prefix, List<Variable> variables) {
    long expected = data.names().stream().filter(n -> n.startsWith(prefix)).count();
    if (expected != variables.size()) {
      problems.add(prefix + ": " + variables.size() + " variables, expected " + expected);
      return;
    }
    for (int i = 0; i < variables.size(); i++) {
      expect(prefix + i, variables.get(i).value());
    }
  }

  private void expect(String name, Tensor actual) {
    Recorded expected = data.get(name);
    var values = actual.toDoubles();
    if (values.length != expected.count()) {
      problems.add(name + ": " + values.length + " values, expected " + expected.count());
      return;
    }
    double largest = 1;
    for (int i = 0; i < values.length; i++) {
      largest = Math.max(largest, Math.abs(expected.real(i)));
    }
    for (int i = 0; i < values.length; i++) {
      double wanted = expected.real(i);
      if (!(Math.abs(values[i] - wanted) <= ABSOLUTE * largest + RELATIVE * Math.abs(wanted))) {
        problems.add("%s[%d] is %s, expected %s".formatted(name, i, values[i], wanted));
        return;
      }
    }
  }
}
