package dev.addax.keras.config;

import dev.addax.tensor.type.Shape;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One option of a {@link Configurable}: Keras' name, how it is saved, its default and its value.
 *
 * <p>An option is a field of the class that has it; what the field says is all that saving,
 * loading, freezing and printing need to know.
 */
public final class Option<V extends @Nullable Object> {
  private final Configurable owner;
  private final String name;
  private final Codec<V> codec;
  private final boolean required;
  private @Nullable Supplier<V> later;
  private Construction.@Nullable Apart<V> value;
  private boolean set;

  private Option(
      Configurable owner,
      String name,
      Codec<V> codec,
      boolean required,
      @Nullable Supplier<V> later) {
    this.owner = owner;
    this.name = name;
    this.codec = codec;
    this.required = required;
    this.later = later;
  }

  static <V extends @Nullable Object> Option<V> required(
      Configurable owner, String name, Codec<V> codec) {
    return new Option<>(owner, name, codec, true, null);
  }

  static <V extends @Nullable Object> Option<V> value(
      Configurable owner, String name, Codec<V> codec, V value) {
    var option = new Option<V>(owner, name, codec, false, null);
    option.value = Construction.Apart.of(value);
    return option;
  }

  static <V extends @Nullable Object> Option<V> later(
      Configurable owner, String name, Codec<V> codec, Supplier<V> make) {
    return new Option<>(owner, name, codec, false, make);
  }

  /** {@return Keras' name: {@code use_bias}} */
  public String name() {
    return name;
  }

  /** {@return how the value is saved} */
  public Codec<V> codec() {
    return codec;
  }

  /** {@return whether the option has no default} */
  public boolean required() {
    return required;
  }

  /** {@return whether a value was given, by a setter or by a loaded configuration} */
  public boolean isSet() {
    return set;
  }

  /**
   * {@return the value}
   *
   * @throws ConfigException if the option is required and was not set
   */
  public V get() {
    if (later != null || value != null && !value.parts().isEmpty()) {
      Construction.complete(owner);
      resolve();
    }
    if (value == null) {
      throw new ConfigException(owner.title() + " needs '" + name + "', " + codec.describe());
    }
    return value.value();
  }

  /**
   * Gives the option a value.
   *
   * @throws ConfigException if it is a number, text, constant, shape or list that could not be
   *     loaded again
   * @throws IllegalStateException if the owner is built already
   */
  public void set(V value) {
    owner.requireConfigurable(name);
    change(Construction.Apart.of(isPlain(value) ? checked(value) : value));
  }

  private static boolean isPlain(@Nullable Object value) {
    return value instanceof Number
        || value instanceof String
        || value instanceof Enum<?>
        || value instanceof Shape
        || value instanceof List<?> list && list.stream().allMatch(Option::isPlain);
  }

  private V checked(V value) {
    return here(() -> decode(codec.write(value)));
  }

  private V here(Supplier<V> decoding) {
    try {
      return decoding.get();
    } catch (ConfigException e) {
      throw e.in(owner.kind());
    }
  }

  /**
   * Gives the option the value of a string identifier, such as {@code "relu"}.
   *
   * @throws ConfigException with the near names, if there is none
   * @throws IllegalStateException if the owner is built already
   */
  public void named(String identifier) {
    owner.requireConfigurable(name);
    // What the identifier makes belongs to the owner and draws its seed in the owner's turn.
    change(Construction.apart(() -> here(() -> decode(identifier))));
  }

  /**
   * Gives the option the value of a JSON tree. An initializer in it draws in the owner's turn, as
   * in Keras, whose constructors read such trees; a layer in it was constructed before.
   */
  void read(@Nullable Object json) {
    owner.requireConfigurable(name);
    var made = Construction.apart(() -> decode(json));
    if (made.parts().stream().anyMatch(Configurable.class::isInstance)) {
      made.parts().forEach(Construction::enqueue);
      made = Construction.Apart.of(made.value());
    }
    change(made);
  }

  @Nullable Object write() {
    return codec.write(get());
  }

  /** Makes a default that was only named, and completes what a name has made. */
  void resolve() {
    if (later != null) {
      var make = later;
      later = null;
      value = Construction.apart(make);
    }
    if (value != null && !value.parts().isEmpty()) {
      var named = value;
      value = Construction.Apart.of(named.value());
      named.complete();
    }
  }

  private V decode(@Nullable Object json) {
    try {
      return codec.read(json);
    } catch (ConfigException e) {
      throw e.in(name);
    }
  }

  private void change(Construction.Apart<V> changed) {
    value = changed;
    later = null;
    set = true;
    owner.configured();
  }

  @Override
  public String toString() {
    return name + "=" + (value == null ? "…" : value.value());
  }
}
