package dev.addax.data.set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.addax.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DigitsTest {
  @TempDir Path folder;

  private Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("optdigits.tes"), java.util.List.of(lines));
  }

  /** A picture that is black but for its first and last pixel. */
  private static String line(String first, String last, String label) {
    return first + ",0".repeat(62) + "," + last + "," + label;
  }

  @Test
  void pixelsAreScaledAndRowsStayRows() throws IOException {
    var all = Digits.read(file(line("16", "4", "7"), line("0", "0", "0"))).all();
    assertThat(all.inputs().get(0).shape()).containsExactly(2, 8, 8, 1);
    var pixels = all.inputs().get(0).toFloats();
    assertThat(pixels[0]).isEqualTo(1f);
    assertThat(pixels[63]).isEqualTo(0.25f);
    assertThat(all.targets().get(0).toLongs()).containsExactly(7, 0);
  }

  @Test
  void theBundledDigitsAreTheUciTestSet() {
    var all = Digits.load().all();
    assertThat(all.inputs().get(0).shape()).containsExactly(1797, 8, 8, 1);
    var counts = new int[10];
    for (long digit : all.targets().get(0).toLongs()) {
      counts[(int) digit]++;
    }
    // How often each digit occurs, as the description of the data set says.
    assertThat(counts).containsExactly(178, 182, 177, 183, 181, 182, 181, 179, 174, 180);
  }

  @Test
  void whatIsNoDigitIsNamed() throws IOException {
    var narrow = file("1,2,3");
    assertThatThrownBy(() -> Digits.read(narrow))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("optdigits.tes is no file of digits")
        .hasMessageContaining("have 3 numbers, not 65");
    var inky = file(line("0", "0", "1"), line("17", "0", "1"));
    assertThatThrownBy(() -> Digits.read(inky)).hasMessageContaining("example 1 has ink of 17.0");
    var eleven = file(line("0", "0", "11"));
    assertThatThrownBy(() -> Digits.read(eleven)).hasMessageContaining("a label of 11.0");
  }
}
