package dev.addax.data;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A sequence of batches that can be gone through again and again. The methods return new datasets
 * and read nothing; the work is done while a pass asks for batches. A stage is used by one thread
 * at a time, but several passes may run at once.
 */
public interface Dataset extends Iterable<Batch> {
  /** The {@link #size} of a dataset that has to be read to know. */
  long UNKNOWN = -1;

  /** The {@link #size} of a dataset without end. */
  long ENDLESS = -2;

  /** Begins a pass. Close it if you leave before the end. */
  @Override
  Cursor iterator();

  /** {@return the number of batches in a pass, {@link #UNKNOWN} or {@link #ENDLESS}} */
  default long size() {
    return UNKNOWN;
  }

  /** {@return a dataset over batches made elsewhere; each pass asks for a new iterator} */
  static Dataset of(Iterable<Batch> batches) {
    return batches instanceof Dataset dataset
        ? dataset
        : () -> new IteratedCursor(batches.iterator(), () -> {});
  }

  /** {@return a dataset whose passes read a new stream each, closed at the end of the pass} */
  static Dataset ofStreams(java.util.function.Supplier<Stream<Batch>> streams) {
    return () -> {
      var stream = streams.get();
      return new IteratedCursor(stream.iterator(), stream::close);
    };
  }

  /** {@return every batch changed by a function} */
  default Dataset map(Function<Batch, Batch> change) {
    return new Stage(this, size(), up -> new Transforms.Mapped(up, change));
  }

  /** {@return the batches that pass a test} */
  default Dataset filter(Predicate<Batch> test) {
    return new Stage(
        this, size() == ENDLESS ? ENDLESS : UNKNOWN, up -> new Transforms.Filtered(up, test));
  }

  /** {@return the first batches of every pass} */
  default Dataset take(long count) {
    long size = size();
    long taken = size == ENDLESS ? count : size == UNKNOWN ? UNKNOWN : Math.min(size, count);
    return new Stage(this, taken, up -> new Transforms.Taken(up, count));
  }

  /** {@return all but the first batches of every pass} */
  default Dataset skip(long count) {
    long size = size();
    return new Stage(
        this, size < 0 ? size : Math.max(0, size - count), up -> new Transforms.Skipped(up, count));
  }

  /** {@return this dataset over and over, without end unless it is empty} */
  default Dataset repeat() {
    return new Repeated(this, Long.MAX_VALUE);
  }

  /** {@return this dataset as many times as given} */
  default Dataset repeat(long times) {
    return new Repeated(this, times);
  }

  /** {@return this dataset followed by another} */
  default Dataset concatenate(Dataset other) {
    return new Concatenated(this, other);
  }

  /**
   * {@return the same rows in batches of another size; the last one may be smaller}
   *
   * @throws DataException if {@code rows} is not positive
   */
  default Dataset batch(int rows) {
    return batch(rows, false);
  }

  /** {@return the same rows in batches of another size; a smaller rest is dropped on request} */
  default Dataset batch(int rows, boolean dropRemainder) {
    requirePositive("batch size", rows);
    return new Stage(
        this, size() == ENDLESS ? ENDLESS : UNKNOWN, up -> new Rebatched(up, rows, dropRemainder));
  }

  /**
   * {@return the rows in random order: each is drawn from a buffer of so many rows that is kept
   * full; batch sizes stay}
   *
   * <p>For a perfect shuffle the buffer must hold the whole dataset; {@link Examples#shuffle} does
   * that without a buffer. Every pass draws a new order; the orders depend on the seed alone.
   */
  default Dataset shuffle(int bufferRows, long seed) {
    requirePositive("shuffle buffer", bufferRows);
    return new Shuffled(this, bufferRows, seed);
  }

  /** {@return this dataset kept in memory from its first full pass on} */
  default Dataset cache() {
    return new Cached(this);
  }

  /**
   * {@return this dataset, read ahead on a thread of its own, so many batches at most}
   *
   * <p>An exception of the reading is thrown to the consumer, in its place in the sequence. The
   * thread ends with the pass, when the pass is closed, or when nobody refers to it any more.
   */
  default Dataset prefetch(int batches) {
    requirePositive("prefetch depth", batches);
    return new Stage(this, size(), up -> Prefetched.start(up, batches));
  }

  /** Returns {@code value} if it is positive. */
  static int requirePositive(String what, int value) {
    if (value <= 0) throw new DataException("The " + what + " must be positive, but is " + value);
    return value;
  }
}
