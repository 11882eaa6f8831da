package dev.addax.data;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * A finite collection of numbered examples, not yet cut into batches. Choosing some of them or
 * another order costs nothing: only the numbers change.
 *
 * <pre>{@code
 * var all = Examples.of(images, labels).shuffle(42);
 * var train = all.skip(1000).batch(32);
 * var test = all.take(1000).batch(32);
 * }</pre>
 */
public final class Examples {
  private final Source source;
  private final int[] order;
  private final OptionalLong seed;

  private Examples(Source source, int[] order, OptionalLong seed) {
    this.source = source;
    this.order = order;
    this.seed = seed;
  }

  /** {@return all examples of a source, in its order} */
  public static Examples of(Source source) {
    return new Examples(source, IntStream.range(0, source.size()).toArray(), OptionalLong.empty());
  }

  /**
   * {@return the rows of one big batch as examples; they are not copied before they are asked for}
   */
  public static Examples of(Batch all) {
    return of(Source.of(all));
  }

  /** {@return the rows of an array as examples without targets} */
  public static Examples of(Array inputs) {
    return of(Batch.of(inputs));
  }

  /** {@return the rows of two arrays as examples with targets} */
  public static Examples of(Array inputs, Array targets) {
    return of(Batch.of(inputs, targets));
  }

  /** {@return the rows of three arrays as examples with targets and sample weights} */
  public static Examples of(Array inputs, Array targets, Array weights) {
    return of(Batch.of(inputs, targets, weights));
  }

  /** {@return the number of examples} */
  public int size() {
    return order.length;
  }

  /** {@return the chosen examples, by their present places, as one batch} */
  public Batch gather(int[] places) {
    return source.gather(Arrays.stream(places).map(place -> order[place]).toArray());
  }

  /** {@return all examples as one batch, in the present order} */
  public Batch all() {
    return source.gather(order);
  }

  /** {@return the first examples} */
  public Examples take(int count) {
    return range(0, Math.min(count, size()));
  }

  /** {@return all but the first examples} */
  public Examples skip(int count) {
    return range(Math.min(count, size()), size());
  }

  private Examples range(int from, int to) {
    return new Examples(source, Arrays.copyOfRange(order, from, to), seed);
  }

  /** {@return the examples at the given places, in that order} */
  public Examples select(int... places) {
    return new Examples(source, Arrays.stream(places).map(place -> order[place]).toArray(), seed);
  }

  /**
   * {@return the examples in a random order that depends on the seed alone; every pass over their
   * batches draws a new one}
   *
   * <p>What {@link #take} and {@link #skip} select afterwards stays the same in every pass, so a
   * test set never leaks.
   */
  public Examples shuffle(long newSeed) {
    return new Examples(source, Permutation.shuffled(order, newSeed, 0), OptionalLong.of(newSeed));
  }

  /** {@return batches of the given size; the last one may be smaller} */
  public Dataset batch(int size) {
    return batch(size, false);
  }

  /** {@return batches of the given size; a smaller rest is dropped on request} */
  public Dataset batch(int size, boolean dropRemainder) {
    return new Batches(
        source, order, seed, Dataset.requirePositive("batch size", size), dropRemainder);
  }
}
