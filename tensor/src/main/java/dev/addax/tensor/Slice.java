package dev.addax.tensor;

import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A strided window. Along axis i the result holds elements {@code starts[i], starts[i] + steps[i],
 * …}, {@code sizes[i]} of them; steps may be negative, but not zero. A size of {@link
 * Shape#UNKNOWN} takes a whole axis (start 0 and step 1, or start −1 and step −1 for a reversed
 * axis).
 */
public record Slice(List<Integer> starts, List<Integer> sizes, List<Integer> steps) implements Op {
  public Slice {
    starts = List.copyOf(starts);
    sizes = List.copyOf(sizes);
    steps = List.copyOf(steps);
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Rules.count(this, inputs, 1);
    var x = inputs.getFirst();
    int rank = x.shape().rank();
    Rules.check(
        starts.size() == rank && sizes.size() == rank && steps.size() == rank,
        "%s does not fit %s",
        this,
        x);
    return List.of(x.with(Shape.of(IntStream.range(0, rank).map(i -> size(x, i)).toArray())));
  }

  private int size(TensorType x, int axis) {
    int dim = x.shape().dim(axis);
    int size = sizes.get(axis);
    if (size < 0) {
      return dim;
    }
    int first = starts.get(axis);
    int last = first + (size - 1) * steps.get(axis);
    boolean inside = size == 0 || dim < 0 || (first >= 0 && last >= 0 && first < dim && last < dim);
    Rules.check(inside && steps.get(axis) != 0, "%s reaches outside axis %d of %s", this, axis, x);
    return size;
  }

  /**
   * {@return the index of the first element along {@code axis} of an input with dimension {@code
   * dim}}
   */
  public int start(int axis, int dim) {
    return starts.get(axis) < 0 ? starts.get(axis) + dim : starts.get(axis);
  }

  @Override
  public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> gradients) {
    var from = node.input(0).shape();
    var g = Rules.first(gradients);
    var low = new ArrayList<Integer>();
    var high = new ArrayList<Integer>();
    var interior = new ArrayList<Integer>();
    for (int i = 0; i < from.rank(); i++) {
      int step = Math.abs(steps.get(i));
      int size = g.shape().dim(i);
      boolean whole = sizes.get(i) < 0 || size == 0;
      int first = start(i, from.dim(i));
      int lowest = steps.get(i) < 0 ? first + (size - 1) * steps.get(i) : first;
      low.add(whole ? 0 : lowest);
      high.add(
          whole ? (size == 0 ? from.dim(i) : 0) : from.dim(i) - 1 - (lowest + (size - 1) * step));
      interior.add(step - 1);
    }
    return Rules.list(new Pad(low, high, interior).on(unreversed(g), Constant.scalar(g, 0)));
  }

  private Tensor unreversed(Tensor g) {
    int[] reversed = IntStream.range(0, steps.size()).filter(i -> steps.get(i) < 0).toArray();
    return reversed.length == 0 ? g : g.flip(reversed);
  }

  @Override
  public String toString() {
    return "slice(starts=" + starts + ", sizes=" + sizes + ", steps=" + steps + ")";
  }
}
