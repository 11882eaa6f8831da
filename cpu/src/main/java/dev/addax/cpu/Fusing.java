package dev.addax.cpu;

import dev.addax.compiler.Step;
import dev.addax.compiler.View;
import dev.addax.cpu.step.Sequence;
import dev.addax.cpu.step.TileStep;
import dev.addax.cpu.tile.TileCompiler;
import dev.addax.tensor.Fusion;
import dev.addax.tensor.Node;
import dev.addax.tensor.Parameter;
import dev.addax.tensor.Reshape;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** Elementwise steps and fused groups: in tiles where that can be done, node by node otherwise. */
final class Fusing {
  private final Slots slots;
  private final Lowering lowering;

  Fusing(Slots slots, Lowering lowering) {
    this.slots = slots;
    this.lowering = lowering;
  }

  /** A step of one elementwise node. */
  dev.addax.cpu.step.Step single(Step step) {
    var parameters = new ArrayList<Tensor>();
    step.inputs().forEach(v -> parameters.add(Parameter.of("x" + parameters.size(), v.type())));
    var node = new Node(step.op(), parameters);
    return tiles(List.of(node), parameters, step.inputs(), node.outputs(), step.outputs())
        .orElseGet(() -> lowering.reference(step));
  }

  dev.addax.cpu.step.Step fusion(Fusion fusion, Step step) {
    var body = fusion.body();
    var parts = ConvTail.of(fusion);
    if (parts != null) {
      return lowering.conv(parts, body, step).orElseGet(() -> afterConv(parts, fusion, step));
    }
    return tiles(body.nodes(), body.inputs(), step.inputs(), body.outputs(), step.outputs())
        .orElseGet(() -> nodeByNode(fusion, step));
  }

  /** The convolution writes where the result goes; the rest is done there. */
  private dev.addax.cpu.step.Step afterConv(ConvTail parts, Fusion fusion, Step step) {
    var body = fusion.body();
    var made = parts.node().output(0);
    var place = step.outputs().getFirst();
    var view = View.dense(made.type(), place.base(), place.index(), place.offset());
    var operands = parts.node().inputs().stream().map(t -> ConvTail.view(body, step, t)).toList();
    var first = lowering.lower(new Step(parts.conv(), operands, List.of(view)));
    var nodes = body.nodes().stream().filter(n -> n != parts.node()).toList();
    var inputs = new ArrayList<>(body.inputs());
    inputs.add(made);
    var from = new ArrayList<>(step.inputs());
    from.add(view);
    return tiles(nodes, inputs, from, body.outputs(), step.outputs())
        .<dev.addax.cpu.step.Step>map(rest -> new Sequence(List.of(first, rest)))
        .orElseGet(() -> nodeByNode(fusion, step));
  }

  private Optional<dev.addax.cpu.step.Step> tiles(
      List<Node> nodes, List<Tensor> inputs, List<View> from, List<Tensor> outputs, List<View> to) {
    if (to.stream().anyMatch(v -> !v.isDense() || v.type().shape().size() == 0)) {
      return Optional.empty();
    }
    var operands = new ArrayList<Integer>();
    from.forEach(v -> operands.add(slots.of(v)));
    to.forEach(v -> operands.add(slots.of(v)));
    return TileCompiler.compile(nodes, inputs, from.stream().map(Moving::strides).toList(), outputs)
        .map(program -> new TileStep(program, operands, from.size()));
  }

  /** Gives every tensor of the body memory of its own and lowers the nodes as steps. */
  private dev.addax.cpu.step.Step nodeByNode(Fusion fusion, Step step) {
    var body = fusion.body();
    var views = new HashMap<Tensor, View>();
    for (int i = 0; i < body.inputs().size(); i++) {
      views.put(body.inputs().get(i), step.inputs().get(i));
    }
    var steps = new ArrayList<dev.addax.cpu.step.Step>();
    for (Node node : body.nodes()) {
      for (Tensor output : node.outputs()) {
        views.put(output, extra(output.type()));
      }
      var given = node.inputs().stream().map(views::get).toList();
      var made = node.outputs().stream().map(views::get).toList();
      steps.add(lowering.lower(new Step(node.op(), given, made)));
    }
    for (int i = 0; i < body.outputs().size(); i++) {
      var result =
          new Step(
              new Reshape(body.outputs().get(i).shape()),
              List.of(views.get(body.outputs().get(i))),
              List.of(step.outputs().get(i)));
      steps.add(lowering.lower(result));
    }
    return new Sequence(steps);
  }

  private View extra(TensorType type) {
    return slots.extraView(type);
  }
}
