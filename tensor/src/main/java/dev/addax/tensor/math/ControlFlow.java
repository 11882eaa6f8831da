package dev.addax.tensor.math;

import dev.addax.tensor.Closure;
import dev.addax.tensor.Cond;
import dev.addax.tensor.Loop;
import dev.addax.tensor.Movement;
import dev.addax.tensor.Operand;
import dev.addax.tensor.Parameter;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.While;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Loops and branches over tensors, as one operation each. Bodies may use tensors from outside. */
public final class ControlFlow {
  private ControlFlow() {}

  /** One step of a scan. */
  @FunctionalInterface
  public interface Step {
    /**
     * {@return the next carries and what this step gives}
     *
     * @param carries the present carries
     * @param slices one slice of each sequence
     */
    Made apply(List<Tensor> carries, List<Tensor> slices);
  }

  /**
   * Carries and outputs: of one step, or of a whole scan.
   *
   * @param outputs of a step {@code […]}, of a scan stacked to {@code [T, …]}
   */
  public record Made(List<Tensor> carries, List<Tensor> outputs) {}

  /**
   * {@return the carries after the last step and the outputs of all steps} The gradient is another
   * scan; nothing is unrolled.
   *
   * @param initial the first carries
   * @param sequences tensors {@code [T, …]} of which each step gets one slice
   * @param length the number of steps, {@link Shape#UNKNOWN} to take it from the sequences
   * @param reverse whether step T−1 comes first; slices and outputs keep their places
   */
  public static Made scan(
      List<Tensor> initial, List<Tensor> sequences, int length, boolean reverse, Step step) {
    var carries = parameters("carry", initial, false);
    var slices = parameters("slice", sequences, true);
    var made = step.apply(carries, slices);
    var given = new ArrayList<>(carries);
    given.addAll(slices);
    var results = new ArrayList<>(made.carries);
    results.addAll(made.outputs);
    var closure = Closure.of(given, results);
    var loop = new Loop(closure.body(), initial.size(), sequences.size(), length, reverse);
    var inputs = new ArrayList<>(initial);
    inputs.addAll(sequences);
    inputs.addAll(closure.captured());
    var outputs = loop.allOn(inputs);
    return new Made(
        outputs.subList(0, initial.size()), outputs.subList(initial.size(), outputs.size()));
  }

  /**
   * {@return the carries after {@code body} ran as long as {@code condition} held} There is no
   * gradient, since the number of steps is unknown.
   *
   * @param condition gives a bool scalar
   */
  public static List<Tensor> whileLoop(
      List<Tensor> initial,
      Function<List<Tensor>, Tensor> condition,
      UnaryOperator<List<Tensor>> body) {
    var first = parameters("carry", initial, false);
    var second = parameters("carry", initial, false);
    var closures =
        Closure.of(
            List.of(
                new Closure.Branch(first, List.of(condition.apply(first))),
                new Closure.Branch(second, body.apply(second))));
    var inputs = new ArrayList<>(initial);
    inputs.addAll(closures.getFirst().captured());
    return new While(closures.get(0).body(), closures.get(1).body(), initial.size()).allOn(inputs);
  }

  /**
   * {@return the carries after {@code body} ran for each number from {@code low} to before {@code
   * high}}
   */
  public static List<Tensor> forLoop(
      int low,
      int high,
      List<Tensor> initial,
      BiFunction<Tensor, List<Tensor>, List<Tensor>> body) {
    var numbers = Tensors.arange(Math.max(0, high - low), DType.INT32).add((long) low);
    return scan(
            initial,
            List.of(numbers),
            Shape.UNKNOWN,
            false,
            (carries, slices) -> new Made(body.apply(slices.getFirst(), carries), List.of()))
        .carries();
  }

  /**
   * {@return the results of one of two functions; only that one is computed}
   *
   * @param condition a bool scalar
   */
  public static List<Tensor> cond(
      Operand condition, Supplier<List<Tensor>> then, Supplier<List<Tensor>> otherwise) {
    var closures =
        Closure.of(
            List.of(
                new Closure.Branch(List.of(), then.get()),
                new Closure.Branch(List.of(), otherwise.get())));
    var inputs = new ArrayList<Tensor>();
    inputs.add(condition.tensor().cast(DType.BOOL));
    inputs.addAll(closures.getFirst().captured());
    return new Cond(closures.get(0).body(), closures.get(1).body()).allOn(inputs);
  }

  /** {@return the results of {@code function} for each slice of the first axis, stacked} */
  public static Tensor map(UnaryOperator<Tensor> function, Tensor slices) {
    return scan(
            List.of(),
            List.of(slices),
            Shape.UNKNOWN,
            false,
            (carries, slice) -> new Made(List.of(), List.of(function.apply(slice.getFirst()))))
        .outputs()
        .getFirst();
  }

  /**
   * {@return all running combinations along an axis: element i combines elements 0…i}
   *
   * @param combine an associative function of two tensors of the shape of {@code x}, but any size
   *     along {@code axis}
   */
  public static Tensor associativeScan(
      BinaryOperator<Tensor> combine, Tensor x, boolean reverse, int axis) {
    int at = x.shape().axis(axis);
    var result = reverse ? x.flip(at) : x;
    int size = x.shape().dim(at);
    for (int step = 1; step < size; step *= 2) {
      var head = result.narrow(at, 0, step);
      var combined =
          combine.apply(result.narrow(at, 0, size - step), result.narrow(at, step, size - step));
      result = Movement.concatenate(List.of(head, combined), at);
    }
    return reverse ? result.flip(at) : result;
  }

  private static List<Tensor> parameters(String name, List<Tensor> like, boolean sliced) {
    var made = new ArrayList<Tensor>();
    for (var tensor : like) {
      var type = tensor.type();
      var shape = sliced ? type.shape().slice(1, type.shape().rank()) : type.shape();
      made.add(Parameter.of(name + made.size(), type.with(shape)));
    }
    return made;
  }
}
