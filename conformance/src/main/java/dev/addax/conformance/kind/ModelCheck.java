package dev.addax.conformance.kind;

import dev.addax.conformance.recorded.Case;
import dev.addax.conformance.recorded.Check;
import dev.addax.conformance.recorded.Verdict;
import dev.addax.keras.config.Serialization;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.models.Compile;
import dev.addax.keras.models.Evaluate;
import dev.addax.keras.models.Model;
import dev.addax.keras.models.Trainable;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whole models: what they predict, how they evaluate, and the trajectory of their training. */
final class ModelCheck implements Check {
  private static final int BATCH = 4;

  @Override
  public String kind() {
    return "model";
  }

  @Override
  public void run(Case subject, Verdict verdict) {
    var model = made(subject);
    if (!assign(subject, verdict, model.weights())) return;
    var x = data(subject, "x", "input_layers");
    var y = data(subject, "y", "output_layers");
    expect(verdict, subject.list("predict"), model.predict(x, BATCH));
    logs(
        subject,
        verdict,
        "evaluate",
        subject.object("evaluate"),
        model.evaluate(x, y, Evaluate.defaults().batchSize(BATCH).verbose(0)));
    new Trajectory(subject, verdict, "").fit(model, x, y);
    state(verdict, "weights", subject.list("final_weights"), model.weights());
    optimizer(subject, verdict, "final_optimizer_variables", model);
    if (subject.flag("files")) new FilesCheck(subject, verdict).run(x, y);
  }

  /** {@return the model of a case, compiled, with weights of its own} */
  static Model made(Case subject) {
    var model =
        (Model)
            Serialization.sharing(
                () -> Serialization.deserialize(Layer.class, subject.get("model")));
    model.compile(Compile.fromConfig(subject.object("compile")));
    return model;
  }

  static void optimizer(Case subject, Verdict verdict, String key, Trainable model) {
    var roles =
        subject.list(key).stream().map(v -> ((Map<?, ?>) Objects.requireNonNull(v)).get("role"));
    state(verdict, "optimizer variables", roles.toList(), model.optimizer().variables());
  }

  private static boolean assign(Case subject, Verdict verdict, List<Variable> weights) {
    var entries = subject.list("initial_weights");
    verdict.expectEqual("number of weights", entries.size(), weights.size());
    if (entries.size() != weights.size()) return false;
    for (int i = 0; i < entries.size(); i++) {
      var role = ((Map<?, ?>) Objects.requireNonNull(entries.get(i))).get("role");
      weights.get(i).assign(subject.tensor(String.valueOf(role)));
    }
    return true;
  }

  /** A list goes by position; a dictionary by the names in the model's config. */
  private static List<Tensor> data(Case subject, String key, String layers) {
    var tree = subject.tree(subject.get(key));
    if (!(tree instanceof Map<?, ?> named))
      return Results.flatten(tree).stream().map(Tensor.class::cast).toList();
    var config = (Map<?, ?>) Objects.requireNonNull(subject.object("model").get("config"));
    return names(config.get(layers)).stream().map(name -> (Tensor) named.get(name)).toList();
  }

  private static List<String> names(@Nullable Object layers) {
    return switch (layers) {
      case Map<?, ?> map -> map.keySet().stream().map(String::valueOf).sorted().toList();
      case List<?> one when one.getFirst() instanceof String name -> List.of(name);
      case List<?> list ->
          list.stream().map(entry -> String.valueOf(((List<?>) entry).getFirst())).toList();
      case null, default -> List.of();
    };
  }

  private static void expect(Verdict verdict, List<?> roles, List<Tensor> outputs) {
    verdict.expectEqual("number of outputs", roles.size(), outputs.size());
    for (int i = 0; i < Math.min(roles.size(), outputs.size()); i++)
      verdict.expect(String.valueOf(roles.get(i)), outputs.get(i));
  }

  static void state(Verdict verdict, String what, List<?> roles, List<Variable> variables) {
    verdict.expectEqual("number of " + what, roles.size(), variables.size());
    for (int i = 0; i < Math.min(roles.size(), variables.size()); i++) {
      verdict.expect(String.valueOf(roles.get(i)), variables.get(i).value());
    }
  }

  static void logs(
      Case subject, Verdict verdict, String where, Map<?, ?> expected, Map<String, Double> actual) {
    verdict.expectEqual(
        "names in " + where,
        new java.util.TreeSet<>(expected.keySet()),
        new java.util.TreeSet<>(actual.keySet()));
    expected.forEach(
        (name, value) -> {
          var found = actual.get((String) name);
          if (found == null) return;
          double wanted = subject.tree(value) instanceof Number n ? n.doubleValue() : Double.NaN;
          if (!subject.tolerance().accepts(found, wanted, Math.abs(wanted))) {
            verdict.fail(where, name + " is " + found + ", expected " + wanted);
          }
        });
  }
}
