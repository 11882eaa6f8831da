package dev.addax.keras.config;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How one class is named in files and identifiers, made, written and read. It stands beside the
 * class as {@code SCHEMA} and is listed in the {@link Catalog} of its package.
 *
 * <p>The saved name of a class of Keras is its public name, {@code "keras.layers.Dense"}. A class
 * of your own has a package and a name, {@code "shapes>Polygon"}, as in Python's {@code
 * register_keras_serializable}.
 *
 * @param <T> the class
 */
public final class Schema<T> {
  private final String savedName;
  private final Class<? super T> type;
  private final Function<T, Map<String, @Nullable Object>> write;
  private final Function<Map<String, @Nullable Object>, T> read;
  private final Supplier<Collection<OptionInfo>> options;
  private final Set<String> identifiers;

  private Schema(
      String savedName,
      Class<? super T> type,
      Function<T, Map<String, @Nullable Object>> write,
      Function<Map<String, @Nullable Object>, T> read,
      Supplier<Collection<OptionInfo>> options,
      Set<String> identifiers) {
    this.savedName = savedName;
    this.type = type;
    this.write = write;
    this.read = read;
    this.options = options;
    this.identifiers = identifiers;
  }

  /**
   * {@return the schema of a configurable class}
   *
   * @param savedName {@code "keras.layers.Dense"} or {@code "package>Name"}
   * @param factory makes one with all options at their defaults
   */
  public static <T extends Configurable> Schema<T> of(
      String savedName, Class<T> type, Supplier<T> factory) {
    return of(
        savedName, type, T::getConfig, config -> revived(factory, config), () -> infos(factory));
  }

  /** {@return the schema of a class that writes and reads its config by functions of its own} */
  public static <T> Schema<T> with(
      String savedName,
      Class<T> type,
      Function<T, Map<String, @Nullable Object>> write,
      Function<Map<String, @Nullable Object>, T> read) {
    return of(savedName, type, write, read, List::of);
  }

  /** {@return the schema of a value without fields} */
  public static <T> Schema<T> constant(String savedName, Class<T> type, T value) {
    return values(savedName, type, new Fields<T>(List.of()), _ -> value);
  }

  /** {@return the schema of a value of one field, given in the order of its constructor} */
  public static <T, A extends @Nullable Object> Schema<T> of(
      String savedName, Class<T> type, Field<T, A> a, Constructor.Of1<A, T> make) {
    return values(savedName, type, new Fields<>(List.of(a)), v -> make.make(a.from(v)));
  }

  /** {@return the schema of a value of two fields, given in the order of its constructor} */
  public static <T, A extends @Nullable Object, B extends @Nullable Object> Schema<T> of(
      String savedName,
      Class<T> type,
      Field<T, A> a,
      Field<T, B> b,
      Constructor.Of2<A, B, T> make) {
    return values(
        savedName, type, new Fields<>(List.of(a, b)), v -> make.make(a.from(v), b.from(v)));
  }

  /** {@return the schema of a value of three fields, given in the order of its constructor} */
  public static <
          T, A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object>
      Schema<T> of(
          String savedName,
          Class<T> type,
          Field<T, A> a,
          Field<T, B> b,
          Field<T, C> c,
          Constructor.Of3<A, B, C, T> make) {
    return values(
        savedName,
        type,
        new Fields<>(List.of(a, b, c)),
        v -> make.make(a.from(v), b.from(v), c.from(v)));
  }

  /** {@return the schema of a value of four fields, given in the order of its constructor} */
  public static <
          T,
          A extends @Nullable Object,
          B extends @Nullable Object,
          C extends @Nullable Object,
          D extends @Nullable Object>
      Schema<T> of(
          String savedName,
          Class<T> type,
          Field<T, A> a,
          Field<T, B> b,
          Field<T, C> c,
          Field<T, D> d,
          Constructor.Of4<A, B, C, D, T> make) {
    return values(
        savedName,
        type,
        new Fields<>(List.of(a, b, c, d)),
        v -> make.make(a.from(v), b.from(v), c.from(v), d.from(v)));
  }

  /** {@return the schema of a value of five fields, given in the order of its constructor} */
  public static <
          T,
          A extends @Nullable Object,
          B extends @Nullable Object,
          C extends @Nullable Object,
          D extends @Nullable Object,
          E extends @Nullable Object>
      Schema<T> of(
          String savedName,
          Class<T> type,
          Field<T, A> a,
          Field<T, B> b,
          Field<T, C> c,
          Field<T, D> d,
          Field<T, E> e,
          Constructor.Of5<A, B, C, D, E, T> make) {
    return values(
        savedName,
        type,
        new Fields<>(List.of(a, b, c, d, e)),
        v -> make.make(a.from(v), b.from(v), c.from(v), d.from(v), e.from(v)));
  }

