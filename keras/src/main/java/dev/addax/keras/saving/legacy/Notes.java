package dev.addax.keras.saving.legacy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** What a translation did that the user may want to know, each thing once. */
final class Notes {
  private final Era era;
  private final SequencedSet<String> texts = new LinkedHashSet<>();

  Notes(Era era) {
    this.era = era;
  }

  Era era() {
    return era;
  }

  void add(String text) {
    texts.add(text);
  }

  List<String> texts() {
    return List.copyOf(texts);
  }
}
