package dev.addax.keras.ops;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A function of {@code keras.ops} under its Python name. */
public final class OpFunction {
  /** What a function does with its arguments. */
  @FunctionalInterface
  interface Body {
    @Nullable Object apply(Arguments arguments);
  }

  private final Signature signature;
  private final Body body;

  OpFunction(Signature signature, Body body) {
    this.signature = signature;
    this.body = body;
  }

  /** {@return the name below {@code keras.ops}, such as {@code sum} or {@code image.resize}} */
  public String name() {
    return signature.name();
  }

  /** {@return the parameters} */
  public Signature signature() {
    return signature;
  }

  /**
   * Calls the function with arguments as in Python. Tensors, numbers, texts, null, lists and maps
   * may stand in them.
   *
   * @return a tensor, or a list of results
   * @throws dev.addax.keras.config.ConfigException for an unknown, missing or unfit argument
   */
  public @Nullable Object call(
      List<? extends @Nullable Object> positional, Map<String, ? extends @Nullable Object> named) {
    return body.apply(signature.bind(positional, named));
  }
}
