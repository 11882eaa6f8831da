package dev.addax.data;

import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** A cursor that looks one batch ahead, so that a stage only says how to get the next one. */
abstract class Pull implements Cursor {
  private final Cursor upstream;
  private @Nullable Batch next;
  private boolean ended;

  Pull(Cursor upstream) {
    this.upstream = upstream;
  }

  /** {@return the next batch, or null at the end} */
  abstract @Nullable Batch pull();

  final Cursor upstream() {
    return upstream;
  }

  @Override
  public final boolean hasNext() {
    if (next == null && !ended) {
      ended = true; // stays so if pull throws
      next = pull();
      ended = next == null;
    }
    return next != null;
  }

  @Override
  public final Batch next() {
    if (!hasNext() || next == null)
      throw new NoSuchElementException("The dataset has no further batch");
    var batch = next;
    next = null;
    return batch;
  }

  /** Lets no further batch out. */
  final void stop() {
    ended = true;
    next = null;
  }

  @Override
  public void close() {
    stop();
    upstream.close();
  }
}
