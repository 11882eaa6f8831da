package dev.addax.tensor;

import dev.addax.tensor.type.DType;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The dtype that floating variables are cast to when read: how mixed precision reaches every layer.
 */
public final class Autocast {
  private static final ScopedValue<Optional<DType>> CURRENT = ScopedValue.newInstance();

  private Autocast() {}

  /** Runs {@code body} with floating variables read as {@code dtype}; empty turns casting off. */
  public static <T> T to(Optional<DType> dtype, Supplier<T> body) {
    return ScopedValue.where(CURRENT, dtype).call(body::get);
  }

  static Tensor apply(Tensor value) {
    if (!CURRENT.isBound() || CURRENT.get().isEmpty() || !value.dtype().isFloating()) {
      return value;
    }
    return value.cast(CURRENT.get().get());
  }
}
