package dev.addax.conformance.interop;

import dev.addax.conformance.interop.Exchange.Specimen;
import dev.addax.keras.models.Fit;
import dev.addax.keras.models.Model;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.DType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One model in one format: from real Keras to Addax, and on its way back. */
final class Journey {
  private static final String WHOLE = ".keras";
  private static final String FOLDER = ".folder";
  private static final String LEGACY = ".h5";

  private final Exchange folder;
  private final Specimen specimen;
  private final String name;
  private final String format;

  Journey(Exchange folder, Specimen specimen, String format) {
    this.folder = folder;
    this.specimen = specimen;
    this.name = specimen.name();
    this.format = format;
  }

  /** {@return what is wrong; empty if all is as in real Keras} */
  Optional<String> run() {
    try {
      var data = folder.data(specimen);
      return predicted(data).or(() -> trained(data));
    } catch (RuntimeException | StackOverflowError e) {
      return Optional.of(e.toString().lines().findFirst().orElse("") + " " + place(e));
    }
  }

  private static String place(Throwable e) {
    var frames = e.getStackTrace();
    return frames.length == 0 ? "" : "(" + frames[0] + ")";
  }

  private Model load() {
    if (format.equals(WHOLE) || format.equals(FOLDER) || format.equals(LEGACY)) {
      return OwnClasses.LOADER.load(folder.theirs(name, format));
    }
    var model = OwnClasses.LOADER.load(folder.theirs(name, WHOLE));
    model.loadWeights(folder.theirs(name, format));
    return model;
  }

  private Optional<String> predicted(Map<String, Tensor> data) {
    var model = load();
    save(model, format);
    var actual = model.predict(Exchange.series(data, "x"), folder.batch());
    return difference(Exchange.series(data, "p"), actual, specimen.prediction())
        .map("prediction "::concat);
  }

  /** Of a model loaded anew: some layers draw random numbers when they predict, too. */
  private Optional<String> trained(Map<String, Tensor> data) {
    var targets = Exchange.series(data, "y");
    if (targets.isEmpty() || format.equals(".safetensors")) {
      return Optional.empty(); // nothing to train, or weights alone: no optimizer goes on
    }
    var model = load();
    var once = Fit.epochs(1).batchSize(folder.batch()).shuffle(false).verbose(0);
    model.fit(Exchange.series(data, "x"), targets, once);
    if (format.equals(WHOLE)) {
      save(model, ".trained" + WHOLE);
    }
    var weights = model.weights().stream().map(Variable::value).toList();
    return difference(Exchange.series(data, "w"), weights, specimen.training())
        .map("weight after training "::concat);
  }

  private void save(Model model, String as) {
    var file = folder.ours(name, as);
    if (as.endsWith(WHOLE) || as.equals(LEGACY)) {
      model.save(file);
    } else if (as.equals(FOLDER)) {
      model.saveUnzipped(file);
    } else {
      model.saveWeights(file);
    }
  }

  private static Optional<String> difference(
      List<Tensor> expected, List<Tensor> actual, double tolerance) {
    if (expected.size() != actual.size()) {
      return Optional.of("%d tensors, not %d".formatted(actual.size(), expected.size()));
    }
    for (int i = 0; i < expected.size(); i++) {
      var wrong = difference(expected.get(i), actual.get(i), tolerance);
      if (wrong.isPresent()) {
        return Optional.of("number " + i + " " + wrong.get());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> difference(Tensor expected, Tensor actual, double tolerance) {
    if (!actual.shape().equals(expected.shape())) {
      return Optional.of("has shape %s, not %s".formatted(actual.shape(), expected.shape()));
    }
    if (expected.dtype() == DType.STRING) {
      var wanted = List.of(expected.toStrings());
      var found = List.of(actual.toStrings());
      return wanted.equals(found)
          ? Optional.empty()
          : Optional.of("says %s, not %s".formatted(found, wanted));
    }
    var wanted = expected.cast(DType.FLOAT64).toDoubles();
    var found = actual.cast(DType.FLOAT64).toDoubles();
    double largest = 1;
    double apart = 0;
    for (int i = 0; i < found.length; i++) {
      largest = Math.max(largest, Math.abs(wanted[i]));
      apart = Math.max(apart, Math.abs(found[i] - wanted[i]));
    }
    double share = apart / largest;
    return share <= tolerance
        ? Optional.empty()
        : Optional.of("differs by %.1e of the largest".formatted(share));
  }
}
