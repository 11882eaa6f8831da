package dev.addax.data.sequence;

import dev.addax.data.Array;
import dev.addax.data.DataException;
import dev.addax.data.ElementType;
import java.util.Arrays;
import java.util.List;

/**
 * Brings sequences of different lengths to one: {@code keras.utils.pad_sequences}.
 *
 * <pre>{@code
 * var tokens = Padding.toLength(80).apply(reviews);   // int[][] -> int32 of shape (reviews, 80)
 * }</pre>
 *
 * @param length the length of every row; 0 for that of the longest sequence
 * @param type the type of the elements
 * @param padding the side that short sequences are filled on
 * @param truncating the side that long sequences are cut on
 * @param value what they are filled with
 */
public record Padding(int length, ElementType type, Side padding, Side truncating, double value) {
  /** An end of a sequence, named as in Keras. */
  public enum Side {
    /** The beginning. */
    PRE,
    /** The end. */
    POST
  }

  /** Checks the length. */
  public Padding {
    if (length < 0) throw new DataException("The length must not be negative, but is " + length);
  }

  /** {@return padding to the longest sequence with Keras' defaults: zeros in front, int32} */
  public static Padding toLongest() {
    return new Padding(0, ElementType.INT32, Side.PRE, Side.PRE, 0);
  }

  /** {@return padding and cutting to a length with Keras' defaults: both in front, zeros, int32} */
  public static Padding toLength(int length) {
    return new Padding(length, ElementType.INT32, Side.PRE, Side.PRE, 0);
  }

  /** {@return this, filling on another side} */
  public Padding padding(Side side) {
    return new Padding(length, type, side, truncating, value);
  }

  /** {@return this, cutting on another side} */
  public Padding truncating(Side side) {
    return new Padding(length, type, padding, side, value);
  }

  /** {@return this, filling with another value} */
  public Padding value(double filler) {
    return new Padding(length, type, padding, truncating, filler);
  }

  /** {@return this with elements of another type} */
  public Padding type(ElementType other) {
    return new Padding(length, other, padding, truncating, value);
  }

  /** {@return the sequences as rows of an array of shape (sequences, length)} */
  public Array apply(int[][] sequences) {
    return apply(Arrays.stream(sequences).map(Array::of).toList());
  }

  /**
   * {@return the sequences as rows of an array of shape (sequences, length, rest of their shape)}
   *
   * @throws DataException if the sequences differ in more than their length
   */
  public Array apply(List<Array> sequences) {
    int target = length > 0 ? length : sequences.stream().mapToInt(Array::rows).max().orElse(0);
    var rest = rest(sequences);
    int width = Math.toIntExact(Array.count(rest));
    var values =
        new double[Math.multiplyExact(Math.multiplyExact(sequences.size(), target), width)];
    Arrays.fill(values, value);
    for (int i = 0; i < sequences.size(); i++)
      place(sequences.get(i), values, i * target * width, target, width);
    var shape = new long[rest.length + 2];
    shape[0] = sequences.size();
    shape[1] = target;
    System.arraycopy(rest, 0, shape, 2, rest.length);
    return Array.of(values, shape).cast(type);
  }

  private void place(Array sequence, double[] values, int row, int target, int width) {
    int kept = Math.min(target, sequence.rows());
    int from = truncating == Side.PRE ? sequence.rows() - kept : 0;
    int to = padding == Side.PRE ? target - kept : 0;
    System.arraycopy(sequence.toDoubles(), from * width, values, row + to * width, kept * width);
  }

  private static long[] rest(List<Array> sequences) {
    long[] rest = new long[0];
    boolean known = false;
    for (var sequence : sequences) {
      var shape = sequence.shape();
      var inner = Arrays.copyOfRange(shape, 1, shape.length);
      if (known && !Arrays.equals(rest, inner) && sequence.rows() > 0) {
        throw new DataException(
            "Sequences may differ in their length only, but received steps of shape "
                + Arrays.toString(rest)
                + " and "
                + Arrays.toString(inner));
      }
      if (sequence.rows() == 0) continue;
      rest = inner;
      known = true;
    }
    return rest;
  }
}
