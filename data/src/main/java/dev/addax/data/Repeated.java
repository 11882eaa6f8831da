package dev.addax.data;

import org.jspecify.annotations.Nullable;

/** A dataset gone through several times. */
record Repeated(Dataset upstream, long times) implements Dataset {
  @Override
  public long size() {
    long size = upstream.size();
    if (size == 0 || times == 0) return 0;
    if (times == Long.MAX_VALUE) return ENDLESS;
    return size < 0 ? size : Math.multiplyExact(size, times);
  }

  @Override
  public Cursor iterator() {
    return new Pass();
  }

  private final class Pass extends Pull {
    private Cursor current = upstream.iterator();
    private long done = 1;
    private boolean any;

    Pass() {
      super(new IteratedCursor(java.util.Collections.emptyIterator(), () -> {}));
    }

    @Override
    @Nullable Batch pull() {
      while (!current.hasNext()) {
        // An empty pass means an empty dataset: repeating it would never end.
        if (!any || done >= times) return null;
        current = upstream.iterator();
        done++;
        any = false;
      }
      any = true;
      return times == 0 ? null : current.next();
    }

    @Override
    public void close() {
      super.close();
      current.close();
    }
  }
}
