package dev.addax.data;

/**
 * Examples that can be fetched by number, in any order and from any thread: arrays in memory, files
 * of a folder.
 */
public interface Source {
  /** {@return the number of examples} */
  int size();

  /** {@return the examples with the given numbers, in that order, as one batch} */
  Batch gather(int[] rows);

  /** {@return a source of rows that are already in memory} */
  static Source of(Batch all) {
    return new Source() {
      @Override
      public int size() {
        return all.rows();
      }

      @Override
      public Batch gather(int[] rows) {
        return all.map(array -> array.gather(rows));
      }
    };
  }
}
