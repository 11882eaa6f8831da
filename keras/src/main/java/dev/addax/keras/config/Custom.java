package dev.addax.keras.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Schemas of classes of the user's own that are given a name while one file is read. */
public final class Custom {
  private static final String PACKAGE = "Custom>";

  private Custom() {}

  /**
   * {@return the schema of a class whose options are all there is to save}
   *
   * @param name {@code package>Name}; a name alone stands for Python's default package {@code
   *     Custom}
   */
  public static Schema<Configurable> of(String name, Supplier<? extends Configurable> factory) {
    return Schema.of(full(name), Configurable.class, factory::get);
  }

  /**
   * {@return the schema of a class that is made from its saved config} Name, dtype and what else
   * all layers have are set afterwards. It is saved with the config it was made from.
   */
  public static Schema<Configurable> from(
      String name, Function<Map<String, @Nullable Object>, ? extends Configurable> make) {
    var configs = new WeakHashMap<Configurable, Map<String, @Nullable Object>>();
    return Schema.with(
        full(name),
        Configurable.class,
        object -> {
          var config = new LinkedHashMap<>(configs.getOrDefault(object, Map.of()));
          config.putAll(object.getConfig());
          return config;
        },
        config -> {
          var object =
              Construction.configured(() -> make.apply(config), made -> common(made, config));
          configs.put(object, config);
          return object;
        });
  }

  private static void common(Configurable object, Map<String, @Nullable Object> config) {
    for (var option : object.options()) {
      if (config.containsKey(option.name()) && !option.isSet()) {
        option.read(config.get(option.name()));
      }
    }
  }

  private static String full(String name) {
    return name.indexOf('>') < 0 ? PACKAGE + name : name;
  }
}
