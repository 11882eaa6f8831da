package dev.addax.cpu;

import dev.addax.compiler.Step;
import dev.addax.compiler.View;
import dev.addax.cpu.kernel.BinaryLoop;
import dev.addax.cpu.kernel.Loops;
import dev.addax.cpu.kernel.StridedCopy;
import dev.addax.cpu.step.CopyStep;
import dev.addax.cpu.step.GatherStep;
import dev.addax.cpu.step.ScatterStep;
import dev.addax.cpu.step.Sequence;
import dev.addax.cpu.step.SpreadStep;
import dev.addax.tensor.Binary;
import dev.addax.tensor.Concat;
import dev.addax.tensor.Gather;
import dev.addax.tensor.Pad;
import dev.addax.tensor.Scatter;
import dev.addax.tensor.Slice;
import dev.addax.tensor.Transpose;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Steps that only move elements. */
final class Moving {
  private final Slots slots;

  Moving(Slots slots) {
    this.slots = slots;
  }

  static long[] sizes(Shape shape) {
    var sizes = new long[shape.rank()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = shape.dim(i);
    }
    return sizes;
  }

  /** {@return the strides of a view in elements} */
  static long[] strides(View view) {
    return view.strides().stream().mapToLong(Integer::longValue).toArray();
  }

  private static long[] byteStrides(View view) {
    var strides = strides(view);
    for (int i = 0; i < strides.length; i++) {
      strides[i] *= view.type().dtype().bytes();
    }
    return strides;
  }

  /** Copies a view to where it lies densely. */
  dev.addax.cpu.step.Step densely(View view, int slot) {
    int bytes = view.type().dtype().bytes();
    var sizes = sizes(view.type().shape());
    var copy = StridedCopy.of(bytes, sizes, byteStrides(view), rowMajor(sizes, bytes));
    return new CopyStep(copy, slots.of(view), 0, slot, 0);
  }

  /** Copies dense elements to where a view wants them. */
  dev.addax.cpu.step.Step spread(int slot, View view) {
    int bytes = view.type().dtype().bytes();
    var sizes = sizes(view.type().shape());
    var copy = StridedCopy.of(bytes, sizes, rowMajor(sizes, bytes), byteStrides(view));
    return new CopyStep(copy, slot, 0, slots.of(view), 0);
  }

  static long[] rowMajor(long[] sizes, int bytes) {
    var strides = new long[sizes.length];
    long step = bytes;
    for (int i = sizes.length - 1; i >= 0; i--) {
      strides[i] = step;
      step *= sizes[i];
    }
    return strides;
  }

  /** The same bytes. */
  dev.addax.cpu.step.Step bytes(Step step) {
    long bytes = step.outputs().getFirst().type().bytes();
    return copy(step, 1, new long[] {bytes}, new long[] {1}, 0, new long[] {1}, 0);
  }

  private CopyStep copy(
      Step step, int bytes, long[] sizes, long[] from, long fromOffset, long[] to, long toOffset) {
    return new CopyStep(
        StridedCopy.of(bytes, sizes, from, to),
        slots.of(step.inputs().getFirst()),
        fromOffset,
        slots.of(step.outputs().getFirst()),
        toOffset);
  }

  dev.addax.cpu.step.Step broadcast(Step step) {
    View x = step.inputs().getFirst();
    View y = step.outputs().getFirst();
    var sizes = sizes(y.type().shape());
    var from = byteStrides(x);
    for (int i = 0; i < sizes.length; i++) {
      from[i] = x.type().shape().dim(i) == 1 ? 0 : from[i];
    }
    return copy(step, y.type().dtype().bytes(), sizes, from, 0, byteStrides(y), 0);
  }

  dev.addax.cpu.step.Step transpose(Transpose transpose, Step step) {
    View y = step.outputs().getFirst();
    var given = byteStrides(step.inputs().getFirst());
    var from = transpose.permutation().stream().mapToLong(p -> given[p]).toArray();
    return copy(
        step, y.type().dtype().bytes(), sizes(y.type().shape()), from, 0, byteStrides(y), 0);
  }

  dev.addax.cpu.step.Step slice(Slice slice, Step step) {
    View x = step.inputs().getFirst();
    View y = step.outputs().getFirst();
    var from = byteStrides(x);
    long offset = 0;
    for (int i = 0; i < from.length; i++) {
      offset += slice.start(i, x.type().shape().dim(i)) * from[i];
      from[i] *= slice.steps().get(i);
    }
    return copy(
        step, y.type().dtype().bytes(), sizes(y.type().shape()), from, offset, byteStrides(y), 0);
  }

