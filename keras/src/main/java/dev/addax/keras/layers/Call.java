package dev.addax.keras.layers;

import dev.addax.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a layer is told beside its inputs: whether this is training, masks, and named arguments such
 * as {@code initial_state} or {@code use_causal_mask}.
 *
 * <p>What is left open is filled in before {@code call} runs: training from the surrounding call,
 * masks from the inputs.
 */
public final class Call {
  /** Nothing said: training is inherited from the surrounding call, otherwise off. */
  public static final Call DEFAULT = new Call(null, List.of(), Map.of());

  /** Training: dropout drops, batch statistics are used and moved. */
  public static final Call TRAINING = DEFAULT.training(true);

  /** Inference. */
  public static final Call INFERENCE = DEFAULT.training(false);

  private final @Nullable Boolean training;
  private final List<@Nullable Tensor> masks;
  private final Map<String, @Nullable Object> arguments;

  private Call(
      @Nullable Boolean training,
      List<@Nullable Tensor> masks,
      Map<String, @Nullable Object> arguments) {
    this.training = training;
    this.masks = masks;
    this.arguments = arguments;
  }

  /** {@return this call with training switched on or off; null leaves it open} */
  public Call training(@Nullable Boolean on) {
    return new Call(on, masks, arguments);
  }

  /** {@return this call with a mask for the first input: bool, true where steps count} */
  public Call mask(@Nullable Tensor mask) {
    var list = new ArrayList<@Nullable Tensor>();
    list.add(mask);
    return masks(list);
  }

  /** {@return this call with a mask for each input, null for none} */
  public Call masks(List<@Nullable Tensor> each) {
    return new Call(training, each, arguments);
  }

  /** {@return this call with a named argument: a tensor, a list of tensors, or a plain value} */
  public Call with(String name, @Nullable Object value) {
    var more = new HashMap<>(arguments);
    more.put(name, value);
    return new Call(training, masks, more);
  }

  /** {@return whether this is training} */
  public boolean training() {
    return training != null && training;
  }

  /** {@return what was said about training; null if nothing} */
  public @Nullable Boolean givenTraining() {
    return training;
  }

  /** {@return the mask of the first input, or null} */
  public @Nullable Tensor mask() {
    return mask(0);
  }

  /** {@return the mask of input {@code i}, or null} */
  public @Nullable Tensor mask(int i) {
    return i < masks.size() ? masks.get(i) : null;
  }

  /** {@return the masks given, one per input, or none at all} */
  public List<@Nullable Tensor> masks() {
    return masks;
  }

  /** {@return a named tensor argument, or null} */
  public @Nullable Tensor tensor(String name) {
    return arguments.get(name) instanceof Tensor tensor ? tensor : null;
  }

  /**
   * {@return a named argument that is a list of tensors; one tensor stands for a list; empty if
   * absent}
   */
  public List<Tensor> tensors(String name) {
    return switch (arguments.get(name)) {
      case Tensor tensor -> List.of(tensor);
      case List<?> list -> list.stream().map(Tensor.class::cast).toList();
      case null, default -> List.of();
    };
  }

  /** {@return whether a named argument is true} */
  public boolean flag(String name) {
    return Boolean.TRUE.equals(arguments.get(name));
  }

  /** {@return the named arguments} */
  public Map<String, @Nullable Object> arguments() {
    return arguments;
  }
}
