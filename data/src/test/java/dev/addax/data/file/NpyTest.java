package dev.addax.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.addax.data.Array;
import dev.addax.data.DataException;
import dev.addax.data.ElementType;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files in the resources were written by NumPy 2. */
class NpyTest {
  @TempDir Path folder;

  private static Path resource(String name) {
    try {
      return Path.of(Array.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Test
  void columnMajorBigEndianElementsArePutInOrder() {
    var array = Npy.read(resource("fortran.npy"));
    assertThat(array.type()).isEqualTo(ElementType.INT16);
    assertThat(array.shape()).containsExactly(2, 3);
    assertThat(array.toLongs()).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void anArchiveHoldsArraysByName() {
    var arrays = Npy.readAll(resource("mixed.npz"));
    assertThat(arrays.keySet()).containsExactly("a", "names", "scalar", "flags");
    assertThat(arrays.get("a").type()).isEqualTo(ElementType.FLOAT16);
    assertThat(arrays.get("a").toFloats()).containsExactly(1.5f, -2);
    assertThat(arrays.get("names").texts()).containsExactly("zebra", "gnü", "𝄞");
    assertThat(arrays.get("scalar").shape()).isEmpty();
    assertThat(arrays.get("scalar").toDoubles()).containsExactly(3.25);
    assertThat(arrays.get("flags").type()).isEqualTo(ElementType.BOOL);
  }

  @Test
  void whatIsWrittenIsReadBack() {
    var arrays = new LinkedHashMap<String, Array>();
    for (var type : ElementType.values()) {
      if (type == ElementType.STRING || type == ElementType.BFLOAT16) continue;
      arrays.put(type.keras(), Array.of(new int[] {0, 1, 2, 3, 4, 5}, 1, 3, 2).cast(type));
    }
    arrays.put("text", Array.of(new String[] {"", "ß𝄞"}, 2, 1));
    var file = folder.resolve("all.npz");
    Npy.writeAll(file, arrays);
    assertThat(Npy.readAll(file)).isEqualTo(arrays);
    assertThat(folder)
        .isDirectoryContaining(p -> p.equals(file))
        .isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void aVectorIsWrittenAsNumPyDoes() throws IOException {
    var file = folder.resolve("v.npy");
    Npy.write(file, Array.of(new float[] {1, 2, 3}));
    assertThat(Files.readAllBytes(file)).isEqualTo(Files.readAllBytes(resource("vector.npy")));
  }

  @Test
  void pythonObjectsAreRefused() {
    assertThatThrownBy(() -> Npy.read(resource("objects.npy")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("|O");
  }

  @Test
  void damagedFilesGiveADataExceptionOrAnArray() throws IOException {
    var bytes = Files.readAllBytes(resource("fortran.npy"));
    var random = new Random(5);
    int refused = 0;
    for (int i = 0; i < 2000; i++) {
      var damaged =
          java.util.Arrays.copyOf(
              bytes, random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length);
      for (int j = 0; j < 3 && damaged.length > 0; j++)
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      var file = Files.write(folder.resolve("damaged.npy"), damaged);
      try {
        Npy.read(file);
      } catch (DataException e) {
        assertThat(e).hasMessageContaining("damaged.npy");
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(1000);
  }

  @Test
  void shortFilesSayWhatIsMissing() throws IOException {
    var bytes = Files.readAllBytes(resource("vector.npy"));
    var file =
        Files.write(folder.resolve("short.npy"), java.util.Arrays.copyOf(bytes, bytes.length - 1));
    assertThatThrownBy(() -> Npy.read(file))
        .hasMessageContaining("ends early")
        .hasMessageContaining("[3]");
  }
}
