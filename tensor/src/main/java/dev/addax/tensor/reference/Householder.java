package dev.addax.tensor.reference;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The QR decomposition by Householder reflections (Golub and Van Loan, §5.2), with LAPACK's signs.
 *
 * <p>Sums are taken in the order of {@code tf.linalg.qr} (Eigen's {@code HouseholderQR}, compiled
 * for AVX without fused multiply-add), because the weights that Keras draws from a seed depend on
 * it: the results of float32 are the same to the bit as long as the smaller side is below 48, from
 * where on the other multiplies blocks of reflections together.
 */
final class Householder {
  private static final int LONGEST_WHOLE_SUM = 127;
  private static final int LONGEST_NEAR_ROW = 8000;
  private static final int BLOCK = 32;
  private static final int GROUP = 4;
  private static final int ALONE = 1 << 14;

  /** A column at work in the precision of its dtype. */
  interface Column {
    double get(int i);

    void set(int i, double value);

    /** {@return {@code value} as the column would hold it} */
    double rounded(double value);

    /**
     * {@return what lies below element {@code i}, divided by {@code divisor}} It keeps its places:
     * loops over two columns run in vectors only if both count alike.
     */
    Column below(int i, double divisor);

    /**
     * {@return the product of this and what lies below element {@code i} of {@code x}}
     *
     * @param part how many terms are summed before they join the rest
     */
    double times(Column x, int i, int part);

    /** The same for some columns, into {@code products}. */
    default void times(Column[] x, int i, int part, double[] products) {
      for (int j = 0; j < x.length; j++) {
        products[j] = times(x[j], i, part);
      }
    }

    /**
     * {@return the same, summed in the lanes of vectors}
     *
     * @param widths how many widths of vectors are used, each half the one before
     */
    double timesInLanes(Column x, int i, int widths);

    /** Subtracts (this · scale) · factor from what lies below element {@code i} of {@code x}. */
    void subtractFrom(Column x, int i, double scale, double factor);
  }

  private final int rows;
  private final Column[] r;
  // Below their first elements, which are one.
  private final Column[] reflectors;
  private final double[] scales;

  private Householder(int rows, Column[] columns) {
    this.rows = rows;
    this.r = columns;
    this.reflectors = new Column[Math.min(rows, r.length)];
    this.scales = new double[reflectors.length];
    for (int from = 0; from < reflectors.length; from += BLOCK) {
      int to = Math.min(from + BLOCK, reflectors.length);
      for (int k = from; k < to; k++) {
        reflectors[k] = reflector(k, r[k]);
        reflect(k, k + 1, k + 1, to);
      }
      reflect(from, to, to, r.length);
    }
  }

  /**
   * {@return Q with {@code width} columns and R with as many rows}
   *
   * @param single whether to compute in float32 and not in float64
   */
  static Matrix[] qr(Matrix a, int width, boolean single) {
    Function<double[], Column> type = single ? FloatColumn::of : DoubleColumn::new;
    var columns = Arrays.stream(a.byColumn()).map(type).toArray(Column[]::new);
    var decomposition = new Householder(a.rows(), columns);
    return new Matrix[] {decomposition.q(width, type), decomposition.upper(width)};
  }

  /** {@return what clears column k below the diagonal, whose new element is set} */
  private Column reflector(int k, Column x) {
    double head = x.get(k);
    var tail = x.below(k, 1);
    double squares = tail.times(x, k, rows);
    if (squares <= Float.MIN_NORMAL) {
      return tail;
    }
    double norm = x.rounded(Math.sqrt(x.rounded(x.rounded(head * head) + squares)));
    double diagonal = head >= 0 ? -norm : norm;
    scales[k] = x.rounded(x.rounded(diagonal - head) / diagonal);
    x.set(k, diagonal);
    return x.below(k, x.rounded(head - diagonal));
  }

  /**
   * Applies some reflections to some columns of R. Few columns at a time stay in the cache while
   * all are applied to them.
   */
  private void reflect(int firstReflector, int lastReflector, int from, int to) {
    var groups = IntStream.range(0, (to - from + GROUP - 1) / GROUP);
    parallel(groups, to - from)
        .forEach(
            g -> {
              int first = from + g * GROUP;
              var group = Arrays.copyOfRange(r, first, Math.min(to, first + GROUP));
              var products = new double[group.length];
              for (int k = firstReflector; k < lastReflector; k++) {
                int part = partOfSum(rows - k - 1, r.length - k - 1);
                reflectors[k].times(group, k, part, products);
                for (int j = 0; j < group.length; j++) {
                  reflect(k, group[j], products[j]);
                }
              }
            });
  }

  /** {@return how many terms of sums down some columns are summed before they join the rest} */
  private int partOfSum(int length, int columns) {
    boolean whole = length <= LONGEST_WHOLE_SUM || columns == 1;
    return whole ? rows : r.length < LONGEST_NEAR_ROW ? 16 : 4;
  }

  private IntStream parallel(IntStream parts, int columns) {
    return (long) rows * columns > ALONE ? parts.parallel() : parts;
  }

  /** Reflects a column whose product with the reflector, but for element k, is {@code sum}. */
  private void reflect(int k, Column x, double sum) {
    if (scales[k] != 0) {
      double head = x.get(k);
      double product = x.rounded(sum + head);
      x.set(k, x.rounded(head - x.rounded(scales[k] * product)));
      reflectors[k].subtractFrom(x, k, scales[k], product);
    }
  }

  /** The reflections, last one first, applied to the columns of the identity. */
  private Matrix q(int width, Function<double[], Column> type) {
    var q = new Column[width];
    for (int j = 0; j < width; j++) {
      var unit = new double[rows];
      unit[j] = 1;
      q[j] = type.apply(unit);
    }
    for (int last = reflectors.length; last > 0; last -= BLOCK) {
      int to = last;
      parallel(IntStream.range(0, width), width)
          .forEach(
              j -> {
                for (int k = to - 1; k >= Math.max(0, to - BLOCK); k--) {
                  reflect(k, q[j], reflectors[k].timesInLanes(q[j], k, widths(j, width)));
                }
              });
    }
    var result = new Matrix(rows, width);
    for (int j = 0; j < width; j++) {
      for (int i = 0; i < rows; i++) {
        result.set(i, j, q[j].get(i));
      }
    }
    return result;
  }

  /**
   * {@return how many widths of vectors the sum over a column uses} Columns are taken in pairs, and
   * only one left over sees half vectors; a single column of all is summed plainly.
   */
  private static int widths(int column, int columns) {
    boolean left = column == columns - 1 && columns % 2 == 1;
    return columns == 1 ? 0 : left ? 2 : 1;
  }

  private Matrix upper(int width) {
    var upper = new Matrix(width, r.length);
    for (int j = 0; j < r.length; j++) {
      for (int i = 0; i <= Math.min(j, width - 1); i++) {
        upper.set(i, j, r[j].get(i));
      }
    }
    return upper;
  }
}
