package dev.addax.conformance.kind;

import dev.addax.conformance.recorded.Case;
import dev.addax.conformance.recorded.Verdict;
import dev.addax.keras.models.Compile;
import dev.addax.keras.models.Models;
import dev.addax.keras.saving.LoadOptions;
import dev.addax.keras.saving.LoadReport;
import dev.addax.keras.saving.SavingException;
import dev.addax.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;

/** The files that Keras saved of a trained model: what they hold, and how training goes on. */
final class FilesCheck {
  private final Case subject;
  private final Verdict verdict;

  FilesCheck(Case subject, Verdict verdict) {
    this.subject = subject;
    this.verdict = verdict;
  }

  void run(List<Tensor> x, List<Tensor> y) {
    check(".keras", file -> model(file, x, y));
    check(".weights.h5", this::weights);
    check(".h5", file -> legacy(file, x, y));
  }

  /** Reads a file. */
  private interface Reading {
    void read(Path file);
  }

  private void check(String suffix, Reading reading) {
    try {
      reading.read(subject.file("files/" + subject.id() + suffix));
    } catch (SavingException e) {
      verdict.fail(suffix, String.valueOf(e.getMessage()));
    }
  }

  /** The whole model: one more epoch is the one that Keras trained. */
  private void model(Path file, List<Tensor> x, List<Tensor> y) {
    var model = Models.load(file);
    clean(model.loadReport().orElseThrow());
    if (!model.isCompiled()) {
      verdict.fail(file.toString(), "not compiled");
      return;
    }
    new Trajectory(subject, verdict, "continued_").fit(model, x, y, 1);
    ModelCheck.state(verdict, "weights", subject.list("continued_weights"), model.weights());
    ModelCheck.optimizer(subject, verdict, "continued_optimizer_variables", model);
  }

  /**
   * The whole model in the older format, which Keras itself cannot always read back: the same
   * weights, and compiled anew the same further epoch.
   */
  private void legacy(Path file, List<Tensor> x, List<Tensor> y) {
    var model = Models.load(file, LoadOptions.strict().compile(false));
    if (!model.loadReport().orElseThrow().isComplete()) {
      verdict.fail(".h5", model.loadReport().orElseThrow().toString());
    }
    ModelCheck.state(verdict, "weights", subject.list("final_weights"), model.weights());
    if (!subject.has("h5_recompiled_epochs")) {
      return;
    }
    model.compile(Compile.fromConfig(subject.object("compile")));
    new Trajectory(subject, verdict, "h5_recompiled_").fit(model, x, y, 1);
    ModelCheck.state(verdict, "weights", subject.list("h5_recompiled_weights"), model.weights());
  }

  /** Weights and optimizer for a model that was made from its JSON. */
  private void weights(Path file) {
    var model = ModelCheck.made(subject);
    clean(model.loadWeights(file));
    ModelCheck.state(verdict, "weights", subject.list("final_weights"), model.weights());
    ModelCheck.optimizer(subject, verdict, "final_optimizer_variables", model);
  }

  private void clean(LoadReport report) {
    if (!report.isComplete() || !report.notes().isEmpty()) verdict.fail("load", report.toString());
  }
}
