package dev.addax.keras.saving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.addax.hdf5.source.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
  @TempDir Path folder;

  private Path file(String header, int dataBytes) throws IOException {
    var text = header.getBytes(StandardCharsets.UTF_8);
    var bytes =
        ByteBuffer.allocate(8 + text.length + dataBytes)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(text.length)
            .put(text);
    return Files.write(folder.resolve("x.safetensors"), bytes.array());
  }

  private static Safetensors open(Path file) throws IOException {
    return Safetensors.read(file.toString(), Source.of(Files.readAllBytes(file)));
  }

  @Test
  void tensorsOnTopOfEachOtherAreRefused() throws IOException {
    var file =
        file(
            "{\"a\":{\"dtype\":\"I8\",\"shape\":[4],\"data_offsets\":[0,4]},\"b\":{\"dtype\":\"I8\",\"shape\":[4],\"data_offsets\":[2,6]}}",
            8);
    assertThatThrownBy(() -> open(file)).hasMessageContaining("on top of");
  }

  @Test
  void tensorsAreFoundByName() throws IOException {
    var file =
        file(
            "{\"__metadata__\":{\"by\":\"hand\"},\"a\":{\"dtype\":\"I16\",\"shape\":[2,1],\"data_offsets\":[0,4]}}",
            4);
    var read = open(file);
    assertThat(read.tensors().keySet()).containsExactly("a");
    assertThat(read.tensors().get("a").shape()).containsExactly(2, 1);
    assertThat(read.metadata()).containsEntry("by", "hand");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2147483647,2147483647,2147483647],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F99\",\"shape\":[1],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":\"x\",\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,4]}}",
        "{\"a\":7}",
        "[]",
        "{"
      })
  void hostileHeadersAreRefused(String header) throws IOException {
    var file = file(header, 8);
    assertThatThrownBy(() -> open(file))
        .isInstanceOf(SavingException.class)
        .hasMessageContaining("x.safetensors");
  }

  @Test
  void damagedFilesGiveASavingExceptionOrTensors() throws IOException {
    var whole =
        Files.readAllBytes(
            file("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", 8));
    var random = new Random(3);
    int refused = 0;
    for (int i = 0; i < 2000; i++) {
      var damaged =
          java.util.Arrays.copyOf(
              whole, random.nextInt(3) == 0 ? random.nextInt(whole.length) : whole.length);
      for (int j = 0; j < 2 && damaged.length > 0; j++)
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      var file = Files.write(folder.resolve("y.safetensors"), damaged);
      try {
        open(file);
      } catch (SavingException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(1000);
  }
}
