package dev.addax.tensor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The gradient of a loop: a loop in the other direction. What its body needs of the forward
 * computation is saved step by step by running the forward loop with more outputs (a pass merges
 * both forward loops). Sums over all steps of products, such as the gradients of recurrent kernels,
 * leave the loop as one large contraction.
 */
final class LoopGradient {
  private final Loop loop;
  private final Node node;
  private final Graph body;
  private final List<Tensor> roots = new ArrayList<>();
  private final List<Tensor> upstream = new ArrayList<>();
  private final List<Tensor> carryStarts = new ArrayList<>();
  private final List<Integer> carryIndices = new ArrayList<>();

  /** Parameters of the backward body and the stacked tensors they run over. */
  private final Map<Tensor, Tensor> sequences = new LinkedHashMap<>();

  /** Forward tensors that the backward body takes from a sequence. */
  private final Map<Tensor, Tensor> saved = new LinkedHashMap<>();

  LoopGradient(Loop loop, Node node, List<@Nullable Tensor> gradients) {
    this.loop = loop;
    this.node = node;
    this.body = loop.body().fresh();
    for (int i = 0; i < body.outputs().size(); i++) {
      var gradient = gradients.get(i);
      boolean carry = i < loop.carries();
      if (!node.output(i).dtype().isFloating() || (gradient == null && !carry)) {
        continue;
      }
      var parameter = Parameter.of("gradient" + i, body.outputs().get(i).type());
      roots.add(body.outputs().get(i));
      upstream.add(parameter);
      if (carry) {
        carryIndices.add(i);
        carryStarts.add(gradient == null ? Constant.like(node.output(i), 0) : gradient);
      } else {
        sequences.put(parameter, gradient);
      }
    }
  }

  List<@Nullable Tensor> inputs() {
    var gradients = Backward.gradients(roots, upstream, body.inputs());
    save(gradients);
    var results = new Results(gradients);
    results.run();
    return results.all;
  }

  /** Finds the forward tensors that {@code gradients} use and has the forward loop stack them. */
  private void save(List<@Nullable Tensor> gradients) {
    var wanted = gradients.stream().filter(g -> g != null).toList();
    var backward = dependents(wanted, upstream);
    var varying = dependents(wanted, body.inputs().subList(0, loop.carries() + loop.sequences()));
    var cut = new ArrayList<Tensor>();
    for (var candidate : Topology.order(wanted, List.of())) {
      if (backward.contains(candidate)) {
        candidate.inputs().stream()
            .filter(t -> !backward.contains(t.node()))
            .forEach(t -> cut(t, varying, cut));
      }
    }
    wanted.stream().filter(t -> !backward.contains(t.node())).forEach(t -> cut(t, varying, cut));
    stack(cut.stream().distinct().toList());
  }

  /** Movement costs less to repeat than to save. */
  private static void cut(Tensor tensor, Set<Node> varying, List<Tensor> cut) {
    if (!varying.contains(tensor.node())) {
      return;
    }
    switch (tensor.node().op()) {
      case Broadcast b -> cut(tensor.node().input(0), varying, cut);
      case Reshape r -> cut(tensor.node().input(0), varying, cut);
      case Transpose t -> cut(tensor.node().input(0), varying, cut);
      case Cast c -> cut(tensor.node().input(0), varying, cut);
      default -> cut.add(tensor);
    }
  }

  private void stack(List<Tensor> tensors) {
    var outputs = new ArrayList<>(body.outputs());
    var slices = body.inputs().subList(loop.carries(), loop.carries() + loop.sequences());
    for (var tensor : tensors) {
      if (slices.contains(tensor)) {
        keep(tensor, node.input(loop.carries() + slices.indexOf(tensor)));
      } else {
        outputs.add(tensor);
      }
    }
    int kept = body.outputs().size();
    if (outputs.size() == kept) {
      return;
    }
    var forward =
        new Loop(
            new Graph(body.inputs(), outputs),
            loop.carries(),
            loop.sequences(),
            loop.length(),
            loop.reverse());
    var results = forward.allOn(node.inputs());
    for (int i = kept; i < outputs.size(); i++) {
      keep(outputs.get(i), results.get(i));
    }
  }

  private void keep(Tensor forward, Tensor stacked) {
    var parameter = Parameter.of("saved" + saved.size(), forward.type());
    saved.put(forward, parameter);
    sequences.put(parameter, stacked);
  }

  /** {@return the nodes among those that {@code roots} need which depend on {@code leaves}} */
  static Set<Node> dependents(List<Tensor> roots, List<Tensor> leaves) {
    var found = new HashSet<Node>();
    leaves.forEach(leaf -> found.add(leaf.node()));
    for (var candidate : Topology.order(roots, List.of())) {
      if (candidate.inputs().stream().anyMatch(t -> found.contains(t.node()))) {
        found.add(candidate);
      }
    }
    return found;
  }

  /** Builds the backward loop and picks the gradient of each input from its results. */
  private final class Results {
    private final List<@Nullable Tensor> gradients;
    private final List<@Nullable Tensor> all = new ArrayList<>();
    private final List<Tensor> nextCarries = new ArrayList<>();
    private final List<Tensor> starts = new ArrayList<>(carryStarts);
    private final List<Tensor> outputs = new ArrayList<>();
    private final List<Tensor> parameters = new ArrayList<>();
    private final List<Later> later = new ArrayList<>();
    private Set<Node> varying = Set.of();
    private List<Tensor> results = List.of();

    /** What to do for an input once the backward loop has run. */
    private interface Later {
      @Nullable Tensor get();
    }

