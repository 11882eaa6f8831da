package dev.addax.tensor.contract;

import dev.addax.tensor.Graph;
import dev.addax.tensor.Op;
import dev.addax.tensor.Parameter;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * One op, or a small composition, over inputs of certain types.
 *
 * @param inputs types of the inputs
 * @param low lowest value of each input, {@code high} the highest
 * @param smooth up to which order derivatives exist and are stated
 */
public record OpCase(
    String name,
    List<TensorType> inputs,
    List<Double> low,
    List<Double> high,
    int smooth,
    Function<List<Tensor>, List<Tensor>> function) {

  /** {@return a case of {@code op} with inputs from −2 to 2 (unsigned from 0)} */
  static OpCase of(Op op, TensorType... inputs) {
    return of(op.toString(), ts -> op.allOn(ts), inputs);
  }

  static OpCase of(String name, Function<List<Tensor>, List<Tensor>> f, TensorType... inputs) {
    return new OpCase(
        name,
        List.of(inputs),
        Collections.nCopies(inputs.length, -2.0),
        Collections.nCopies(inputs.length, 2.0),
        2,
        f);
  }

  /** {@return the same with input {@code i} between {@code from} and {@code to}} */
  OpCase between(int i, double from, double to) {
    var l = new ArrayList<>(low);
    var h = new ArrayList<>(high);
    l.set(i, from);
    h.set(i, to);
    return new OpCase(name, inputs, l, h, smooth, function);
  }

  OpCase smooth(int order) {
    return new OpCase(name, inputs, low, high, order, function);
  }

  /** {@return whether the types fit} */
  boolean fits() {
    try {
      graph();
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  public Graph graph() {
    var parameters = parameters();
    return new Graph(parameters, function.apply(parameters));
  }

  List<Tensor> parameters() {
    return inputs.stream().map(t -> Parameter.of("x", t)).toList();
  }

  boolean isFloat64() {
    return inputs.stream().allMatch(t -> t.dtype() == DType.FLOAT64 || t.dtype().isInteger())
        && inputs.stream().anyMatch(t -> t.dtype() == DType.FLOAT64);
  }

  @Override
  public String toString() {
    return name + " of " + inputs;
  }
}
