package dev.addax.keras.config;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An object with identity that is configured by fluent setters until it is built: a layer, an
 * optimizer, a metric, a loss.
 *
 * <p>Each option is one field; it is saved, loaded, frozen and printed from there:
 *
 * <pre>{@code
 * private final Option<Integer> units = required("units", Codec.INT);
 * private final Option<Boolean> useBias = option("use_bias", Codec.BOOLEAN, true);
 *
 * public Dense useBias(boolean use) {
 *   useBias.set(use);
 *   return this;
 * }
 * }</pre>
 */
public abstract class Configurable implements Construction.Pending {
  private final SequencedMap<String, Option<?>> options = new LinkedHashMap<>();

  /** Starts an object whose names and seeds are given when its configuration is complete. */
  protected Configurable() {
    Construction.enqueue(this);
  }

  /** {@return a new option of this object with a default value} */
  protected final <V extends @Nullable Object> Option<V> option(
      String name, Codec<V> codec, V defaultValue) {
    return add(Option.value(this, name, codec, defaultValue));
  }

  /** {@return a new option of this object that has no default and must be set} */
  protected final <V extends @Nullable Object> Option<V> required(String name, Codec<V> codec) {
    return add(Option.required(this, name, codec));
  }

  /**
   * {@return a new option whose default is a string identifier such as {@code "glorot_uniform"}}
   * The object it names is made when the configuration is complete, one for each owner.
   */
  protected final <V extends @Nullable Object> Option<V> named(
      String name, Codec<V> codec, String identifier) {
    return later(name, codec, () -> codec.read(identifier));
  }

  /** {@return a new option whose default is made anew for each owner, when it is complete} */
  protected final <V extends @Nullable Object> Option<V> later(
      String name, Codec<V> codec, Supplier<V> make) {
    return add(Option.later(this, name, codec, make));
  }

  /**
   * Makes options of a part (the cell of an LSTM, say) options of this object too: all, or those
   * named.
   */
  protected final void share(Configurable part, String... names) {
    var shared = names.length == 0 ? part.options.keySet() : List.of(names);
    for (String name : shared) {
      options.putIfAbsent(name, part.option(name));
    }
  }

  /** Puts options last, in this order: where Keras' order is not that of base class and class. */
  protected void order(String... names) {
    for (String name : names) {
      Option<?> option = option(name);
      options.remove(name);
      options.put(name, option);
    }
  }

  private <V extends @Nullable Object> Option<V> add(Option<V> option) {
    if (options.put(option.name(), option) != null) {
      throw new IllegalStateException(title() + " has two options '" + option.name() + "'");
    }
    return option;
  }

  /** {@return all options, in the order of their declaration, those of base classes first} */
  public final Collection<Option<?>> options() {
    return Collections.unmodifiableCollection(options.values());
  }

  /**
   * {@return the option of that (Keras) name}
   *
   * @throws ConfigException with the near names, if there is none
   */
  public final Option<?> option(String name) {
    var option = options.get(name);
    if (option == null) {
      throw new ConfigException(
          "%s has no option '%s'. %s"
              .formatted(kind(), name, NearNames.hint(name, options.keySet())));
    }
    return option;
  }

  /** {@return whether the configuration can no longer change, because it has been used} */
  protected boolean frozen() {
    return false;
  }

  /** {@return how messages call this object: {@code Dense 'digit'}} */
  protected String title() {
    return kind();
  }

  /** {@return the name of the class, as messages show it} */
  protected final String kind() {
    return getClass().getSimpleName();
  }

  /**
   * Called once, when the configuration is first used: makes the defaults that were only named.
   * Override to take an automatic name or to draw a seed; call {@code super.complete()} where Keras
   * handles the arguments.
   */
  @Override
  public void complete() {
    options.values().forEach(Option::resolve);
  }

  @Override
  public final boolean isReady() {
    return options.values().stream().allMatch(option -> option.isSet() || !option.required());
  }

  /** {@return the JSON tree of all options, as Keras' {@code get_config()}} */
  public Map<String, @Nullable Object> getConfig() {
    var config = new LinkedHashMap<String, @Nullable Object>();
    options.forEach((name, option) -> config.put(name, option.write()));
    return config;
  }

  /**
   * Sets the options that a JSON tree holds.
   *
   * @throws ConfigException for an unknown option or one that cannot be read
   */
  protected void readConfig(Map<String, @Nullable Object> config) {
    config.forEach((name, json) -> option(name).read(json));
    for (var option : options.values()) {
      if (option.required() && !option.isSet()) {
        throw new ConfigException(
            "missing '%s', %s".formatted(option.name(), option.codec().describe()));
      }
    }
  }

  /** {@return what is saved beside the config: {@code build_config}, {@code compile_config}} */
  protected Map<String, @Nullable Object> savedBeside() {
    return Map.of();
  }

  /** Takes back what {@link #savedBeside} saved; {@code saved} is the whole JSON object. */
  protected void readBeside(Map<String, @Nullable Object> saved) {}

  final void requireConfigurable(String option) {
    if (frozen()) {
      throw new IllegalStateException(
          "%s is already built; configure it before its first use (received a new '%s')"
              .formatted(title(), option));
    }
  }

  final void configured() {
    if (Construction.isPending(this)) {
      Construction.enqueue(this);
    } else {
      // Completed already: what is set from now on is made at once.
      options.values().forEach(Option::resolve);
    }
  }

  @Override
  public String toString() {
    return options.values().stream()
        .filter(Option::isSet)
        .map(Option::toString)
        .collect(Collectors.joining(", ", kind() + "(", ")"));
  }
}
