package dev.addax.data;

import java.util.Iterator;

/** A pass over somebody's iterator, with something to close at the end. */
final class IteratedCursor implements Cursor {
  private final Iterator<Batch> batches;
  private final Runnable onClose;

  IteratedCursor(Iterator<Batch> batches, Runnable onClose) {
    this.batches = batches;
    this.onClose = onClose;
  }

  @Override
  public boolean hasNext() {
    boolean more = batches.hasNext();
    if (!more) onClose.run();
    return more;
  }

  @Override
  public Batch next() {
    return batches.next();
  }

  @Override
  public void close() {
    onClose.run();
  }
}
