package dev.addax.data.set;

import dev.addax.data.Array;
import dev.addax.data.DataException;
import dev.addax.data.ElementType;
import dev.addax.data.Examples;
import dev.addax.data.file.Csv;
import dev.addax.data.file.Table;
import java.nio.file.Path;
import java.util.stream.IntStream;

/**
 * Handwritten digits of 8x8 pixels.
 *
 * <p>Source: E. Alpaydin, C. Kaynak, <i>Optical Recognition of Handwritten Digits</i>, UCI Machine
 * Learning Repository, 1998, <a href="https://doi.org/10.24432/C50P49">doi:10.24432/C50P49</a>,
 * licence CC BY 4.0. Its file {@code optdigits.tes} has 1,797 of them, {@code optdigits.tra} 3,823;
 * each line is 64 counts of ink from 0 to 16, row by row, and the digit.
 */
public final class Digits {
  private static final int SIDE = 8;
  private static final int PIXELS = SIDE * SIDE;
  private static final float MOST_INK = 16;

  private Digits() {}

  /**
   * Reads one of the files.
   *
   * @return inputs float32 (rows, 8, 8, 1) from 0 to 1, targets int32 (rows) from 0 to 9, in the
   *     order of the file
   * @throws DataException if a line is not what it should be; the message names the file
   */
  public static Examples read(Path file) {
    var table = Csv.withoutHeader().read(file);
    if (table.names().size() != PIXELS + 1) {
      throw new DataException(
          "%s is no file of digits: its lines have %d numbers, not %d"
              .formatted(file, table.names().size(), PIXELS + 1));
    }
    return Examples.of(images(file, table), labels(file, table));
  }

  private static Array images(Path file, Table table) {
    var columns = IntStream.range(0, PIXELS).mapToObj(Integer::toString).toArray(String[]::new);
    var ink = table.numbers(columns).toFloats();
    for (int i = 0; i < ink.length; i++) {
      if (!(ink[i] >= 0 && ink[i] <= MOST_INK)) {
        throw wrong(file, i / PIXELS, "ink of " + ink[i] + ", not from 0 to 16");
      }
      ink[i] /= MOST_INK;
    }
    return Array.of(ink, table.rows(), SIDE, SIDE, 1);
  }

  private static Array labels(Path file, Table table) {
    var digits = table.numbers(Integer.toString(PIXELS)).toFloats();
    for (int row = 0; row < digits.length; row++) {
      if (!(digits[row] >= 0 && digits[row] <= 9) || digits[row] != Math.rint(digits[row])) {
        throw wrong(file, row, "a label of " + digits[row] + ", not a digit");
      }
    }
    return Array.of(digits).cast(ElementType.INT32);
  }

  private static DataException wrong(Path file, int row, String what) {
    return new DataException(file + ", example " + row + " has " + what);
  }
}
