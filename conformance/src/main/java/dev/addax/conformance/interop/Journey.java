package dev.addax.conformance.interop;

import dev.addax.conformance.recorded.Recorded;
import dev.addax.conformance.recorded.Safetensors;
import dev.addax.keras.models.Fit;
import dev.addax.keras.models.Model;
import dev.addax.keras.models.Models;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.List;
import java.util.Optional;

/** One model in one format: from real Keras to Addax, and on its way back. */
final class Journey {
  private static final String WHOLE = ".keras";

  private final Exchange folder;
  private final String name;
  private final String format;

  Journey(Exchange folder, String name, String format) {
    this.folder = folder;
    this.name = name;
    this.format = format;
  }

  /** {@return what is wrong; empty if all is as in real Keras} */
  Optional<String> run() {
    try {
      return compare(load(), folder.data(name));
    } catch (RuntimeException | StackOverflowError e) {
      return Optional.of(e.toString().lines().findFirst().orElse("") + " " + place(e));
    }
  }

  private static String place(Throwable e) {
    var frames = e.getStackTrace();
    return frames.length == 0 ? "" : "(" + frames[0] + ")";
  }

  private Model load() {
    if (format.equals(WHOLE) || format.equals(".h5")) {
      return Models.load(folder.theirs(name, format));
    }
    var model = Models.load(folder.theirs(name, WHOLE));
    model.loadWeights(folder.theirs(name, format));
    return model;
  }

  private Optional<String> compare(Model model, Safetensors data) {
    var x = Exchange.tensors(data, "x");
    var wrong =
        difference(
            Exchange.series(data, "p"), model.predict(x, folder.batch()), folder.prediction());
    if (wrong.isPresent()) {
      return wrong.map("prediction "::concat);
    }
    save(model, format);
    if (format.equals(".safetensors")) {
      return wrong; // weights alone: the optimizer has to begin anew
    }
    var once = Fit.epochs(1).batchSize(folder.batch()).shuffle(false).verbose(0);
    model.fit(x, Exchange.tensors(data, "y"), once);
    if (format.equals(WHOLE)) {
      save(model, ".trained" + WHOLE);
    }
    var weights = model.weights().stream().map(Variable::value).toList();
    return difference(Exchange.series(data, "w"), weights, folder.training())
        .map("weight after training "::concat);
  }

  private void save(Model model, String as) {
    var file = folder.ours(name, as);
    if (as.endsWith(WHOLE) || as.equals(".h5")) {
      model.save(file);
    } else {
      model.saveWeights(file);
    }
  }

  private static Optional<String> difference(
      List<Recorded> expected, List<Tensor> actual, double tolerance) {
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

  private static Optional<String> difference(Recorded expected, Tensor actual, double tolerance) {
    var shape = Shape.of(expected.shape());
    if (!actual.shape().equals(shape)) {
      return Optional.of("has shape %s, not %s".formatted(actual.shape(), shape));
    }
    var values = actual.cast(DType.FLOAT64).toDoubles();
    double largest = 1;
    double apart = 0;
    for (int i = 0; i < values.length; i++) {
      largest = Math.max(largest, Math.abs(expected.real(i)));
      apart = Math.max(apart, Math.abs(values[i] - expected.real(i)));
    }
    double share = apart / largest;
    return share <= tolerance
        ? Optional.empty()
        : Optional.of("differs by %.1e of the largest".formatted(share));
  }
}
