package dev.addax.cpu;

import dev.addax.compiler.Step;
import dev.addax.compiler.View;
import dev.addax.tensor.Constant;
import dev.addax.tensor.Fusion;
import dev.addax.tensor.Scatter;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds what is zero, then has rows added, then is read by one fused group and by nobody else: the
 * gradient of an embedding, of which most rows are zero.
 */
final class Scattering {
  private final List<Step> steps;
  private final Map<Step, Use> uses = new IdentityHashMap<>();

  /** The fill, the scatter, and which input of the group they make. */
  record Use(Step fill, Step scatter, int input) {}

  Scattering(List<Step> steps) {
    this.steps = steps;
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).op() instanceof Scatter scatter && scatter.kind() == Scatter.Kind.ADD) {
        find(i);
      }
    }
  }

  /** {@return the groups with an input made so} */
  Map<Step, Use> uses() {
    return uses;
  }

  private void find(int number) {
    var scatter = steps.get(number);
    var made = scatter.outputs().getFirst();
    int fill = maker(number, made);
    int reader = reader(number, made);
    if (made.base() != View.Base.SLAB || fill < 0 || reader < 0) {
      return;
    }
    var group = steps.get(reader);
    int input = group.inputs().indexOf(flat(made, group));
    boolean once = group.inputs().stream().filter(v -> meet(v, made)).count() == 1;
    boolean lasts =
        between(number, reader, scatter.inputs().get(1))
            && between(number, reader, scatter.inputs().get(2));
    if (input >= 0 && once && lasts && isDeadAfter(reader, made)) {
      uses.put(group, new Use(steps.get(fill), scatter, input));
    }
  }

  /** {@return the step that fills the memory with zeros just for the scatter; −1 if none does} */
  private int maker(int scatter, View made) {
    if (!steps.get(scatter).inputs().getFirst().equals(made)) {
      return -1;
    }
    for (int i = scatter - 1; i >= 0; i--) {
      var step = steps.get(i);
      if (touches(step, made)) {
        boolean zeros =
            step.op() instanceof Constant c
                && c.value().doubleValue() == 0
                && step.outputs().getFirst().equals(made);
        return zeros ? i : -1;
      }
    }
    return -1;
  }

  /** {@return the next step that touches the memory, if it is a group that only reads it} */
  private int reader(int scatter, View made) {
    for (int i = scatter + 1; i < steps.size(); i++) {
      if (touches(steps.get(i), made)) {
        boolean reads = steps.get(i).outputs().stream().noneMatch(v -> meet(v, made));
        return reads && steps.get(i).op() instanceof Fusion ? i : -1;
      }
    }
    return -1;
  }

  /** Whether nobody writes the memory of {@code view} between two steps. */
  private boolean between(int from, int to, View view) {
    return steps.subList(from + 1, to + 1).stream()
        .allMatch(s -> s.bodies().isEmpty() && s.outputs().stream().noneMatch(v -> meet(v, view)));
  }

  private boolean isDeadAfter(int reader, View made) {
    for (int i = reader + 1; i < steps.size(); i++) {
      if (steps.get(i).inputs().stream().anyMatch(v -> meet(v, made))) {
        return false;
      }
      if (steps.get(i).outputs().stream().anyMatch(v -> covers(v, made))) {
        return true;
      }
    }
    return true;
  }

  /** The memory as the group sees it. */
  private static View flat(View made, Step group) {
    return group.inputs().stream()
        .filter(v -> v.isDense() && v.offset() == made.offset() && v.base() == made.base())
        .filter(v -> v.type().bytes() == made.type().bytes())
        .findFirst()
        .orElse(made);
  }

  private static boolean touches(Step step, View view) {
    return !step.bodies().isEmpty()
        || step.inputs().stream().anyMatch(v -> meet(v, view))
        || step.outputs().stream().anyMatch(v -> meet(v, view));
  }

  private static boolean meet(View a, View b) {
    return isSameMemory(a, b) && first(a) <= last(b) && first(b) <= last(a);
  }

  private static boolean covers(View outer, View inner) {
    return isSameMemory(outer, inner)
        && outer.isDense()
        && first(outer) <= first(inner)
        && last(inner) <= last(outer);
  }

  private static boolean isSameMemory(View a, View b) {
    return a.base() == b.base() && a.index() == b.index();
  }

  /** {@return the first byte of the view} */
  private static long first(View view) {
    return view.offset() + span(view, -1);
  }

  /** {@return the last byte of the view} */
  private static long last(View view) {
    return view.offset() + span(view, 1) + view.type().dtype().bytes() - 1;
  }

  /** {@return how far the view reaches in one direction, in bytes} */
  private static long span(View view, int sign) {
    long span = 0;
    for (int i = 0; i < view.strides().size(); i++) {
      long stride = view.strides().get(i);
      span += sign * stride > 0 ? (view.type().shape().dim(i) - 1) * stride : 0;
    }
    return span * view.type().dtype().bytes();
  }
}
