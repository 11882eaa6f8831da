package dev.addax.cpu;

import dev.addax.compiler.Plan;
import dev.addax.compiler.Step;
import dev.addax.compiler.View;
import dev.addax.cpu.step.CondStep;
import dev.addax.cpu.step.FillStep;
import dev.addax.cpu.step.LoopStep;
import dev.addax.cpu.step.Program;
import dev.addax.cpu.step.ReferenceStep;
import dev.addax.cpu.step.ScatterStep;
import dev.addax.cpu.step.ScatteredTileStep;
import dev.addax.cpu.step.Sequence;
import dev.addax.cpu.step.TileStep;
import dev.addax.cpu.step.UniformStep;
import dev.addax.cpu.step.WhileStep;
import dev.addax.tensor.Binary;
import dev.addax.tensor.Broadcast;
import dev.addax.tensor.Cast;
import dev.addax.tensor.Compare;
import dev.addax.tensor.Concat;
import dev.addax.tensor.Cond;
import dev.addax.tensor.Constant;
import dev.addax.tensor.Conv;
import dev.addax.tensor.Data;
import dev.addax.tensor.Dot;
import dev.addax.tensor.Fourier;
import dev.addax.tensor.Fusion;
import dev.addax.tensor.Gather;
import dev.addax.tensor.Graph;
import dev.addax.tensor.Iota;
import dev.addax.tensor.LinearAlgebra;
import dev.addax.tensor.Loop;
import dev.addax.tensor.Node;
import dev.addax.tensor.Op;
import dev.addax.tensor.Pad;
import dev.addax.tensor.Parameter;
import dev.addax.tensor.Pool;
import dev.addax.tensor.Random;
import dev.addax.tensor.Read;
import dev.addax.tensor.Reduce;
import dev.addax.tensor.Reshape;
import dev.addax.tensor.Scan;
import dev.addax.tensor.Scatter;
import dev.addax.tensor.Select;
import dev.addax.tensor.Slice;
import dev.addax.tensor.Softmax;
import dev.addax.tensor.Sort;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Transpose;
import dev.addax.tensor.Unary;
import dev.addax.tensor.While;
import dev.addax.tensor.type.DType;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a plan into a program: a kernel for every step. What has no kernel here goes to the
 * reference backend.
 */
final class Lowering {
  private final Plan plan;
  private final boolean library;
  private final Slots slots = new Slots();
  private final Moving moving = new Moving(slots);
  private final Combining combining;
  private final Fusing fusing = new Fusing(slots, this);

  private Lowering(Plan plan, boolean library) {
    this.plan = plan;
    this.library = library;
    this.combining = new Combining(slots, library);
  }

  /**
   * {@return the program of a plan}
   *
   * @param library whether oneDNN may be used
   */
  static Program lower(Plan plan, boolean library) {
    return new Lowering(plan, library).program();
  }

  private Program program() {
    var steps = new ArrayList<dev.addax.cpu.step.Step>();
    var scattered = scattered();
    for (var step : plan.steps()) {
      if (!scattered.containsKey(step)) {
        steps.add(lower(step));
      } else {
        scattered.get(step).ifPresent(steps::add);
      }
    }
    var constants = plan.constants().stream().map(Data::buffer).toList();
    return new Program(
        plan.inputs().size(),
        plan.outputs().size(),
        slots.all(),
        constants,
        plan.bytes(),
        slots.extraBytes(),
        Joining.of(slots.all(), steps));
  }

  /** Groups that read what was scattered into zeros, and the steps before that they replace. */
  private Map<Step, Optional<dev.addax.cpu.step.Step>> scattered() {
    var found = new IdentityHashMap<Step, Optional<dev.addax.cpu.step.Step>>();
    new Scattering(plan.steps())
        .uses()
        .forEach(
            (group, use) -> {
              if (lower(group) instanceof TileStep tiles
                  && lower(use.scatter()) instanceof ScatterStep rows
                  && ScatteredTileStep.isPossible(tiles, rows, use.input())) {
                found.put(use.fill(), Optional.empty());
                found.put(use.scatter(), Optional.empty());
                found.put(group, Optional.of(new ScatteredTileStep(tiles, rows, use.input())));
              }
            });
    return found;
  }

