package dev.addax.conformance.kind;

import dev.addax.conformance.recorded.Case;
import dev.addax.conformance.recorded.Check;
import dev.addax.conformance.recorded.Verdict;
import dev.addax.keras.config.Serialization;
import dev.addax.keras.optimizers.Optimizer;
import dev.addax.tensor.Provenance;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.transform.Gradients;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Some steps of an optimizer: the variables after each, and its own state at the end. */
final class OptimizerCheck implements Check {
  @Override
  public String kind() {
    return "optimizer";
  }

  @Override
  public void run(Case subject, Verdict verdict) {
    var optimizer = Serialization.deserialize(Optimizer.class, subject.get("optimizer"));
    var variables =
        subject.list("variables").stream().map(v -> variable(subject, (Map<?, ?>) v)).toList();
    optimizer.build(variables);
    var steps = subject.list("gradients");
    for (int step = 0; step < steps.size(); step++) {
      optimizer.apply(new Gradients(variables, gradients(subject, (List<?>) steps.get(step))));
      expect(verdict, (List<?>) subject.list("after").get(step), variables);
    }
    var state =
        subject.list("optimizer_variables").stream().map(v -> ((Map<?, ?>) v).get("role")).toList();
    expect(verdict, state, optimizer.variables());
    optimizer.finalizeVariableValues(variables);
    expect(verdict, subject.list("finalized"), variables);
  }

  private static Variable variable(Case subject, Map<?, ?> entry) {
    var name = String.valueOf(entry.get("name"));
    var start = subject.tensor(String.valueOf(entry.get("role")));
    return new Variable(name, () -> name, () -> start, true, new Provenance.Assigned());
  }

  private static List<@Nullable Tensor> gradients(Case subject, List<?> roles) {
    var gradients = new ArrayList<@Nullable Tensor>();
    for (var role : roles) gradients.add(role == null ? null : subject.tensor((String) role));
    return gradients;
  }

  private static void expect(Verdict verdict, List<?> roles, List<Variable> variables) {
    if (roles.size() != variables.size()) {
      var paths = variables.stream().map(Variable::path).toList();
      verdict.fail(
          "variables",
          "there are " + variables.size() + " " + paths + ", expected " + roles.size());
      return;
    }
    for (int i = 0; i < roles.size(); i++)
      verdict.expect(String.valueOf(roles.get(i)), variables.get(i).value());
  }
}
