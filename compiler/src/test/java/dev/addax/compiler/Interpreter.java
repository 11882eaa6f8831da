package dev.addax.compiler;

import dev.addax.tensor.Cond;
import dev.addax.tensor.Fusion;
import dev.addax.tensor.Loop;
import dev.addax.tensor.Node;
import dev.addax.tensor.Parameter;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.While;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.reference.ReferenceBackend;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.TensorType;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs plans step by step with the reference backend, as literally as {@link Step} promises: what
 * nobody wrote is NaN, and fusions are computed node by node, each result written to its memory at
 * once, so that a wrong reuse of memory shows.
 */
final class Interpreter {
  private final Plan plan;
  private final MemorySegment slab;
  private final MemorySegment[] inputs;
  private final MemorySegment[] outputs;

  private Interpreter(Plan plan, MemorySegment slab, MemorySegment[] in, MemorySegment[] out) {
    this.plan = plan;
    this.slab = slab;
    this.inputs = in;
    this.outputs = out;
  }

  static void run(Plan plan, Buffer[] inputs, Buffer[] outputs) {
    var slab = Buffer.allocate(DType.UINT8, Math.max(plan.bytes(), 1)).segment();
    run(plan, slab, segments(inputs), segments(outputs));
  }

  private static MemorySegment[] segments(Buffer[] buffers) {
    var segments = new MemorySegment[buffers.length];
    for (int i = 0; i < buffers.length; i++) {
      segments[i] = buffers[i].segment();
    }
    return segments;
  }

  private static void run(
      Plan plan, MemorySegment slab, MemorySegment[] inputs, MemorySegment[] outputs) {
    slab.asSlice(0, plan.bytes()).fill((byte) 0xFF);
    var interpreter = new Interpreter(plan, slab, inputs, outputs);
    plan.steps().forEach(interpreter::run);
  }

  private void run(Step step) {
    switch (step.op()) {
      case Loop loop -> loop(loop, step);
      case While loop -> loop(step);
      case Cond cond -> {
        boolean then = load(step.inputs().getFirst()).getLong(0) != 0;
        var given = step.inputs().subList(1, step.inputs().size());
        body(step, then ? 0 : 1, memory(given), memory(step.outputs()));
      }
      case Fusion fusion -> fuse(fusion, step);
      default -> {
        var results = apply(node(step), step.inputs().stream().map(this::load).toList());
        for (int i = 0; i < results.length; i++) {
          store(results[i], step.outputs().get(i));
        }
      }
    }
  }

  private static Node node(Step step) {
    var parameters = new ArrayList<Tensor>();
    step.inputs().forEach(v -> parameters.add(Parameter.of("x", v.type())));
    return new Node(step.op(), parameters);
  }

  private static Buffer[] apply(Node node, List<Buffer> inputs) {
    var results = node.outputs().stream().map(t -> empty(t.type())).toArray(Buffer[]::new);
    ReferenceBackend.run(node, inputs.toArray(Buffer[]::new), results);
    return results;
  }

  private static Buffer empty(TensorType type) {
    return Buffer.allocate(type.dtype(), type.shape().size());
  }

  /** Parameters are read from memory each time a node needs them, never kept. */
  private void fuse(Fusion fusion, Step step) {
    var body = fusion.body();
    Map<Tensor, View> given = new HashMap<>();
    for (int i = 0; i < body.inputs().size(); i++) {
      given.put(body.inputs().get(i), step.inputs().get(i));
    }
    Map<Tensor, Buffer> made = new HashMap<>();
    for (var node : body.nodes()) {
      var operands = new ArrayList<Buffer>();
      for (var input : node.inputs()) {
        operands.add(given.containsKey(input) ? load(given.get(input)) : made.get(input));
      }
      var results = apply(node, operands);
      for (int i = 0; i < results.length; i++) {
        made.put(node.output(i), results[i]);
        for (int j = 0; j < body.outputs().size(); j++) {
          if (body.outputs().get(j) == node.output(i)) {
            store(results[i], step.outputs().get(j));
          }
        }
      }
    }
  }

  private void loop(Loop loop, Step step) {
    int steps = loop.steps(step.inputs().stream().map(View::type).toList());
    var in = memory(step.inputs());
    var out = memory(step.outputs());
    carry(step, loop.carries(), in, out);
    for (int i = 0; i < steps; i++) {
      int at = loop.reverse() ? steps - 1 - i : i;
      var taken = in.clone();
      var given = out.clone();
      for (int k = loop.carries(); k < loop.carries() + loop.sequences(); k++) {
        taken[k] = slice(in[k], step.inputs().get(k), at, steps);
      }
      for (int k = loop.carries(); k < given.length; k++) {
        given[k] = slice(out[k], step.outputs().get(k), at, steps);
      }
      body(step, 0, taken, given);
    }
  }

  private static MemorySegment slice(MemorySegment all, View view, int at, int steps) {
    long bytes = view.type().bytes() / steps;
    return all.asSlice(at * bytes, bytes);
  }

  private static void carry(Step step, int carries, MemorySegment[] in, MemorySegment[] out) {
    for (int i = 0; i < carries; i++) {
      out[i].copyFrom(in[i].asSlice(0, step.outputs().get(i).type().bytes()));
      in[i] = out[i];
    }
  }

  private void loop(Step step) {
    var in = memory(step.inputs());
    var out = memory(step.outputs());
    carry(step, out.length, in, out);
    var condition = slab.asSlice(step.scratch(), Plan.ALIGNMENT);
    while (true) {
      body(step, 0, in, new MemorySegment[] {condition});
      if (condition.get(java.lang.foreign.ValueLayout.JAVA_BYTE, 0) == 0) {
        return;
      }
      body(step, 1, in, out);
    }
  }

  private void body(Step step, int which, MemorySegment[] in, MemorySegment[] out) {
    run(step.bodies().get(which), slab.asSlice(step.scratch() + Plan.ALIGNMENT), in, out);
  }

  private MemorySegment[] memory(List<View> views) {
    return views.stream()
        .map(v -> base(v).asSlice(v.offset(), v.type().bytes()))
        .toArray(MemorySegment[]::new);
  }

  private MemorySegment base(View view) {
    return switch (view.base()) {
      case SLAB -> slab;
      case INPUT -> inputs[view.index()];
      case OUTPUT -> outputs[view.index()];
      case CONSTANT -> plan.constants().get(view.index()).buffer().segment();
    };
  }

  private Buffer load(View view) {
    var buffer = empty(view.type());
    each(view, (at, i) -> copy(base(view), at, buffer.segment(), i, view.type().dtype().bytes()));
    return buffer;
  }

  private void store(Buffer buffer, View view) {
    each(view, (at, i) -> copy(buffer.segment(), i, base(view), at, view.type().dtype().bytes()));
  }

  private static void copy(MemorySegment from, long i, MemorySegment to, long j, int bytes) {
    MemorySegment.copy(from, i, to, j, bytes);
  }

  private interface Pair {
    void at(long there, long dense);
  }

  /** Visits each element: its byte offset in the base, and in a dense buffer. */
  private static void each(View view, Pair pair) {
    var shape = view.type().shape();
    int bytes = view.type().dtype().bytes();
    for (long i = 0; i < shape.size(); i++) {
      long left = i;
      long at = 0;
      for (int axis = shape.rank() - 1; axis >= 0; axis--) {
        at += left % shape.dim(axis) * view.strides().get(axis);
        left /= shape.dim(axis);
      }
      pair.at(view.offset() + at * bytes, i * bytes);
    }
  }
}
