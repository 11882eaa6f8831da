package dev.addax.keras.saving.legacy;

import dev.addax.keras.config.ConfigException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One saved object, {@code {class_name, config}}, while rules change it. */
public final class LegacyObject {
  private final Notes notes;
  private final Map<String, @Nullable Object> beside;
  private final Map<String, @Nullable Object> config;
  private String className;

  LegacyObject(String className, Map<?, ?> config, Map<?, ?> beside, Notes notes) {
    this.className = className;
    this.config = Trees.copy(config);
    this.beside = Trees.copy(beside);
    this.notes = notes;
  }

  /** {@return the class, as it is called so far} */
  public String className() {
    return className;
  }

  /** {@return which Keras wrote it} */
  public Era era() {
    return notes.era();
  }

  /** {@return how messages call it: {@code Dense 'dense_1'}} */
  public String title() {
    var name = config.get("name");
    return name == null ? className : className + " '" + name + "'";
  }

  /** Gives it the class that does the same today. */
  public void become(String newClass) {
    className = newClass;
    // What says where the old class was would lead to the old one.
    beside.remove("module");
    beside.remove("registered_name");
  }

  /** {@return whether an option is there and not null} */
  public boolean has(String option) {
    return config.get(option) != null;
  }

  public @Nullable Object get(String option) {
    return config.get(option);
  }

  public void put(String option, @Nullable Object value) {
    config.put(option, value);
  }

  public void putIfAbsent(String option, @Nullable Object value) {
    if (!config.containsKey(option)) {
      config.put(option, value);
    }
  }

  /** {@return the value of an option, which is then gone} */
  public @Nullable Object take(String option) {
    return config.remove(option);
  }

  /** Calls an option by its present name, unless that is there already. */
  public void rename(String old, String present) {
    if (config.containsKey(old)) {
      var value = config.remove(old);
      config.putIfAbsent(present, value);
    }
  }

  /** Changes the value of an option that is there and not null. */
  public void change(String option, Function<Object, @Nullable Object> function) {
    var value = config.get(option);
    if (value != null) {
      config.put(option, function.apply(value));
    }
  }

  /** Puts several numbers into one list: {@code nb_row, nb_col} into {@code kernel_size}. */
  public void join(String option, String... parts) {
    var values = new ArrayList<@Nullable Object>();
    for (var part : parts) {
      if (config.containsKey(part)) {
        values.add(config.remove(part));
      }
    }
    if (values.size() == parts.length) {
      config.put(option, values);
    }
  }

  /** Tells the user something about this object, in the report of the load. */
  public void note(String text) {
    notes.add(title() + ": " + text);
  }

  /**
   * {@return the refusal of this object}
   *
   * @param reason what stands in the way and what to do
   */
  public ConfigException refusal(String reason) {
    return new ConfigException(title() + ": " + reason);
  }

  Map<String, @Nullable Object> config() {
    return config;
  }

  Map<String, @Nullable Object> beside() {
    return beside;
  }

  /** {@return the inputs of each of its uses, if it stands in a graph} */
  List<?> nodes() {
    return beside.get("inbound_nodes") instanceof List<?> list ? list : List.of();
  }

  /** {@return the JSON tree of it as it is now} */
  Map<String, @Nullable Object> json() {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("class_name", className);
    json.put("config", config);
    beside.forEach(json::putIfAbsent);
    return json;
  }
}
