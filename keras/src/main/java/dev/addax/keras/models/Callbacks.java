package dev.addax.keras.models;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Tells all callbacks in order: the user's, then the history, then the progress bar. */
final class Callbacks {
  private final List<Callback> all;

  Callbacks(Trainable model, List<Callback> given, Callback.Params params) {
    all = new ArrayList<>(given);
    if (params.verbose() > 0 && given.stream().noneMatch(c -> c instanceof ProgressBar)) {
      all.add(new ProgressBar());
    }
    tell(c -> c.setParams(params));
    tell(c -> c.setModel(model));
  }

  void tell(Consumer<Callback> event) {
    all.forEach(event);
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /** {@return the callbacks that are to hear of the validation inside a fit} */
  List<Callback> all() {
    return all;
  }
}
