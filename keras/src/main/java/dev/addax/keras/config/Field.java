package dev.addax.keras.config;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One saved field of a value (a record): its name in files, how it is saved, its default.
 *
 * @param <T> the record
 * @param <V> the type of the field
 */
public record Field<T, V extends @Nullable Object>(
    String name, Codec<V> codec, @Nullable Supplier<V> initial, Function<T, V> get) {
  /** {@return a field with a default} */
  public static <T, V extends @Nullable Object> Field<T, V> field(
      String name, Codec<V> codec, V defaultValue, Function<T, V> get) {
    return new Field<>(name, codec, () -> defaultValue, get);
  }

  /** {@return a field that must be there} */
  public static <T, V extends @Nullable Object> Field<T, V> required(
      String name, Codec<V> codec, Function<T, V> get) {
    return new Field<>(name, codec, null, get);
  }

  /** {@return a field whose default is made anew each time, such as a seed that is drawn} */
  public static <T, V extends @Nullable Object> Field<T, V> later(
      String name, Codec<V> codec, Supplier<V> initial, Function<T, V> get) {
    return new Field<>(name, codec, initial, get);
  }

  /** {@return whether the field has no default} */
  public boolean required() {
    return initial == null;
  }

  @Nullable Object write(T value) {
    return codec.write(get.apply(value));
  }

  V from(Map<String, @Nullable Object> config) {
    if (config.containsKey(name)) {
      try {
        return codec.read(config.get(name));
      } catch (ConfigException e) {
        throw e.in(name);
      }
    }
    if (initial == null) {
      throw new ConfigException("missing '%s', %s".formatted(name, codec.describe()));
    }
    return initial.get();
  }
}
