package dev.addax.conformance.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.addax.tensor.Tensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How model files are compared with what was recorded of them. */
final class CorpusTest {
  @TempDir Path folder;

  @Test
  void inputsFollowTheFormula() {
    Map<?, ?> four = Map.of("shape", List.of(4), "dtype", "float32");
    var inputs = FormulaInputs.of(List.of(four, four));
    assertArrayEquals(
        new float[] {-1f, 0.23606798f, -0.52786404f, 0.7082039f}, inputs.get(0).toFloats());
    assertEquals(-0.99998116f, inputs.get(1).toFloats()[0]);
  }

  @Test
  void outputsDifferRelativeToTheLargest() {
    Map<?, ?> recorded =
        Map.of("shape", List.of(2), "absmax", 100.0, "values", List.of(100.0, "NaN"));
    var near = Tensors.of(new double[] {100.0005, Double.NaN}, 2);
    var far = Tensors.of(new double[] {100.01, Double.NaN}, 2);
    var wrong = Tensors.of(new double[] {100, 0}, 2);
    assertEquals("", OutputCheck.difference(recorded, near, 1e-5));
    assertTrue(OutputCheck.difference(recorded, far, 1e-5).startsWith("differs"));
    assertTrue(OutputCheck.difference(recorded, wrong, 1e-5).startsWith("differs"));
  }

  @Test
  void theLargestFiniteValueCountsWhereTheLargestIsNone() {
    for (var largest : List.of("NaN", "Infinity")) {
      Map<?, ?> recorded =
          Map.of("shape", List.of(2), "absmax", largest, "values", List.of(100.0, largest));
      double special = Double.parseDouble(largest);
      var near = Tensors.of(new double[] {100.0005, special}, 2);
      var far = Tensors.of(new double[] {100.01, special}, 2);
      assertEquals("", OutputCheck.difference(recorded, near, 1e-5));
      assertTrue(OutputCheck.difference(recorded, far, 1e-5).startsWith("differs"));
    }
  }

  @Test
  void weightsAreComparedWhateverTheirOrder() {
    var a = new Sums(List.of(2), 1, 3);
    var b = new Sums(List.of(2), 2, 3);
    assertEquals(List.of(), Sums.missing(List.of(a, b), List.of(b, a)));
    assertEquals(List.of(b), Sums.missing(List.of(a, b), List.of(a, a)));
  }

  @Test
  void aDamagedFileFailsAndTheRunGoesOn() throws IOException {
    Files.createDirectories(folder.resolve("files"));
    Files.createDirectories(folder.resolve("expected"));
    Files.writeString(folder.resolve("files/a.h5"), "no model");
    Files.writeString(folder.resolve("expected/a.h5.json"), "{\"status\": \"ok\"}");
    Files.writeString(folder.resolve("files/b.h5"), "not recorded");
    assertEquals(1, new CorpusRun(folder, 60, false).files(Pattern.compile("")));
    assertEquals(0, new CorpusRun(folder, 60, false).files(Pattern.compile("^b")));
  }
}
