package dev.addax.keras.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All schemas that are known: those of the {@link Catalog} services and those registered at run
 * time. Catalogs are opened in their order, as far as it takes to find what is asked for: the
 * classes in those that come later are not even loaded.
 */
public final class Registry {
  private static final Registry GLOBAL = new Registry(ServiceLoader.load(Catalog.class));

  /** Packages that Keras was in, among them that of Keras 2 beside Keras 3. */
  private static final Set<String> ROOTS = Set.of("keras", "tensorflow", "tf_keras");

  private static final ScopedValue<List<Schema<?>>> SCOPED = ScopedValue.newInstance();

  private final List<Catalog> unopened = new ArrayList<>();
  private final Map<String, Schema<?>> bySavedName = new LinkedHashMap<>();
  private final Map<Class<?>, Schema<?>> byType = new HashMap<>();

  /** One class may stand for several names, as that of functions given as lambdas does. */
  private final Map<Object, Schema<?>> readWith = new WeakHashMap<>();

  Registry(Iterable<Catalog> catalogs) {
    catalogs.forEach(unopened::add);
  }

  /** {@return the registry of this process} */
  public static Registry global() {
    return GLOBAL;
  }

  /**
   * Adds a class of the user's own, Python's {@code register_keras_serializable}.
   *
   * @throws IllegalArgumentException if the saved name belongs to another class
   */
  public synchronized void register(Schema<?> schema) {
    var known = bySavedName.putIfAbsent(schema.savedName(), schema);
    if (known != null && known.type() != schema.type()) {
      throw new IllegalArgumentException(
          "'%s' is the saved name of %s already; give %s another one"
              .formatted(schema.savedName(), known.type().getName(), schema.type().getName()));
    }
    byType.putIfAbsent(schema.type(), schema);
  }

  /** {@return the schemas of a kind and its subtypes, in the order of their catalogs} */
  public synchronized List<Schema<?>> of(Class<?> kind) {
    openAll(kind);
    return bySavedName.values().stream().filter(s -> kind.isAssignableFrom(s.type())).toList();
  }

  /**
   * {@return the schema of an object's class}
   *
   * @throws ConfigException if its class is in no catalog
   */
  @SuppressWarnings("unchecked")
  public synchronized <T> Schema<T> of(T object) {
    openAll(object.getClass());
    var schema = schemaOf(object);
    if (schema == null) {
      var name = object.getClass().getSimpleName();
      throw new ConfigException(
          "%s has no schema, so it cannot be saved; declare one and list it in a Catalog: static final Schema<%s> SCHEMA = Schema.of(\"mine>%s\", %s.class, %s::new)"
              .formatted(object.getClass().getName(), name, name, name, name));
    }
    return (Schema<T>) schema;
  }

  /**
   * {@return the saved name {@code package>Name} of an object of the user's own class, if known}
   */
  public synchronized Optional<String> customName(Object object) {
    return Optional.ofNullable(schemaOf(object)).filter(Schema::isCustom).map(Schema::savedName);
  }

  private @Nullable Schema<?> schemaOf(Object object) {
    var own = readWith.get(object);
    return own != null ? own : byType.get(object.getClass());
  }

  /**
   * {@return the result of {@code action}, in which these schemas come before all others, whatever
   * is registered} Python's {@code custom_objects}.
   */
  public static <R extends @Nullable Object> R with(
      Collection<Schema<?>> schemas, Supplier<R> action) {
    var all = new ArrayList<>(schemas);
    if (SCOPED.isBound()) {
      all.addAll(SCOPED.get());
    }
    return ScopedValue.where(SCOPED, List.copyOf(all)).call(action::get);
  }

  /** The class that a scoped schema makes need not be known before it makes one. */
  @SuppressWarnings("unchecked")
  private static <K> @Nullable Schema<? extends K> scoped(
      Class<K> kind, Predicate<Schema<?>> wanted) {
    for (var schema : SCOPED.isBound() ? SCOPED.get() : List.<Schema<?>>of()) {
      boolean fits = kind.isAssignableFrom(schema.type()) || schema.type().isAssignableFrom(kind);
      if (fits && wanted.test(schema)) {
        return (Schema<? extends K>) schema;
      }
    }
    return null;
  }