  /** Padding below zero, which cuts off, is left to others. */
  Optional<dev.addax.cpu.step.Step> pad(Pad pad, Step step) {
    if (pad.low().stream().anyMatch(p -> p < 0) || pad.high().stream().anyMatch(p -> p < 0)) {
      return Optional.empty();
    }
    View x = step.inputs().getFirst();
    View y = step.outputs().getFirst();
    int bytes = y.type().dtype().bytes();
    var to = byteStrides(y);
    long offset = 0;
    for (int i = 0; i < to.length; i++) {
      offset += pad.low().get(i) * to[i];
      to[i] *= pad.interior().get(i) + 1;
    }
    var fill =
        new SpreadStep(slots.of(step.inputs().get(1)), slots.of(y), y.type().shape().size(), bytes);
    var copy = copy(step, bytes, sizes(x.type().shape()), byteStrides(x), 0, to, offset);
    return Optional.of(new Sequence(java.util.List.of(fill, copy)));
  }

  dev.addax.cpu.step.Step concat(Concat concat, Step step) {
    View y = step.outputs().getFirst();
    var to = byteStrides(y);
    int bytes = y.type().dtype().bytes();
    var copies = new ArrayList<dev.addax.cpu.step.Step>();
    long offset = 0;
    for (View x : step.inputs()) {
      var copy = StridedCopy.of(bytes, sizes(x.type().shape()), byteStrides(x), to);
      copies.add(new CopyStep(copy, slots.of(x), 0, slots.of(y), offset));
      offset += x.type().shape().dim(concat.axis()) * to[concat.axis()];
    }
    return new Sequence(copies);
  }

  Optional<dev.addax.cpu.step.Step> gather(Gather gather, Step step) {
    View x = step.inputs().get(0);
    View indices = step.inputs().get(1);
    View y = step.outputs().getFirst();
    var shape = x.type().shape();
    int batch = gather.batch();
    int batches = (int) shape.slice(0, batch).size();
    int outer = (int) shape.slice(batch, gather.axis()).size();
    int count = (int) indices.type().shape().slice(batch, indices.type().shape().rank()).size();
    long bytes = shape.slice(gather.axis() + 1, shape.rank()).size() * x.type().dtype().bytes();
    return Optional.of(
        new GatherStep(
            slots.of(x),
            slots.of(indices),
            slots.of(y),
            indices.type().dtype(),
            gather.axis(),
            batches,
            outer,
            shape.dim(gather.axis()),
            count,
            bytes));
  }

  Optional<dev.addax.cpu.step.Step> scatter(Scatter scatter, Step step) {
    View operand = step.inputs().get(0);
    View indices = step.inputs().get(1);
    var shape = operand.type().shape();
    int batch = scatter.batch();
    if (scatter.axis() != batch) {
      return Optional.empty();
    }
    var dtype = operand.type().dtype();
    int width = (int) shape.slice(batch + 1, shape.rank()).size();
    // Loops work on whole vectors: rows that end within one would be overrun.
    boolean whole = (long) width * dtype.bytes() % 64 == 0;
    var kind = kind(scatter.kind());
    @Nullable BinaryLoop combine =
        whole ? Loops.binary(kind, dtype) : Loops.exactBinary(kind, dtype);
    boolean set = scatter.kind() == Scatter.Kind.SET;
    if (combine == null && !set) {
      return Optional.empty();
    }
    return Optional.of(
        new ScatterStep(
            set ? null : combine,
            slots.of(operand),
            slots.of(indices),
            slots.of(step.inputs().get(2)),
            slots.of(step.outputs().getFirst()),
            indices.type().dtype(),
            scatter.axis(),
            (int) shape.slice(0, batch).size(),
            shape.dim(batch),
            (int) indices.type().shape().slice(batch, indices.type().shape().rank()).size(),
            width,
            dtype.bytes()));
  }

  private static Binary.Kind kind(Scatter.Kind kind) {
    return switch (kind) {
      case SET, ADD -> Binary.Kind.ADD;
      case MULTIPLY -> Binary.Kind.MULTIPLY;
      case MAXIMUM -> Binary.Kind.MAXIMUM;
      case MINIMUM -> Binary.Kind.MINIMUM;
    };
  }
}