  /** {@return the schema of a value of six fields, given in the order of its constructor} */
  public static <
          T,
          A extends @Nullable Object,
          B extends @Nullable Object,
          C extends @Nullable Object,
          D extends @Nullable Object,
          E extends @Nullable Object,
          F extends @Nullable Object>
      Schema<T> of(
          String savedName,
          Class<T> type,
          Field<T, A> a,
          Field<T, B> b,
          Field<T, C> c,
          Field<T, D> d,
          Field<T, E> e,
          Field<T, F> f,
          Constructor.Of6<A, B, C, D, E, F, T> make) {
    return values(
        savedName,
        type,
        new Fields<>(List.of(a, b, c, d, e, f)),
        v -> make.make(a.from(v), b.from(v), c.from(v), d.from(v), e.from(v), f.from(v)));
  }

  /** {@return the schema of a value of seven fields, given in the order of its constructor} */
  public static <
          T,
          A extends @Nullable Object,
          B extends @Nullable Object,
          C extends @Nullable Object,
          D extends @Nullable Object,
          E extends @Nullable Object,
          F extends @Nullable Object,
          G extends @Nullable Object>
      Schema<T> of(
          String savedName,
          Class<T> type,
          Field<T, A> a,
          Field<T, B> b,
          Field<T, C> c,
          Field<T, D> d,
          Field<T, E> e,
          Field<T, F> f,
          Field<T, G> g,
          Constructor.Of7<A, B, C, D, E, F, G, T> make) {
    return values(
        savedName,
        type,
        new Fields<>(List.of(a, b, c, d, e, f, g)),
        v ->
            make.make(a.from(v), b.from(v), c.from(v), d.from(v), e.from(v), f.from(v), g.from(v)));
  }

  /** {@return this schema, known by these string identifiers as well} */
  public Schema<T> alias(String... names) {
    var more = new LinkedHashSet<>(identifiers);
    more.addAll(List.of(names));
    return new Schema<>(savedName, type, write, read, options, more);
  }

  /** {@return this schema, reading configs in which older versions saved these options too} */
  public Schema<T> ignoring(String... options) {
    var ignored = Set.of(options);
    return new Schema<>(
        savedName,
        type,
        write,
        config -> read.apply(without(config, ignored)),
        this.options,
        identifiers);
  }

  private static Map<String, @Nullable Object> without(
      Map<String, @Nullable Object> config, Set<String> ignored) {
    var rest = new LinkedHashMap<>(config);
    rest.keySet().removeAll(ignored);
    return rest;
  }

  /** {@return the name in files: {@code "keras.layers.Dense"} or {@code "package>Name"}} */
  public String savedName() {
    return savedName;
  }

  /** {@return the last part of the saved name, Keras' {@code class_name}} */
  public String className() {
    return savedName.substring(Math.max(savedName.lastIndexOf('.'), savedName.indexOf('>')) + 1);
  }

  /** {@return Keras' {@code module}; for a class of the user's own its Java package} */
  public String module() {
    return isCustom() ? type.getPackageName() : savedName.substring(0, savedName.lastIndexOf('.'));
  }

  /** {@return whether this is a class of the user's own, {@code "package>Name"}} */
  public boolean isCustom() {
    return savedName.indexOf('>') >= 0;
  }

  /** {@return Keras' {@code registered_name}: null for its own public classes} */
  public @Nullable String registeredName() {
    return isCustom() ? savedName : isInternal() ? className() : null;
  }

  // What Keras does not export, such as Functional, it saves under its internal module.
  private boolean isInternal() {
    return savedName.startsWith("keras.src.");
  }

  /** {@return the Java class} */
  public Class<? super T> type() {
    return type;
  }

  /** {@return the string identifiers: class name, its snake case, aliases} */
  public Set<String> identifiers() {
    return identifiers;
  }

  /** {@return what is known of the options, for documentation and checks} */
  public Collection<OptionInfo> options() {
    return options.get();
  }

  /** {@return the config of an object of this class, Keras' {@code get_config()}} */
  public Map<String, @Nullable Object> write(T object) {
    return write.apply(object);
  }

  /**
   * {@return a new object, Keras' {@code from_config(config)}; options left out have their default}
   *
   * @throws ConfigException for unknown options, missing required ones and unreadable values
   */
  public T read(Map<String, @Nullable Object> config) {
    try {
      return read.apply(config);
    } catch (ConfigException e) {
      throw e.in(className());
    }
  }

  @Override
  public String toString() {
    return savedName + options();
  }

  private static <T> Schema<T> of(
      String savedName,
      Class<T> type,
      Function<T, Map<String, @Nullable Object>> write,
      Function<Map<String, @Nullable Object>, T> read,
      Supplier<Collection<OptionInfo>> options) {
    var plain = new Schema<>(savedName, type, write, read, options, Set.of());
    var name = plain.className();
    return plain.alias(name, Naming.toSnakeCase(name));
  }

  private static <T> Schema<T> values(
      String savedName,
      Class<T> type,
      Fields<T> fields,
      Function<Map<String, @Nullable Object>, T> make) {
    return of(
        savedName,
        type,
        fields::write,
        config -> make.apply(fields.checked(config)),
        fields::infos);
  }

  private static <T extends Configurable> T revived(
      Supplier<T> factory, Map<String, @Nullable Object> config) {
    return Construction.configured(factory, object -> object.readConfig(config));
  }

  private static Collection<OptionInfo> infos(Supplier<? extends Configurable> factory) {
    return Construction.apart(factory::get).value().options().stream().map(OptionInfo::of).toList();
  }
}