  /**
   * {@return the schema that a saved object names}
   *
   * @param module Keras' module, or null in files that have none
   * @param registeredName Keras' {@code package>Name}, or null
   * @throws ConfigException with the near names, if there is none
   */
  public synchronized <K> Schema<? extends K> find(
      Class<K> kind, @Nullable String module, String className, @Nullable String registeredName) {
    // Files of HDF5 give classes of others by their registered names, and no module.
    var registered = registeredName == null && className.contains(">") ? className : registeredName;
    var own = scoped(kind, schema -> isMeant(schema, className, registered));
    if (own != null) {
      return own;
    }
    var place = module != null ? module + "." + className : className;
    var exact =
        module != null || registered != null
            ? first(kind, () -> saved(kind, registered, place))
            : null;
    if (exact != null) {
      return exact;
    }
    // Older files have no module, or the one where the class was then.
    boolean ofKeras = module == null || ROOTS.contains(module.replaceFirst("\\..*", ""));
    var older =
        ofKeras
            ? first(kind, () -> opened(kind, schema -> schema.identifiers().contains(className)))
            : null;
    if (older != null) {
      return older;
    }
    var names = of(kind).stream().map(Schema::className).toList();
    var full = registeredName != null ? registeredName : place;
    throw ConfigException.unknown(
        "unknown class '%s'. %s A class of your own needs a Schema in a Catalog or Registry.global().register(…)."
            .formatted(full, NearNames.hint(className, names)));
  }

  /**
   * {@return the schema with a string identifier: class name, snake case or alias}
   *
   * @throws ConfigException with the near names, if there is none
   */
  public synchronized <K> Schema<? extends K> named(Class<K> kind, String identifier) {
    var own = scoped(kind, schema -> isMeant(schema, identifier, identifier));
    if (own != null) {
      return own;
    }
    var found =
        first(
            kind,
            () ->
                opened(
                    kind,
                    schema ->
                        schema.identifiers().contains(identifier)
                            || schema.className().toLowerCase(Locale.ROOT).equals(identifier)));
    if (found != null) {
      return found;
    }
    var names =
        of(kind).stream().flatMap(s -> s.identifiers().stream()).filter(Registry::isPlain).toList();
    var what = Naming.toSnakeCase(kind.getSimpleName()).replace('_', ' ');
    throw ConfigException.unknown(
        "unknown %s '%s'. %s".formatted(what, identifier, NearNames.hint(identifier, names)));
  }

  // Class names are understood, but what people write are the names in lower case.
  private static boolean isPlain(String identifier) {
    return identifier.equals(identifier.toLowerCase(Locale.ROOT));
  }

  /** A name without a package means the class, in whatever package it was registered. */
  private static boolean isMeant(
      Schema<?> schema, String className, @Nullable String registeredName) {
    return schema.savedName().equals(registeredName) || schema.className().equals(className);
  }

  /** What was read with a schema is saved with it, and so are others of its class. */
  synchronized void remember(Object object, Schema<?> schema) {
    if (schema.isCustom()) {
      readWith.put(object, schema);
      byType.putIfAbsent(object.getClass(), schema);
    }
  }

  /** Looks, and opens one catalog after the other until something is found. */
  private <K> @Nullable Schema<? extends K> first(
      Class<K> kind, Supplier<@Nullable Schema<? extends K>> look) {
    var known = look.get();
    for (var next = next(kind); known == null && next.isPresent(); next = next(kind)) {
      open(next.get());
      known = look.get();
    }
    return known;
  }

  /** {@return a catalog to open: of the kind itself, then of its subtypes; empty after the last} */
  private Optional<Catalog> next(Class<?> kind) {
    return unopened.stream()
        .filter(catalog -> catalog.kind().isAssignableFrom(kind))
        .findFirst()
        .or(() -> unopened.stream().filter(c -> kind.isAssignableFrom(c.kind())).findFirst());
  }

  private <K> @Nullable Schema<? extends K> opened(Class<K> kind, Predicate<Schema<?>> wanted) {
    for (var schema : bySavedName.values()) {
      if (kind.isAssignableFrom(schema.type()) && wanted.test(schema)) {
        return typed(kind, schema);
      }
    }
    return null;
  }

  /** {@return the schema with one of two saved names, of which the second is one of Keras' own} */
  private <K> @Nullable Schema<? extends K> saved(
      Class<K> kind, @Nullable String registeredName, String place) {
    var registered = bySavedName.get(registeredName);
    if (registered != null && kind.isAssignableFrom(registered.type())) {
      return typed(kind, registered);
    }
    var placed = bySavedName.get(place);
    return placed != null && !placed.isCustom() && kind.isAssignableFrom(placed.type())
        ? typed(kind, placed)
        : null;
  }

  /** The caller has compared the types. */
  @SuppressWarnings("unchecked")
  private static <K> Schema<? extends K> typed(Class<K> kind, Schema<?> schema) {
    return (Schema<? extends K>) schema;
  }

  private void openAll(Class<?> kind) {
    for (var next = next(kind); next.isPresent(); next = next(kind)) {
      open(next.get());
    }
  }

  private void open(Catalog catalog) {
    unopened.remove(catalog);
    catalog.schemas().forEach(this::register);
  }
}
