package dev.addax.data;

import java.util.Iterator;

/**
 * One pass over the batches of a dataset. Used by one thread at a time. Closing it early lets go of
 * files and threads; a pass that reached its end, or that nobody refers to any more, needs no
 * closing.
 */
public interface Cursor extends Iterator<Batch>, AutoCloseable {
  @Override
  default void close() {}
}
