package dev.addax.conformance.kind;

import dev.addax.conformance.recorded.Case;
import dev.addax.conformance.recorded.Check;
import dev.addax.conformance.recorded.Skip;
import dev.addax.conformance.recorded.Verdict;
import dev.addax.keras.config.Keras;
import dev.addax.keras.config.Serialization;
import dev.addax.keras.layers.Layer;
import dev.addax.tensor.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Initial weights of models that are constructed, or revived, after a global seed was set. */
final class SeededModelCheck implements Check {
  @Override
  public String kind() {
    return "seeded_model";
  }

  @Override
  public void run(Case subject, Verdict verdict) {
    Keras.clearSession();
    Keras.setRandomSeed(subject.number("seed"));
    boolean revive = subject.flag("reviving_gives_same");
    var models = revive ? revived(subject) : List.of(constructed(subject.text("builder")));
    for (var entry : subject.list("weights")) {
      var expected = (Map<?, ?>) Objects.requireNonNull(entry);
      var model = models.get(((Number) Objects.requireNonNull(expected.get("model"))).intValue());
      var weight = next(model);
      // Paths were recorded from constructed models; a revived layer is built before it is part of
      // a model.
      if (!revive) verdict.expectEqual("path", expected.get("path"), weight.path());
      verdict.expect(String.valueOf(expected.get("role")), weight.value(), subject.tolerance());
    }
    models.forEach(model -> verdict.expectEqual("weights left over", List.of(), model));
  }

  private static Variable next(List<Variable> weights) {
    if (weights.isEmpty()) throw new IllegalStateException("the model has too few weights");
    return weights.removeFirst();
  }

  private static List<List<Variable>> revived(Case subject) {
    var models = new ArrayList<List<Variable>>();
    for (var json : subject.list("models")) {
      models.add(new ArrayList<>(Serialization.deserialize(Layer.class, json).weights()));
    }
    return models;
  }

  private static List<Variable> constructed(String builder) {
    return switch (builder) {
      case "recurrent" -> new ArrayList<>(SeededModels.recurrent().weights());
      case "one_instance_shared" -> new ArrayList<>(SeededModels.oneInstanceShared().weights());
      default -> throw new Skip("builder " + builder);
    };
  }
}