    Results(List<@Nullable Tensor> gradients) {
      var replay = new Replay();
      saved.forEach(replay::put);
      this.gradients = gradients.stream().map(g -> g == null ? null : replay.of(g)).toList();
    }

    void run() {
      for (int i : carryIndices) {
        parameters.add(upstream.get(carryIndices.indexOf(i)));
      }
      var leaves = new ArrayList<>(parameters);
      leaves.addAll(sequences.keySet());
      varying = dependents(gradients.stream().filter(g -> g != null).toList(), leaves);
      carries();
      IntStream.range(0, loop.sequences()).forEach(i -> perStep(gradients.get(loop.carries() + i)));
      for (int i = loop.carries() + loop.sequences(); i < node.inputs().size(); i++) {
        invariant(i);
      }
      execute();
      later.forEach(l -> all.add(l.get()));
    }

    private void carries() {
      for (int i = 0; i < loop.carries(); i++) {
        int at = carryIndices.indexOf(i);
        if (at < 0) {
          later.add(() -> null);
          continue;
        }
        var gradient = gradients.get(i);
        nextCarries.add(gradient == null ? Constant.like(body.inputs().get(i), 0) : gradient);
        later.add(() -> results.get(at));
      }
    }

    private void perStep(@Nullable Tensor gradient) {
      if (gradient == null) {
        later.add(() -> null);
      } else {
        var stacked = stacked(gradient);
        later.add(stacked::get);
      }
    }

    private void invariant(int i) {
      var gradient = gradients.get(i);
      later.add(gradient == null ? () -> null : summed(gradient));
    }

    /**
     * The sum of {@code gradient} over all steps, outside the loop where its last operation allows.
     */
    private Later summed(Tensor gradient) {
      var made = gradient.node();
      return switch (made.op()) {
        case Binary b when b.kind() == Binary.Kind.ADD && leaves(gradient) -> {
          var left = summed(made.input(0));
          var right = summed(made.input(1));
          yield () -> get(left).add(get(right));
        }
        case Transpose t -> outside(t, summed(made.input(0)));
        case Reshape r -> outside(r, summed(made.input(0)));
        case Reduce r when r.kind() == Reduce.Kind.SUM && varies(made.input(0)) -> {
          var x = stacked(made.input(0));
          var axes = new ArrayList<>(r.axes().stream().map(a -> a + 1).toList());
          axes.add(0);
          yield () -> new Reduce(Reduce.Kind.SUM, axes).on(get(x));
        }
        case Dot d when varies(made.input(0)) && varies(made.input(1)) -> {
          var left = stacked(made.input(0));
          var right = stacked(made.input(1));
          var whole =
              new Dot(
                  up(d.leftBatch(), false),
                  up(d.rightBatch(), false),
                  up(d.leftContract(), true),
                  up(d.rightContract(), true));
          yield () -> whole.on(get(left), get(right));
        }
        default -> accumulated(gradient);
      };
    }

    /** Whether a summand of {@code gradient} is better added up over all steps outside. */
    private boolean leaves(Tensor gradient) {
      var made = gradient.node();
      return switch (made.op()) {
        case Binary b when b.kind() == Binary.Kind.ADD ->
            leaves(made.input(0)) || leaves(made.input(1));
        case Transpose t -> leaves(made.input(0));
        case Reshape r -> leaves(made.input(0));
        case Reduce r -> r.kind() == Reduce.Kind.SUM && varies(made.input(0));
        case Dot d -> varies(made.input(0)) && varies(made.input(1));
        default -> false;
      };
    }

    private Later outside(Op op, Later inner) {
      return () -> op.on(get(inner));
    }

    private boolean varies(Tensor tensor) {
      return varying.contains(tensor.node());
    }

    private List<Integer> up(List<Integer> axes, boolean withTime) {
      var shifted = new ArrayList<>(axes.stream().map(a -> a + 1).toList());
      if (withTime) {
        shifted.addFirst(0);
      }
      return shifted;
    }

    private Later accumulated(Tensor gradient) {
      var total = Parameter.of("total" + parameters.size(), gradient.type());
      int at = parameters.size();
      parameters.add(total);
      starts.add(Constant.like(gradient, 0));
      nextCarries.add(total.add(gradient));
      return () -> results.get(at);
    }

    /** The values of {@code tensor} at all steps. */
    private Later stacked(Tensor tensor) {
      var given = sequences.get(tensor);
      if (given != null) {
        return () -> given;
      }
      int at = outputs.contains(tensor) ? outputs.indexOf(tensor) : outputs.size();
      if (at == outputs.size()) {
        outputs.add(tensor);
      }
      return () -> results.get(parameters.size() + at);
    }

    private Tensor get(Later value) {
      var tensor = value.get();
      if (tensor == null) {
        throw new IllegalStateException("A loop gradient is missing");
      }
      return tensor;
    }

    private void execute() {
      var made = new ArrayList<>(nextCarries);
      made.addAll(outputs);
      var slices = List.copyOf(sequences.keySet());
      var invariants =
          body.inputs().subList(loop.carries() + loop.sequences(), body.inputs().size());
      var taken = new ArrayList<>(parameters);
      taken.addAll(slices);
      taken.addAll(invariants);
      var inputs = new ArrayList<>(starts);
      inputs.addAll(sequences.values());
      inputs.addAll(node.inputs().subList(loop.carries() + loop.sequences(), node.inputs().size()));
      var backward =
          new Loop(
              new Graph(taken, made),
              parameters.size(),
              slices.size(),
              loop.steps(node.inputTypes()),
              !loop.reverse());
      results = backward.allOn(inputs);
    }
  }
}
