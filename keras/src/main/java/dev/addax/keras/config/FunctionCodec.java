package dev.addax.keras.config;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A codec made of two functions. */
record FunctionCodec<V extends @Nullable Object>(
    String describe, Function<V, @Nullable Object> writer, Function<@Nullable Object, V> reader)
    implements Codec<V> {
  @Override
  public @Nullable Object write(V value) {
    return writer.apply(value);
  }

  @Override
  public V read(@Nullable Object json) {
    return reader.apply(json);
  }

  @Override
  public String toString() {
    return describe;
  }
}