  /** {@return the kernel for one step} */
  dev.addax.cpu.step.Step lower(Step step) {
    return switch (step.op()) {
      case Unary u -> fusing.single(step);
      case Binary b -> fusing.single(step);
      case Compare c -> fusing.single(step);
      case Select s -> fusing.single(step);
      case Cast c when !c.bits() -> fusing.single(step);
      // A view as bool makes every value but zero a one.
      case Cast c -> c.dtype() == DType.BOOL ? reference(step) : moving.bytes(step);
      case Fusion f -> fusing.fusion(f, step);
      case Constant c -> constant(c, step);
      case Broadcast b -> moving.broadcast(step);
      case Reshape r -> moving.bytes(step);
      case Transpose t -> moving.transpose(t, step);
      case Slice s -> moving.slice(s, step);
      case Pad p -> moving.pad(p, step).orElseGet(() -> reference(step));
      case Concat c -> moving.concat(c, step);
      case Gather g -> moving.gather(g, step).orElseGet(() -> reference(step));
      case Scatter s -> moving.scatter(s, step).orElseGet(() -> reference(step));
      case Reduce r -> combining.reduce(r, step).orElseGet(() -> reference(step));
      case Softmax s -> combining.softmax(s, step).orElseGet(() -> reference(step));
      case Dot d -> combining.dot(d, step).orElseGet(() -> reference(step));
      case Conv c -> combining.conv(c, step).orElseGet(() -> reference(step));
      case Pool p -> combining.pool(p, step).orElseGet(() -> reference(step));
      case Loop l -> loop(l, step);
      case While w -> whileLoop(step);
      case Cond c -> cond(step);
      case Iota i -> reference(step);
      case Scan s -> reference(step);
      case Sort s -> reference(step);
      case LinearAlgebra l -> reference(step);
      case Fourier f -> reference(step);
      case Random r -> random(r, step);
      case Parameter p -> throw given(p);
      case Read r -> throw given(r);
      case Data d -> throw given(d);
    };
  }

  private static IllegalStateException given(Op op) {
    return new IllegalStateException(
        "A plan has a step for " + op + ", whose value is given from outside");
  }

  Optional<dev.addax.cpu.step.Step> conv(ConvTail parts, Graph body, Step step) {
    return combining.conv(parts, body, step);
  }

  /** Operands that don't lie densely are copied together first, results apart afterwards. */
  dev.addax.cpu.step.Step reference(Step step) {
    var steps = new ArrayList<dev.addax.cpu.step.Step>();
    var inputs = new ArrayList<Integer>();
    var tensors = new ArrayList<Tensor>();
    for (View view : step.inputs()) {
      tensors.add(Parameter.of("x" + tensors.size(), view.type()));
      if (view.isDense()) {
        inputs.add(slots.of(view));
      } else {
        int slot = slots.extra(view.type().bytes());
        steps.add(moving.densely(view, slot));
        inputs.add(slot);
      }
    }
    var node = new Node(step.op(), tensors);
    var outputs = new ArrayList<Integer>();
    for (View view : step.outputs()) {
      outputs.add(view.isDense() ? slots.of(view) : slots.extra(view.type().bytes()));
    }
    steps.add(new ReferenceStep(node, inputs, outputs));
    for (int i = 0; i < outputs.size(); i++) {
      if (!step.outputs().get(i).isDense()) {
        steps.add(moving.spread(outputs.get(i), step.outputs().get(i)));
      }
    }
    return steps.size() == 1 ? steps.getFirst() : new Sequence(steps);
  }

  private List<Integer> inputs(Step step) {
    return step.inputs().stream().map(slots::of).toList();
  }

  private List<Integer> outputs(Step step) {
    return step.outputs().stream().map(slots::of).toList();
  }

  private dev.addax.cpu.step.Step constant(Constant constant, Step step) {
    var type = constant.type();
    return new FillStep(
        outputs(step).getFirst(),
        type.shape().size(),
        type.dtype().bytes(),
        Bits.of(type.dtype(), constant.value()));
  }

  private dev.addax.cpu.step.Step random(Random random, Step step) {
    View seed = step.inputs().getFirst();
    var type = seed.type().dtype();
    boolean known = type == DType.INT32 || type == DType.INT64 || type == DType.UINT32;
    boolean uniform =
        random.kind() == Random.Kind.UNIFORM && random.type().dtype() == DType.FLOAT32;
    return known && uniform
        ? new UniformStep(
            slots.of(seed), type, outputs(step).getFirst(), (int) random.type().shape().size())
        : reference(step);
  }

  private dev.addax.cpu.step.Step loop(Loop loop, Step step) {
    var body = step.bodies().getFirst();
    var types = step.inputs().stream().map(View::type).toList();
    return new LoopStep(
        lower(body, library),
        step.scratch(),
        loop.carries(),
        loop.sequences(),
        loop.steps(types),
        loop.reverse(),
        inputs(step),
        outputs(step),
        body.inputs().stream().map(t -> t.bytes()).toList(),
        body.outputs().stream().map(t -> t.bytes()).toList());
  }

  private dev.addax.cpu.step.Step whileLoop(Step step) {
    return new WhileStep(
        lower(step.bodies().get(0), library),
        lower(step.bodies().get(1), library),
        step.scratch(),
        inputs(step),
        outputs(step),
        step.outputs().stream().map(v -> v.type().bytes()).toList());
  }

  private dev.addax.cpu.step.Step cond(Step step) {
    return new CondStep(
        lower(step.bodies().get(0), library),
        lower(step.bodies().get(1), library),
        step.scratch(),
        inputs(step),
        outputs(step));
  }
}
