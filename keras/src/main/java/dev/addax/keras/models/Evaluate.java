package dev.addax.keras.models;

import dev.addax.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How to evaluate: {@code Evaluate.defaults().batchSize(64).verbose(0)}. */
public record Evaluate(
    @Nullable Integer batchSize,
    int verbose,
    List<Callback> callbacks,
    List<Tensor> sampleWeight,
    @Nullable Integer steps) {
  private static final Evaluate DEFAULT = new Evaluate(null, 1, List.of(), List.of(), null);

  /** {@return batches of 32, with a progress bar} */
  public static Evaluate defaults() {
    return DEFAULT;
  }

  public Evaluate batchSize(int size) {
    return new Evaluate(size, verbose, callbacks, sampleWeight, steps);
  }

  /** {@return this with another verbosity: 0 silent, 1 a bar, 2 a line} */
  public Evaluate verbose(int level) {
    return new Evaluate(batchSize, level, callbacks, sampleWeight, steps);
  }

  public Evaluate callbacks(Callback... more) {
    var all = new ArrayList<>(callbacks);
    all.addAll(List.of(more));
    return new Evaluate(batchSize, verbose, List.copyOf(all), sampleWeight, steps);
  }

  /** {@return this with a weight for each example} */
  public Evaluate sampleWeight(Tensor... weights) {
    return new Evaluate(batchSize, verbose, callbacks, List.of(weights), steps);
  }

  /** {@return this, ending after so many batches} */
  public Evaluate steps(int count) {
    return new Evaluate(batchSize, verbose, callbacks, sampleWeight, count);
  }

  int batchSizeOr(int otherwise) {
    return batchSize == null ? otherwise : batchSize;
  }
}
