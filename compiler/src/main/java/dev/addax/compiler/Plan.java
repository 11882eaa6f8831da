package dev.addax.compiler;

import dev.addax.tensor.Data;
import dev.addax.tensor.type.TensorType;
import java.util.List;

/**
 * What runs: steps one after the other over the caller's inputs and outputs, the plan's constants,
 * and one slab of memory whose parts are reused as soon as nobody needs what they held.
 *
 * @param inputs the types of the buffers that callers give
 * @param outputs the types of the buffers that callers want filled
 * @param constants buffers that belong to the plan
 * @param bytes the size of the slab, which begins at a multiple of {@link #ALIGNMENT}; every tensor
 *     in it does too
 */
public record Plan(
    List<TensorType> inputs,
    List<TensorType> outputs,
    List<Data> constants,
    long bytes,
    List<Step> steps) {
  /** Bytes of a cache line and of the widest vector. */
  public static final int ALIGNMENT = 64;

  public Plan {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    constants = List.copyOf(constants);
    steps = List.copyOf(steps);
  }

  /** {@return what will run, one line per step with its estimated work, for people} */
  @Override
  public String toString() {
    return Listing.of(this);
  }
}
