package dev.addax.conformance.corpus;

import dev.addax.keras.layers.Call;
import dev.addax.keras.models.Model;
import dev.addax.keras.models.Models;
import dev.addax.keras.saving.ModelFormats;
import dev.addax.keras.saving.SavingException;
import dev.addax.tensor.Variable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compares what Addax makes of one file with what was recorded. */
final class FileCheck {
  private final Path file;
  private final Expected expected;
  private final List<String> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  FileCheck(Path file, Expected expected) {
    this.file = file;
    this.expected = expected;
  }

  /** {@return what differs; empty if nothing does} */
  List<String> run() {
    switch (expected.status()) {
      case "weights-only" -> weightsAlone();
      case "refused" -> refused(List.of("Python code"));
      case "cannot load" -> refused(expected.list("missing_classes"));
      default -> model();
    }
    return problems;
  }

  /** {@return what is worth knowing although nothing differs} */
  List<String> notes() {
    return notes;
  }

  // ---- files that cannot be loaded

  private void refused(List<?> reasons) {
    try {
      Models.load(file);
      notes.add("loads, although real Keras refuses it");
    } catch (SavingException e) {
      var message = String.valueOf(e.getMessage());
      notes.add("refused: " + message.lines().findFirst().orElse(""));
      if (!reasons.isEmpty() && reasons.stream().noneMatch(r -> message.contains(plain(r)))) {
        problems.add("refused without naming any of %s: %s".formatted(reasons, message));
      }
    }
  }

  private static String plain(Object reason) {
    var text = String.valueOf(reason);
    return text.substring(text.indexOf('>') + 1);
  }

  // ---- files of weights

  private void weightsAlone() {
    try (var saved = ModelFormats.open(file)) {
      var actual = new ArrayList<Sums>();
      saved.weights().tensors().forEach(stored -> actual.add(Sums.of(stored.read())));
      if (expected.list("datasets").size() > actual.size()) {
        saved.weights().optimizer().forEach(stored -> actual.add(Sums.of(stored.read())));
      }
      var wanted = new ArrayList<Sums>();
      for (var row : expected.list("datasets")) {
        if (row instanceof List<?> r) {
          wanted.add(Sums.recorded(r.get(2), r.get(3), r.get(4)));
        }
      }
      compare("datasets", wanted, actual);
    }
  }

  private void compare(String what, List<Sums> wanted, List<Sums> actual) {
    if (wanted.size() != actual.size()) {
      problems.add("%d %s, expected %d".formatted(actual.size(), what, wanted.size()));
    }
    var missing = Sums.missing(wanted, actual);
    if (!missing.isEmpty()) {
      problems.add(
          "%d of %d %s have other values, such as %s"
              .formatted(missing.size(), wanted.size(), what, missing.getFirst()));
    }
  }

  // ---- whole models

  private void model() {
    var model = Models.load(file);
    model.loadReport().ifPresent(report -> notes.addAll(report.notes()));
    weights(model);
    if (expected.mustMatch() && expected.status().equals("ok")) {
      outputs(model);
    }
    new CompileCheck(expected.object("compile"), problems, notes).run(model);
  }

  private void weights(Model model) {
    var wanted = new ArrayList<Sums>();
    for (var row : expected.list("weights")) {
      if (row instanceof List<?> r) {
        wanted.add(Sums.recorded(r.get(1), r.get(2), r.get(3)));
      }
    }
    if (wanted.isEmpty() && !model.isBuilt()) {
      return;
    }
    var actual = model.weights().stream().map(Variable::value).map(Sums::of).toList();
    compare("weights", wanted, actual);
  }

  private void outputs(Model model) {
    var recorded = expected.objects("outputs");
    var inputs = FormulaInputs.of(expected.objects("inputs"));
    var outputs = model.applyAll(inputs, Call.INFERENCE);
    if (outputs.size() != recorded.size()) {
      problems.add("%d outputs, expected %d".formatted(outputs.size(), recorded.size()));
      return;
    }
    for (int i = 0; i < outputs.size(); i++) {
      var difference =
          OutputCheck.difference(recorded.get(i), outputs.get(i), expected.tolerance());
      if (!difference.isEmpty()) {
        problems.add("output %d: %s".formatted(i, difference));
      }
    }
  }
}
