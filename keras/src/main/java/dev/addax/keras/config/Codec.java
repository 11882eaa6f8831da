package dev.addax.keras.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of value is written to and read from JSON (see {@link Json} for the Java types of a
 * JSON tree).
 *
 * @param <V> the type of the value in Java
 */
public interface Codec<V extends @Nullable Object> {
  /** {@code true} or {@code false}. */
  Codec<Boolean> BOOLEAN =
      Codec.of("true or false", v -> v, json -> json instanceof Boolean b ? b : null);

  /** A 32-bit integer; {@code 3.0} is read as 3. */
  Codec<Integer> INT = Codec.of("an integer", Integer::longValue, Numbers::toInt);

  /** A 64-bit integer. */
  Codec<Long> LONG = Codec.of("an integer", v -> v, Numbers::toLong);

  /** A number; integers are read as doubles. */
  Codec<Double> DOUBLE = Codec.of("a number", v -> v, Numbers::toDouble);

  /** A number that Keras keeps in a float32 variable: 0.01 is saved as 0.009999999776482582. */
  Codec<Double> FLOAT32 = Codec.of("a number", v -> (double) v.floatValue(), Numbers::toDouble);

  /**
   * One integer or a list of them, such as an axis or several axes; a list of one is saved as a
   * number.
   */
  Codec<List<Integer>> AXES =
      Codec.of("an integer or a list of integers", Numbers::oneOrMany, Numbers::ints);

  /** A text. */
  Codec<String> STRING = Codec.of("a string", v -> v, json -> json instanceof String s ? s : null);

  /** Any JSON tree, kept as it is. */
  Codec<@Nullable Object> JSON = new FunctionCodec<>("any value", v -> v, json -> json);

  /** {@return the JSON tree of {@code value}} */
  @Nullable Object write(V value);

  /**
   * {@return the value of a JSON tree}
   *
   * @throws ConfigException if the tree does not describe such a value
   */
  V read(@Nullable Object json);

  /** {@return what is expected, as it stands in messages: "an integer"} */
  String describe();

  /** {@return whether null is the tree of a value} */
  default boolean acceptsNull() {
    try {
      read(null);
      return true;
    } catch (ConfigException refused) {
      return false;
    }
  }

  /** {@return a codec from two functions, where {@code read} gives null for what it cannot read} */
  static <V> Codec<V> of(
      String describe,
      Function<V, @Nullable Object> write,
      Function<@Nullable Object, @Nullable V> read) {
    return new FunctionCodec<>(describe, write, json -> require(describe, json, read.apply(json)));
  }

  /** {@return a codec for objects of a catalogued kind: a JSON object or a string identifier} */
  static <K> Codec<K> object(Class<K> kind) {
    return new FunctionCodec<>(
        "a " + Naming.toSnakeCase(kind.getSimpleName()).replace('_', ' '),
        Serialization::serialize,
        json -> Serialization.deserialize(kind, json));
  }

  /** {@return a codec for one of a few texts, such as {@code "valid"} and {@code "same"}} */
  static Codec<String> oneOf(String... texts) {
    var known = List.of(texts);
    var describe = "one of '" + String.join("', '", known) + "'";
    return Codec.of(
        describe, v -> v, json -> json instanceof String s && known.contains(s) ? s : null);
  }

  /** {@return a codec for enum constants, saved in lower case} */
  static <E extends Enum<E>> Codec<E> oneOf(Class<E> type) {
    var constants = new LinkedHashMap<String, E>();
    for (E constant : type.getEnumConstants()) {
      constants.put(constant.name().toLowerCase(Locale.ROOT), constant);
    }
    var describe = "one of '" + String.join("', '", constants.keySet()) + "'";
    return Codec.of(describe, v -> v.name().toLowerCase(Locale.ROOT), constants::get);
  }

  /** {@return a codec for {@code n} integers; one integer stands for n equal ones} */
  static Codec<List<Integer>> ints(int n) {
    var describe = n == 1 ? "an integer" : "an integer or " + n + " integers";
    return Codec.of(describe, Numbers::longs, json -> Numbers.ints(json, n));
  }

  /**
   * {@return this codec for some of its values only}
   *
   * @param describe what is expected, for messages
   */
  default Codec<V> where(String describe, Predicate<V> accepted) {
    return new FunctionCodec<>(
        describe,
        this::write,
        json -> {
          V value = read(json);
          if (!accepted.test(value)) {
            throw new ConfigException("expected " + describe + ", received " + Json.brief(json));
          }
          return value;
        });
  }

  /** {@return this codec, with null read and written as JSON's null (Python's None)} */
  default Codec<@Nullable V> nullable() {
    return new FunctionCodec<>(
        describe() + " or null",
        v -> v == null ? null : write(v),
        json -> json == null ? null : read(json));
  }

  /** {@return a codec for lists of this} */
  default Codec<List<V>> list() {
    return new FunctionCodec<>(
        "a list, each " + describe(),
        values -> mapped(values, this::write),
        json -> mapped(Numbers.list(json), this::read));
  }

  /** {@return a codec for maps from texts to this, in their order} */
  default Codec<Map<String, V>> map() {
    return new FunctionCodec<>(
        "an object, each value " + describe(),
        values -> mapped(values, this::write),
        json -> mapped(Numbers.map(json), this::read));
  }

  /**
   * {@return {@code value}, or if it is null an error that says what was expected instead of {@code
   * json}}
   */
  private static <V> V require(String describe, @Nullable Object json, @Nullable V value) {
    if (value == null) {
      throw new ConfigException("expected " + describe + ", received " + Json.brief(json));
    }
    return value;
  }

  private static <A extends @Nullable Object, B extends @Nullable Object> List<B> mapped(
      List<A> values, Function<A, B> f) {
    var result = new ArrayList<B>(values.size());
    for (A value : values) {
      try {
        result.add(f.apply(value));
      } catch (ConfigException e) {
        throw e.in("[" + result.size() + "]");
      }
    }
    return Collections.unmodifiableList(result);
  }

  private static <A extends @Nullable Object, B extends @Nullable Object> Map<String, B> mapped(
      Map<String, A> values, Function<A, B> f) {
    var result = new LinkedHashMap<String, B>();
    values.forEach(
        (key, value) -> {
          try {
            result.put(key, f.apply(value));
          } catch (ConfigException e) {
            throw e.in(key);
          }
        });
    return Collections.unmodifiableMap(result);
  }
}
