package dev.addax.conformance.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @Test
  void tensorsAreFoundByName() throws IOException {
    var file =
        file(
            "{\"__metadata__\":{\"by\":\"hand\"},\"a\":{\"dtype\":\"I16\",\"shape\":[2,1],\"data_offsets\":[0,4]}}",
            4);
    var tensors = Safetensors.open(file);
    assertThat(tensors.names()).containsExactly("a");
    assertThat(tensors.get("a").shape()).containsExactly(2, 1);
    assertThatThrownBy(() -> tensors.get("b")).hasMessageContaining("no tensor 'b'");
  }

  @Test
  void aFileThatCannotBeReadIsAConformanceException() throws IOException {
    var file = file("{\"a\":7}", 8);
    assertThatThrownBy(() -> Safetensors.open(file))
        .isInstanceOf(ConformanceException.class)
        .hasMessageContaining("x.safetensors");
  }
}
