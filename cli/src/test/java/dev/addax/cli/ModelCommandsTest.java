package dev.addax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.addax.data.Array;
import dev.addax.data.file.Npy;
import dev.addax.keras.layers.Input;
import dev.addax.keras.layers.core.Dense;
import dev.addax.keras.models.Models;
import dev.addax.keras.models.Sequential;
import dev.addax.tensor.Tensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that work on files of models. */
final class ModelCommandsTest {
  @TempDir Path folder;
  private Path file;
  private Sequential model;

  @BeforeEach
  void save() {
    model = new Sequential(Input.of(3), new Dense(2).name("kinds"));
    file = folder.resolve("m.keras");
    model.save(file);
  }

  private static Captured addax(String... arguments) {
    return Captured.of(() -> Addax.run(arguments));
  }

  @Test
  void inspectNamesLayersAndWeights() {
    var found = addax("inspect", file.toString());
    assertThat(found.code()).isZero();
    assertThat(found.out())
        .contains("Keras archive", "keras_version: 3", "kinds (Dense)", "layers/dense/vars/0");
    var json = addax("inspect", "--json", file.toString());
    assertThat(json.out()).contains("\"class\": \"Dense\"", "\"problems\": []");
  }

  @Test
  void inspectOfWhatIsNoModelIsAnErrorInOneLine() throws IOException {
    var text = Files.writeString(folder.resolve("x.keras"), "hello");
    var wrong = addax("inspect", text.toString());
    assertThat(wrong.code()).isNotZero();
    assertThat(wrong.err()).contains("x.keras").doesNotContain("Exception");
  }

  @Test
  void convertWritesWhatTheNameSays() {
    var weights = folder.resolve("w.safetensors");
    assertThat(addax("convert", file.toString(), weights.toString()).code()).isZero();
    var other = new Sequential(Input.of(3), new Dense(2).name("kinds"));
    assertThat(other.loadWeights(weights).isComplete()).isTrue();
    var back = folder.resolve("back.keras");
    var again = addax("convert", weights.toString(), back.toString(), "--model", file.toString());
    assertThat(again.code()).isZero();
    assertThat(Models.load(back).weights().getFirst().value().toFloats())
        .isEqualTo(model.weights().getFirst().value().toFloats());
    var wrong = addax("convert", weights.toString(), folder.resolve("y.keras").toString());
    assertThat(wrong.err()).contains("holds weights and no architecture");
  }

  @Test
  void predictReadsArraysAndTablesAndWritesArrays() throws IOException {
    var x = Tensors.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
    var expected = model.predict(x).toFloats();
    var npy = folder.resolve("x.npy");
    Npy.write(npy, Array.of(x));
    var out = folder.resolve("y.npy");
    var done =
        addax("predict", file.toString(), "--input", npy.toString(), "--output", out.toString());
    assertThat(done.code()).isZero();
    assertThat(Npy.read(out).toFloats()).isEqualTo(expected);
    var csv = Files.writeString(folder.resolve("x.csv"), "a,b,c\n1,2,3\n4,5,6\n");
    var printed = addax("predict", file.toString(), "--input", csv.toString());
    assertThat(printed.out().lines().findFirst().orElseThrow())
        .isEqualTo(expected[0] + "," + expected[1]);
  }
}
