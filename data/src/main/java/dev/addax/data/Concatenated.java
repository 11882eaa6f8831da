package dev.addax.data;

import org.jspecify.annotations.Nullable;

/** One dataset after another. */
record Concatenated(Dataset first, Dataset second) implements Dataset {
  @Override
  public long size() {
    long a = first.size();
    long b = second.size();
    if (a >= 0 && b >= 0) return a + b;
    return a == ENDLESS || b == ENDLESS ? ENDLESS : UNKNOWN;
  }

  @Override
  public Cursor iterator() {
    return new Pass(first.iterator());
  }

  private final class Pass extends Pull {
    private @Nullable Cursor rest;

    Pass(Cursor begin) {
      super(begin);
    }

    @Override
    @Nullable Batch pull() {
      if (rest == null && upstream().hasNext()) return upstream().next();
      if (rest == null) rest = second.iterator();
      return rest.hasNext() ? rest.next() : null;
    }

    @Override
    public void close() {
      super.close();
      if (rest != null) rest.close();
    }
  }
}
