package dev.addax.conformance.kind;

import dev.addax.conformance.recorded.Case;
import dev.addax.conformance.recorded.Check;
import dev.addax.conformance.recorded.Skip;
import dev.addax.conformance.recorded.Verdict;
import dev.addax.keras.config.Keras;
import dev.addax.keras.ops.Ops;
import dev.addax.keras.random.SeedGenerator;
import dev.addax.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Random draws with an integer seed, a generator, or the global seed. */
final class RandomCheck implements Check {
  @Override
  public String kind() {
    return "random";
  }

  @Override
  public void run(Case subject, Verdict verdict) {
    boolean global = subject.has("global_seed");
    if (global) Keras.setRandomSeed(subject.number("global_seed"));
    var name = global ? "keras.random.uniform" : subject.text("function");
    var function = Ops.find(name);
    if (function == null) throw new Skip("no " + name);
    var kwargs = kwargs(subject, global);
    var args = global ? List.of(List.of(5)) : (List<?>) subject.tree(subject.list("args"));
    for (var role : subject.list("outputs"))
      verdict.expect(String.valueOf(role), (Tensor) function.call(args, kwargs));
  }

  private static Map<String, @Nullable Object> kwargs(Case subject, boolean global) {
    var kwargs = new HashMap<String, @Nullable Object>(subject.object("kwargs"));
    if (global) return kwargs;
    long seed = subject.number("seed");
    kwargs.put("seed", subject.number("draws") > 1 ? new SeedGenerator(seed) : (Object) seed);
    return kwargs;
  }
}
