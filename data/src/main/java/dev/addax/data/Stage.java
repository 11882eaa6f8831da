package dev.addax.data;

import java.util.function.UnaryOperator;

/** A dataset that passes every pass of another through a cursor. */
record Stage(Dataset upstream, long size, UnaryOperator<Cursor> wrap) implements Dataset {
  @Override
  public Cursor iterator() {
    return wrap.apply(upstream.iterator());
  }
}
