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
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All schemas that are known: those of the {@link Catalog} services and those registered at run
 * time. Catalogs are opened kind by kind, when a kind is first asked for.
 */
public final class Registry {
  private static final Registry GLOBAL = new Registry(ServiceLoader.load(Catalog.class));

  private static final ScopedValue<List<Schema<?>>> SCOPED = ScopedValue.newInstance();

  private final List<Catalog> unopened = new ArrayList<>();
  private final Map<String, Schema<?>> bySavedName = new LinkedHashMap<>();
  private final Map<Class<?>, Schema<?>> byType = new HashMap<>();

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
    var schema = byType.get(object.getClass());
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
    return Optional.ofNullable(byType.get(object.getClass()))
        .filter(Schema::isCustom)
        .map(Schema::savedName);
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
    var own = scoped(kind, schema -> isMeant(schema, className, registeredName));
    if (own != null) {
      return own;
    }
    var exact =
        first(
            kind,
            schema ->
                schema.savedName().equals(registeredName)
                    || !schema.isCustom() && schema.savedName().equals(module + "." + className));
    if (exact != null) {
      return exact;
    }
    // Older files have no module, or the one where the class was then.
    boolean ofKeras =
        module == null || module.startsWith("keras") || module.startsWith("tensorflow");
    var older = ofKeras ? first(kind, schema -> schema.identifiers().contains(className)) : null;
    if (older != null) {
      return older;
    }
    var names = of(kind).stream().map(Schema::className).toList();
    var located = module != null ? module + "." + className : className;
    var full = registeredName != null ? registeredName : located;
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
            schema ->
                schema.identifiers().contains(identifier)
                    || schema.className().toLowerCase(Locale.ROOT).equals(identifier));
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

  /** What was read with a schema is saved with it, unless its class has another one. */
  synchronized void remember(Object object, Schema<?> schema) {
    if (schema.isCustom()) {
      byType.putIfAbsent(object.getClass(), schema);
    }
  }

  /** Looks into the catalogs of the kind itself before it opens those of its subtypes. */
  private <K> @Nullable Schema<? extends K> first(Class<K> kind, Predicate<Schema<?>> wanted) {
    open(c -> c.isAssignableFrom(kind));
    var known = firstOpened(kind, wanted);
    if (known == null && open(kind::isAssignableFrom)) {
      known = firstOpened(kind, wanted);
    }
    return known;
  }

  @SuppressWarnings("unchecked")
  private <K> @Nullable Schema<? extends K> firstOpened(
      Class<K> kind, Predicate<Schema<?>> wanted) {
    for (var schema : bySavedName.values()) {
      if (kind.isAssignableFrom(schema.type()) && wanted.test(schema)) {
        return (Schema<? extends K>) schema;
      }
    }
    return null;
  }

  private boolean openAll(Class<?> kind) {
    return open(c -> c.isAssignableFrom(kind) || kind.isAssignableFrom(c));
  }

  /** {@return whether there was anything to open} */
  private boolean open(Predicate<Class<?>> kinds) {
    var wanted = unopened.stream().filter(c -> kinds.test(c.kind())).toList();
    unopened.removeAll(wanted);
    wanted.forEach(catalog -> catalog.schemas().forEach(this::register));
    return !wanted.isEmpty();
  }
}
