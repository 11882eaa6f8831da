package dev.addax.data.set;

import dev.addax.data.Array;
import dev.addax.data.DataException;
import dev.addax.data.ElementType;
import dev.addax.data.Examples;
import dev.addax.data.file.Csv;
import dev.addax.data.file.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * Handwritten digits of 8x8 pixels.
 *
 * <p>Source: E. Alpaydin, C. Kaynak, <i>Optical Recognition of Handwritten Digits</i>, UCI Machine
 * Learning Repository, 1998, <a href="https://doi.org/10.24432/C50P49">doi:10.24432/C50P49</a>,
 * licence CC BY 4.0. Its file {@code optdigits.tes} has 1,797 of them, {@code optdigits.tra} 3,823;
 * each line is 64 counts of ink from 0 to 16, row by row, and the digit. The numbers of the first
 * file come with Addax; scikit-learn's {@code load_digits} gives the same.
 */
public final class Digits {
  private static final int SIDE = 8;
  private static final int PIXELS = SIDE * SIDE;
  private static final float MOST_INK = 16;
  private static final String BUNDLED = "optdigits.tes.gz";

  private Digits() {}

  /**
   * {@return the 1,797 digits that come with Addax: inputs float32 (1797, 8, 8, 1) from 0 to 1,
   * targets int32 (1797) from 0 to 9, in the order of {@code optdigits.tes}}
   */
  public static Examples load() {
    var packed = Objects.requireNonNull(Digits.class.getResourceAsStream(BUNDLED), BUNDLED);
    try (InputStream lines = new GZIPInputStream(packed)) {
      var text = new String(lines.readAllBytes(), StandardCharsets.US_ASCII);
      return examples(BUNDLED, Csv.withoutHeader().read(BUNDLED, text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads one of the files.
   *
   * @return inputs float32 (rows, 8, 8, 1) from 0 to 1, targets int32 (rows) from 0 to 9, in the
   *     order of the file
   * @throws DataException if a line is not what it should be; the message names the file
   */
  public static Examples read(Path file) {
    return examples(file.toString(), Csv.withoutHeader().read(file));
  }

  private static Examples examples(String file, Table table) {
    if (table.names().size() != PIXELS + 1) {
      throw new DataException(
          "%s is no file of digits: its lines have %d numbers, not %d"
              .formatted(file, table.names().size(), PIXELS + 1));
    }
    return Examples.of(images(file, table), labels(file, table));
  }

  private static Array images(String file, Table table) {
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

  private static Array labels(String file, Table table) {
    var digits = table.numbers(Integer.toString(PIXELS)).toFloats();
    for (int row = 0; row < digits.length; row++) {
      if (!(digits[row] >= 0 && digits[row] <= 9) || digits[row] != Math.rint(digits[row])) {
        throw wrong(file, row, "a label of " + digits[row] + ", not a digit");
      }
    }
    return Array.of(digits).cast(ElementType.INT32);
  }

  private static DataException wrong(String file, int row, String what) {
    return new DataException(file + ", example " + row + " has " + what);
  }
}
