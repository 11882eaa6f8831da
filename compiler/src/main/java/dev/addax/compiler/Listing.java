package dev.addax.compiler;

import dev.addax.tensor.Fusion;
import dev.addax.tensor.Op;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The text form of a plan. */
final class Listing {
  private final StringBuilder text = new StringBuilder();

  private Listing() {}

  static String of(Plan plan) {
    var listing = new Listing();
    listing.add(plan, "plan", "");
    return listing.text.toString();
  }

  private void add(Plan plan, String title, String indent) {
    text.append(indent)
        .append("%s: %d steps, slab %,d bytes".formatted(title, plan.steps().size(), plan.bytes()))
        .append(
            plan.constants().isEmpty() ? "" : ", %d constants".formatted(plan.constants().size()))
        .append('\n');
    for (int i = 0; i < plan.steps().size(); i++) {
      add(plan.steps().get(i), i, indent);
    }
  }

  private void add(Step step, int number, String indent) {
    var types = step.inputs().stream().map(View::type).toList();
    text.append(indent)
        .append(
            "%3d  %s ← %s(%s)  %s%n"
                .formatted(
                    number,
                    join(step.outputs()),
                    name(step.op()),
                    join(step.inputs()),
                    work(step)));
    if (step.op() instanceof Fusion fusion) {
      text.append(fusion.body().toString().indent(indent.length() + 7));
    }
    for (var body : step.bodies()) {
      add(body, "body", indent + "       ");
    }
  }

  private static String name(Op op) {
    return op.toString();
  }

  private static String join(List<View> views) {
    return views.stream().map(View::toString).collect(Collectors.joining(", "));
  }

  private static String work(Step step) {
    double flops = flops(step.op(), step);
    long bytes = 0;
    for (var view : step.inputs()) {
      bytes += view.type().bytes();
    }
    for (var view : step.outputs()) {
      bytes += view.type().bytes();
    }
    return flops == 0
        ? "%s".formatted(scaled(bytes, "B"))
        : "%s %s".formatted(scaled(flops, "FLOP"), scaled(bytes, "B"));
  }

  private static double flops(Op op, Step step) {
    var inputs = step.inputs().stream().map(View::type).toList();
    var outputs = step.outputs().stream().map(View::type).toList();
    return Work.flops(op, inputs, outputs);
  }

  private static String scaled(double amount, String unit) {
    var prefixes = List.of("", "k", "M", "G", "T");
    int at = 0;
    while (amount >= 1000 && at < prefixes.size() - 1) {
      amount /= 1000;
      at++;
    }
    return String.format(
        Locale.ROOT,
        amount < 10 && at > 0 ? "%.1f %s%s" : "%.0f %s%s",
        amount,
        prefixes.get(at),
        unit);
  }
}
