package dev.addax.data;

import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** Numbered examples cut into batches, in a new order every pass if a seed is given. */
record Batches(
    Source source,
    int[] order,
    OptionalLong seed,
    int batchSize,
    boolean dropRemainder,
    AtomicLong passes)
    implements Dataset {
  Batches(Source source, int[] order, OptionalLong seed, int batchSize, boolean dropRemainder) {
    this(source, order, seed, batchSize, dropRemainder, new AtomicLong());
  }

  @Override
  public long size() {
    return dropRemainder ? order.length / batchSize : Math.ceilDiv(order.length, batchSize);
  }

  @Override
  public Cursor iterator() {
    long pass = passes.getAndIncrement();
    boolean again = seed.isPresent() && pass > 0;
    return new Pass(again ? Permutation.shuffled(order, seed.getAsLong(), pass) : order);
  }

  private final class Pass implements Cursor {
    private final int[] rows;
    private int done;

    Pass(int[] rows) {
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      return rows.length - done >= (dropRemainder ? batchSize : 1);
    }

    @Override
    public Batch next() {
      if (!hasNext()) throw new NoSuchElementException("The dataset has no further batch");
      int end = (int) Math.min(rows.length, (long) done + batchSize);
      var batch = source.gather(Arrays.copyOfRange(rows, done, end));
      done = end;
      return batch;
    }
  }
}
