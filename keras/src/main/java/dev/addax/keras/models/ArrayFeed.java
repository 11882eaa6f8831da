package dev.addax.keras.models;

import dev.addax.tensor.Tensor;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.type.DType;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Steps of rows of tensors that are in memory. */
final class ArrayFeed implements Feed {
  /** The rows as they are, in every epoch. */
  static final IntFunction<int[]> IN_ORDER = epoch -> new int[0];

  private final List<Tensor> inputs;
  private final List<Tensor> targets;
  private final List<Tensor> weights;
  private final int from;
  private final int rows;
  private final int batch;
  private final IntFunction<int[]> order;

  /**
   * @param order the order of the rows in an epoch, counted from {@code from}; empty for as they
   *     are
   */
  ArrayFeed(
      List<Tensor> inputs,
      List<Tensor> targets,
      List<Tensor> weights,
      int from,
      int rows,
      int batch,
      IntFunction<int[]> order) {
    this.inputs = inputs;
    this.targets = targets;
    this.weights = weights;
    this.from = from;
    this.rows = rows;
    this.batch = batch;
    this.order = order;
  }

  /** {@return all rows as they are} */
  static ArrayFeed of(List<Tensor> inputs, List<Tensor> targets, List<Tensor> weights, int batch) {
    return new ArrayFeed(
        inputs, targets, weights, 0, rows(inputs, targets, weights), batch, IN_ORDER);
  }

  /**
   * {@return the number of rows}
   *
   * @throws IllegalArgumentException if the tensors have different numbers of rows
   */
  static int rows(List<Tensor> inputs, List<Tensor> targets, List<Tensor> weights) {
    var all = new ArrayList<>(inputs);
    all.addAll(targets);
    all.addAll(weights);
    int rows = -1;
    for (var tensor : all) {
      int mine = tensor.rank() == 0 ? -1 : tensor.shape().dim(0);
      if (mine < 0 || (rows >= 0 && mine != rows)) {
        throw new IllegalArgumentException(
            "Inputs, targets and sample weights need the same number of examples, received shapes %s, %s and %s"
                .formatted(shapes(inputs), shapes(targets), shapes(weights)));
      }
      rows = mine;
    }
    return Math.max(rows, 0);
  }

  private static List<?> shapes(List<Tensor> tensors) {
    return tensors.stream().map(Tensor::shape).toList();
  }

  @Override
  public long steps() {
    return (rows + batch - 1) / batch;
  }

  @Override
  public Pass pass(int epoch) {
    return new Rows(order.apply(epoch));
  }

  private final class Rows implements Pass {
    private final int[] picked;
    private @Nullable Step full;
    private int next;

    Rows(int[] picked) {
      this.picked = picked;
    }

    @Override
    public @Nullable Step next() {
      int count = Math.min(batch, rows - next);
      if (count <= 0) {
        return null;
      }
      var reused = full;
      var step = count == batch && reused != null ? reused : allocate(count);
      if (count == batch) {
        full = step;
      }
      fill(step);
      next += count;
      return step;
    }

    private Step allocate(int count) {
      return new Step(allocate(inputs, count), allocate(targets, count), allocate(weights, count));
    }

    private static List<Tensor> allocate(List<Tensor> whole, int count) {
      return whole.stream()
          .map(
              t -> {
                var shape = t.shape().with(0, count);
                return Tensor.of(Buffer.allocate(t.dtype(), shape.size()), shape);
              })
          .toList();
    }

    private void fill(Step step) {
      copy(inputs, step.inputs());
      copy(targets, step.targets());
      copy(weights, step.weights());
    }

    private void copy(String[] whole, String[] part, int count) {
      int stride = part.length / count;
      for (int i = 0; i < count; i++) {
        int row = from + (picked.length == 0 ? next + i : picked[next + i]);
        System.arraycopy(whole, row * stride, part, i * stride, stride);
      }
    }

    private void copy(List<Tensor> whole, List<Tensor> part) {
      for (int i = 0; i < whole.size(); i++) {
        copy(whole.get(i).buffer(), part.get(i).buffer(), part.get(i).shape().dim(0));
      }
    }

    private void copy(Buffer whole, Buffer part, int count) {
      if (whole.dtype() == DType.STRING) {
        copy(whole.strings(), part.strings(), count);
        return;
      }
      long stride = part.segment().byteSize() / count;
      if (picked.length == 0) {
        MemorySegment.copy(
            whole.segment(), (from + next) * stride, part.segment(), 0, count * stride);
        return;
      }
      for (int i = 0; i < count; i++) {
        MemorySegment.copy(
            whole.segment(),
            (from + picked[next + i]) * stride,
            part.segment(),
            i * stride,
            stride);
      }
    }
  }
}
