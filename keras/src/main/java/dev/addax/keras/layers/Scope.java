package dev.addax.keras.layers;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The layers whose calls or builds surround the present one, innermost first. */
final class Scope {
  private static final ScopedValue<Scope> CURRENT = ScopedValue.newInstance();

  private final Layer layer;
  private final @Nullable Scope outer;
  private final @Nullable Boolean training;

  /** False while {@code build} runs: what is made there is not a call inside a call. */
  private final boolean calling;

  private Scope(Layer layer, @Nullable Scope outer, @Nullable Boolean training, boolean calling) {
    this.layer = layer;
    this.outer = outer;
    this.training = training;
    this.calling = calling;
  }

  static @Nullable Scope current() {
    return CURRENT.isBound() ? CURRENT.get() : null;
  }

  /** Runs {@code body} as part of a call of {@code layer}. */
  static <T> T call(Layer layer, @Nullable Boolean training, Supplier<T> body) {
    return ScopedValue.where(CURRENT, new Scope(layer, current(), training, true)).call(body::get);
  }

  /** Runs {@code body} as part of building {@code layer}. */
  static <T> T build(Layer layer, Supplier<T> body) {
    return ScopedValue.where(CURRENT, new Scope(layer, current(), null, false)).call(body::get);
  }

  /** {@return whether training was switched on or off by a surrounding call; null if not} */
  static @Nullable Boolean training() {
    for (var scope = current(); scope != null; scope = scope.outer) {
      if (scope.training != null) {
        return scope.training;
      }
    }
    return null;
  }

  Layer layer() {
    return layer;
  }

  /** {@return the layer whose {@code call} uses another layer right now, if any} */
  static @Nullable Layer caller() {
    var scope = current();
    return scope != null && scope.calling ? scope.layer : null;
  }

  /** {@return whether a surrounding layer is {@code layer} or has it as a part} */
  static boolean owns(Layer layer) {
    for (var scope = current(); scope != null; scope = scope.outer) {
      if (scope.layer == layer || scope.layer.flattened().contains(layer)) {
        return true;
      }
    }
    return false;
  }
}
