package dev.addax.keras.config;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a value together. */
record Fields<T>(List<Field<T, ? extends @Nullable Object>> all) {
  Map<String, @Nullable Object> write(T value) {
    var config = new LinkedHashMap<String, @Nullable Object>();
    all.forEach(field -> config.put(field.name(), field.write(value)));
    return config;
  }

  /** {@return the config, all of whose keys are fields} */
  Map<String, @Nullable Object> checked(Map<String, @Nullable Object> config) {
    var known = all.stream().map(f -> f.name()).toList();
    for (var key : config.keySet()) {
      if (!known.contains(key)) {
        throw new ConfigException("unknown option '" + key + "'. " + NearNames.hint(key, known));
      }
    }
    return config;
  }

  Collection<OptionInfo> infos() {
    return all.stream().map(OptionInfo::of).toList();
  }
}
