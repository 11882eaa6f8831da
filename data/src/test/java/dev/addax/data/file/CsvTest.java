package dev.addax.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.addax.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTest {
  private static final String HEART =
      """
      age,thal,"chol, total",target
      63,fixed,233,0
      67,normal,1e2,1
      41,"a ""b"" c",-4.5,0
      """;

  @Test
  void columnsBecomeArraysInTheOrderAskedFor() {
    var table = Csv.withHeader().read("heart.csv", HEART);
    assertThat(table.rows()).isEqualTo(3);
    assertThat(table.names()).containsExactly("age", "thal", "chol, total", "target");
    assertThat(table.numbers("chol, total", "age").shape()).containsExactly(3, 2);
    assertThat(table.numbers("chol, total", "age").toFloats())
        .containsExactly(233, 63, 100, 67, -4.5f, 41);
    assertThat(table.numbers("target").shape()).containsExactly(3);
  }

  @Test
  void categoriesAreNumberedInSortedOrder() {
    var thal = Csv.withHeader().read("heart.csv", HEART).categories("thal");
    assertThat(thal.labels()).containsExactly("a \"b\" c", "fixed", "normal");
    assertThat(thal.codes().toLongs()).containsExactly(1, 2, 0);
    assertThatThrownBy(
            () -> Csv.withHeader().read("heart.csv", HEART).categories("thal", List.of("fixed")))
        .hasMessageContaining("line 3, column 2 ('thal')")
        .hasMessageContaining("'normal'");
  }

  @Test
  void aFieldThatIsNoNumberIsPlaced() {
    var table = Csv.withHeader().read("heart.csv", HEART);
    assertThatThrownBy(() -> table.numbers("age", "thal"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("heart.csv, line 2, column 2 ('thal'): 'fixed' is not a number");
    assertThatThrownBy(() -> table.numbers("ages"))
        .hasMessageContaining("'ages'")
        .hasMessageContaining("[age, thal");
  }

  @Test
  void missingValuesBecomeNaN() {
    var numbers =
        Csv.withoutHeader().separator(';').missing("?").read("x", "1;?\n;4\n").numbers("0", "1");
    assertThat(numbers.toFloats()).containsExactly(1, Float.NaN, Float.NaN, 4);
  }

  @Test
  void aLineOfAnotherLengthIsNamed() {
    assertThatThrownBy(() -> Csv.withHeader().read("x.csv", "a,b\n1,2\n\"3\n4\",5\n6\n"))
        .hasMessageContaining("x.csv, line 5: 1 fields, but line 1 has 2");
    assertThatThrownBy(() -> Csv.withHeader().read("x.csv", "a,a\n"))
        .hasMessageContaining("same name");
    assertThatThrownBy(() -> Csv.withHeader().read("x.csv", "")).hasMessageContaining("empty");
  }

  @Test
  void filesMayBeginWithAByteOrderMark(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("bom.csv"), "\uFEFFa\n1\n");
    assertThat(Csv.withHeader().read(file).numbers("a").toFloats()).containsExactly(1);
    var binary =
        Files.write(
            folder.resolve("quote.csv"),
            "a\n\"never closed".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(Csv.withHeader().read(binary).texts("a").texts()).containsExactly("never closed");
    assertThatThrownBy(() -> Csv.withHeader().read(folder.resolve("none.csv")))
        .hasMessageContaining("none.csv");
  }
}
