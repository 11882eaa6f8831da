package dev.addax.keras.layers.recurrent;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.InputSpec;
import dev.addax.keras.layers.Layer;
import dev.addax.tensor.Provenance;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all recurrent layers have: how the sequence is gone through and what of it is given back.
 *
 * <p>Input {@code (batch, steps, …)}, initial states as further inputs or as the named argument
 * {@code initial_state}. Output: the last step's, or with {@code return_sequences} all steps'; with
 * {@code return_state} followed by the last states. Steps whose mask is false repeat the step
 * before.
 *
 * @param <L> the layer's class
 */
public abstract class RecurrentLayer<L extends RecurrentLayer<L>> extends Layer
    implements Fluent<L> {
  private final Option<Boolean> returnSequences = option("return_sequences", Codec.BOOLEAN, false);
  private final Option<Boolean> returnState = option("return_state", Codec.BOOLEAN, false);
  private final Option<Boolean> goBackwards = option("go_backwards", Codec.BOOLEAN, false);
  private final Option<Boolean> stateful = option("stateful", Codec.BOOLEAN, false);
  private final Option<Boolean> unroll = option("unroll", Codec.BOOLEAN, false);
  private final Option<Boolean> zeroOutputForMask =
      option("zero_output_for_mask", Codec.BOOLEAN, false);

  private List<Variable> kept = List.of();

  /** {@return what one step does} */
  public abstract Cell cell();

  @SuppressWarnings("unchecked")
  private L typed() {
    return (L) this;
  }

  /** {@return this, giving the outputs of all steps} */
  public final L returnSequences(boolean all) {
    returnSequences.set(all);
    return typed();
  }

  public final boolean returnsSequences() {
    return returnSequences.get();
  }

  /** {@return this, giving the last states after the output} */
  public final L returnState(boolean states) {
    returnState.set(states);
    return typed();
  }

  public final boolean returnsState() {
    return returnState.get();
  }

  /** {@return this, beginning at the last step; outputs come in the order of processing} */
  public final L goBackwards(boolean backwards) {
    goBackwards.set(backwards);
    return typed();
  }

  public final boolean goesBackwards() {
    return goBackwards.get();
  }

  /** {@return this, each batch beginning with the states in which the one before ended} */
  public final L stateful(boolean keep) {
    stateful.set(keep);
    return typed();
  }

  public final boolean isStateful() {
    return stateful.get();
  }

  /** {@return this, written out step by step instead of as a loop} */
  public final L unroll(boolean on) {
    unroll.set(on);
    return typed();
  }

  /** {@return this, giving zeros for masked steps instead of the output before} */
  public final L zeroOutputForMask(boolean zero) {
    zeroOutputForMask.set(zero);
    return typed();
  }

  /** Both directions must agree on masked steps; a layer read from a file already does. */
  final void zeroWhereMaskedIfSequences() {
    if (!zeroOutputForMask.get().equals(returnSequences.get())) {
      zeroOutputForMask.set(returnSequences.get());
    }
  }

  @Override
  protected List<InputSpec> inputSpecs() {
    return List.of(InputSpec.rank(3));
  }

  @Override
  protected boolean supportsMasking() {
    return true;
  }

  @Override
  protected List<@Nullable Tensor> computeMasks(List<Tensor> inputs, List<@Nullable Tensor> masks) {
    return returnSequences.get() ? masks.subList(0, 1) : new ArrayList<>();
  }

  @Override
  protected void build(List<Shape> inputs) {
    var shape = inputs.getFirst();
    cell().buildFor(shape.without(1));
    if (stateful.get()) {
      makeStates(shape.dim(0));
    }
  }

  private void makeStates(int batch) {
    if (batch < 0) {
      throw new IllegalArgumentException(
          "%s is stateful, so it needs a known batch size: begin the model with Input.ofBatch(shape, dtype)"
              .formatted(title()));
    }
    var states = new ArrayList<Variable>();
    for (var initial : cell().initialStates(batch)) {
      var state =
          new Variable(
              "rnn_state",
              () -> path() + "/rnn_state",
              () -> initial,
              false,
              new Provenance.Initialized("zeros"));
      trackState(state);
      states.add(state);
    }
    kept = states;
  }

  /** Begins again with zeros, if this layer is stateful. */
  public final void resetState() {
    kept.forEach(state -> state.assign(state.value().zerosLike()));
  }

  @Override
  protected List<Tensor> callAll(List<Tensor> inputs, Call call) {
    var x = inputs.getFirst();
    var initial = initialStates(inputs, call);
    var loop =
        new Stepping(
            cell(),
            returnSequences.get(),
            goBackwards.get(),
            unroll.get(),
            zeroOutputForMask.get());
    var made = loop.run(x, initial, call.mask(), call);
    for (int i = 0; i < kept.size(); i++) {
      // A value of its own: the output may be the same tensor, and still be differentiated.
      kept.get(i).assign(made.states().get(i).stopGradient());
    }
    var results = new ArrayList<>(List.of(made.output().cast(computeDType())));
    if (returnState.get()) {
      made.states().forEach(state -> results.add(state.cast(computeDType())));
    }
    return results;
  }

  private List<Tensor> initialStates(List<Tensor> inputs, Call call) {
    var given =
        inputs.size() > 1 ? inputs.subList(1, inputs.size()) : call.tensors("initial_state");
    int expected = cell().stateShapes().size();
    if (given.isEmpty()) {
      given =
          kept.isEmpty() ? cell().initialStates(inputs.getFirst().shape().dim(0)) : values(inputs);
    }
    if (given.size() != expected) {
      throw new IllegalArgumentException(
          "%s has %d states, received %d initial ones".formatted(title(), expected, given.size()));
    }
    return given.stream().map(state -> state.cast(cell().computeDType())).toList();
  }

  private List<Tensor> values(List<Tensor> inputs) {
    int batch = inputs.getFirst().shape().dim(0);
    int expected = kept.getFirst().type().shape().dim(0);
    if (batch >= 0 && batch != expected) {
      throw new IllegalArgumentException(
          "%s is stateful for batches of %d, received a batch of %d; use that size throughout"
              .formatted(title(), expected, batch));
    }
    return kept.stream().map(Variable::value).toList();
  }

  @Override
  protected List<String> buildArguments() {
    return List.of("sequences_shape", "initial_state_shape");
  }
}
