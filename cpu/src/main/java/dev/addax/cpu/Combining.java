package dev.addax.cpu;

import dev.addax.compiler.Step;
import dev.addax.compiler.View;
import dev.addax.cpu.kernel.Loops;
import dev.addax.cpu.kernel.Reductions;
import dev.addax.cpu.kernel.Softmaxes;
import dev.addax.cpu.kernel.Windows;
import dev.addax.cpu.step.ConvProblem;
import dev.addax.cpu.step.ConvStep;
import dev.addax.cpu.step.DotStep;
import dev.addax.cpu.step.PoolStep;
import dev.addax.cpu.step.ReduceStep;
import dev.addax.cpu.step.RowStep;
import dev.addax.cpu.tile.Strides;
import dev.addax.tensor.Conv;
import dev.addax.tensor.Dot;
import dev.addax.tensor.Graph;
import dev.addax.tensor.Pool;
import dev.addax.tensor.Reduce;
import dev.addax.tensor.Softmax;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Steps that combine elements: reductions, products, windows. Empty where there is no kernel. */
final class Combining {
  private final Slots slots;
  private final boolean library;

  Combining(Slots slots, boolean library) {
    this.slots = slots;
    this.library = library;
  }

  Optional<dev.addax.cpu.step.Step> reduce(Reduce reduce, Step step) {
    View x = step.inputs().getFirst();
    View y = step.outputs().getFirst();
    long[] split = Strides.split(Moving.sizes(x.type().shape()), reduce.axes());
    if (split.length == 0 || x.type().shape().size() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new ReduceStep(
            Reductions.of(reduce.kind(), x.type().dtype()),
            slots.of(x),
            slots.of(y),
            x.type().dtype().bytes(),
            y.type().dtype().bytes(),
            (int) split[0],
            (int) split[1],
            (int) split[2]));
  }

  Optional<dev.addax.cpu.step.Step> softmax(Softmax softmax, Step step) {
    View x = step.inputs().getFirst();
    var shape = x.type().shape();
    if (softmax.axis() != shape.rank() - 1 || shape.size() == 0) {
      return Optional.empty();
    }
    int n = shape.last();
    return Optional.of(
        new RowStep(
            softmax.log() ? "log_softmax" : "softmax",
            Softmaxes.of(x.type().dtype(), softmax.log()),
            slots.of(x),
            slots.of(step.outputs().getFirst()),
            x.type().dtype().bytes(),
            (int) (shape.size() / n),
            n));
  }

  Optional<dev.addax.cpu.step.Step> dot(Dot dot, Step step) {
    return Products.of(dot, step, library)
        .map(
            p ->
                new DotStep(
                    slots.of(step.inputs().get(0)),
                    slots.of(step.inputs().get(1)),
                    slots.of(step.outputs().getFirst()),
                    p.shape(),
                    p.batch(),
                    p.leftBatch(),
                    p.rightBatch(),
                    p.resultBatch()))
        .filter(DotStep::isPossible)
        .map(s -> s);
  }

  Optional<dev.addax.cpu.step.Step> conv(Conv conv, Step step) {
    var views = new View[] {step.inputs().get(0), step.inputs().get(1)};
    var y = step.outputs().getFirst();
    return conv(conv, views, null, y, y.type().shape(), ConvProblem.Tail.NONE);
  }

  /** A convolution with a bias and an activation. */
  Optional<dev.addax.cpu.step.Step> conv(ConvTail parts, Graph body, Step step) {
    var a = ConvTail.view(body, step, parts.node().input(0));
    var b = ConvTail.view(body, step, parts.node().input(1));
    var added = parts.bias();
    var bias = added == null ? null : ConvTail.view(body, step, added);
    var shape = parts.node().output(0).shape();
    var y = step.outputs().getFirst();
    return conv(parts.conv(), new View[] {a, b}, bias, y, shape, parts.tail());
  }

  private Optional<dev.addax.cpu.step.Step> conv(
      Conv conv,
      View[] operands,
      @Nullable View bias,
      View y,
      Shape result,
      ConvProblem.Tail tail) {
    var a = operands[0];
    var b = operands[1];
    if (!library) {
      return Optional.empty();
    }
    var problem =
        ConvProblem.of(conv, a.type().dtype(), a.type().shape(), b.type().shape(), result, tail);
    int added = bias == null ? -1 : slots.of(bias);
    return problem.map(p -> new ConvStep(p, slots.of(a), slots.of(b), added, slots.of(y)));
  }

  Optional<dev.addax.cpu.step.Step> pool(Pool pool, Step step) {
    View x = step.inputs().getFirst();
    View y = step.outputs().getFirst();
    boolean toInput =
        pool.kind() == Pool.Kind.MAX_GRADIENT || pool.kind() == Pool.Kind.AVERAGE_GRADIENT;
    View large = toInput ? y : x;
    View other = step.inputs().size() > 1 ? step.inputs().get(1) : null;
    View small = !toInput ? y : other == null ? x : other;
    int[] in = spatial(large);
    int[] out = spatial(small);
    var windows =
        new Windows(
            in,
            out,
            three(pool.window(), 1),
            three(pool.strides(), 1),
            three(pool.low(), 0),
            x.type().shape().last());
    var kernel = x.type().dtype() == DType.FLOAT32 ? Loops.pooling(pool.kind(), windows) : null;
    if (kernel == null || large.type().shape().size() == 0) {
      return Optional.empty();
    }
    int images = large.type().shape().dim(0);
    return Optional.of(
        new PoolStep(
            "pool_" + pool.kind().name().toLowerCase(Locale.ROOT),
            kernel,
            slots.of(x),
            other == null ? -1 : slots.of(other),
            slots.of(y),
            images,
            large.type().shape().size() / images));
  }

  /** The spatial sizes as three numbers, ones in front. */
  private static int[] spatial(View images) {
    var shape = images.type().shape();
    var sizes = new int[] {1, 1, 1};
    int count = shape.rank() - 2;
    for (int i = 0; i < count; i++) {
      sizes[3 - count + i] = shape.dim(i + 1);
    }
    return sizes;
  }

  private static int[] three(java.util.List<Integer> values, int missing) {
    var all = new int[] {missing, missing, missing};
    for (int i = 0; i < values.size(); i++) {
      all[3 - values.size() + i] = values.get(i);
    }
    return all;
  }
}
