package dev.addax.keras.saving.legacy;

import java.util.List;
import java.util.Map;

/**
 * One thing that changed between Keras 1 or 2 and Keras 3 in how a class is saved. A rule does
 * nothing to an object that does not have the old form.
 */
@FunctionalInterface
public interface Rule {
  /** Brings the object from the old form into the present one. */
  void apply(LegacyObject object);

  /** {@return the rule that the class has another name today} */
  static Rule become(String className) {
    return object -> object.become(className);
  }

  /** {@return the rule that options have other names today: old, present, old, present, …} */
  static Rule rename(String... oldAndPresent) {
    return object -> {
      for (int i = 0; i < oldAndPresent.length; i += 2) {
        object.rename(oldAndPresent[i], oldAndPresent[i + 1]);
      }
    };
  }

  /** {@return the rule that options say nothing about what is computed} */
  static Rule drop(String... options) {
    return object -> List.of(options).forEach(object::take);
  }

  /** {@return the rule that several numbers are one list today} */
  static Rule join(String option, String... parts) {
    return object -> object.join(option, parts);
  }

  /** {@return the rule that an option which is not there meant something else than today} */
  static Rule absent(String option, Object meaning) {
    return object -> object.putIfAbsent(option, meaning);
  }

  /** {@return the rule that some values of an option have other names today} */
  static Rule values(String option, Map<?, ?> presentByOld) {
    return object ->
        object.change(
            option, value -> presentByOld.containsKey(value) ? presentByOld.get(value) : value);
  }
}
