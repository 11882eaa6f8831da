package dev.addax.tensor.math;

import dev.addax.tensor.Closure;
import dev.addax.tensor.Loop;
import dev.addax.tensor.Parameter;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.List;

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
