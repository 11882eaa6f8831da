package dev.addax.keras.layers.recurrent;

import dev.addax.keras.config.Codec;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Layer;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * What a recurrent layer does at one step. To write one of your own, make the weights in {@code
 * build} (its shape is that of one step, {@code (batch, features)}) and override {@link
 * #stateShapes} and {@link #step}.
 *
 * <p>As a layer it takes the step's input and the states, and gives the output and the next states.
 */
public abstract class Cell extends Layer {
  public static final Codec<Cell> CELL = Codec.object(Cell.class);

  /** What a step gives: the output and the next states. */
  public record Stepped(Tensor output, List<Tensor> states) {}

  /** {@return the shape of each state, without the batch dimension} */
  public abstract List<Shape> stateShapes();

  /**
   * {@return what one step gives}
   *
   * @param x the step's input {@code (batch, …)}, as {@link #project} left it
   */
  protected abstract Stepped step(Tensor x, List<Tensor> states, Call call);

  /**
   * {@return what of a step's work does not depend on the states, for one step or for a whole
   * sequence at once} Leading dimensions stay.
   */
  protected Tensor project(Tensor x, Call call) {
    return x;
  }

  /** {@return {@code call} with the dropout masks that all steps of one call share} */
  protected Call prepare(Tensor firstInput, List<Tensor> states, Call call) {
    return call;
  }

  /**
   * {@return whether the output of a step is its first state, so that it need not be kept apart}
   */
  protected boolean outputIsFirstState() {
    return false;
  }

  /** {@return the states before the first step: zeros} */
  public List<Tensor> initialStates(int batch) {
    var states = new ArrayList<Tensor>();
    for (var shape : stateShapes()) {
      states.add(Tensors.full(shape.insert(0, batch), 0, computeDType()));
    }
    return states;
  }

  @Override
  protected void build(List<Shape> inputs) {
    build(inputs.getFirst());
  }

  @Override
  protected List<Tensor> callAll(List<Tensor> inputs, Call call) {
    var states = inputs.subList(1, inputs.size());
    if (states.size() != stateShapes().size()) {
      throw new IllegalArgumentException(
          "%s needs its input and %d states, received %d tensors"
              .formatted(getClass().getSimpleName(), stateShapes().size(), inputs.size()));
    }
    var prepared = prepare(inputs.getFirst(), states, call);
    var made = step(project(inputs.getFirst(), prepared), states, prepared);
    var all = new ArrayList<>(List.of(made.output));
    all.addAll(made.states);
    return all;
  }
}
