package dev.addax.keras.layers.augmentation;

import dev.addax.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Seeds that are drawn at first use and given again, in the same order, each time they are asked
 * for.
 */
final class Seeds {
  private final Supplier<Tensor> source;
  private final List<Tensor> drawn = new ArrayList<>();

  Seeds(Supplier<Tensor> source) {
    this.source = source;
  }

  /** {@return the seeds from the first on} */
  Supplier<Tensor> again() {
    var next = new int[1];
    return () -> {
      if (next[0] == drawn.size()) {
        drawn.add(source.get());
      }
      return drawn.get(next[0]++);
    };
  }
}
