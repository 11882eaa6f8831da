package dev.addax.keras.initializers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checksums recorded from Keras 3.15 on TensorFlow 2.21, of little-endian float32. */
class OrthogonalTest {
  @ParameterizedTest
  @CsvSource({
    "1, 3x12, e85f629f",
    "2, 9x9, 4723807b",
    "3, 10x300, eeb93ddf",
    "4, 200x9, 747a9300",
    "5, 3x3x16x32, 6e0be2e7",
    "6, 1x7, a61807ce"
  })
  void givesTheBitsOfKeras(int seed, String shape, String checksum) {
    var dims = Shape.of(Arrays.stream(shape.split("x")).mapToInt(Integer::parseInt).toArray());
    var drawn = new Orthogonal(1, seed).apply(dims, DType.FLOAT32).toFloats();
    var bytes = ByteBuffer.allocate(4 * drawn.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(drawn);
    var crc = new CRC32();
    crc.update(bytes.array());
    assertThat(Long.toHexString(crc.getValue())).isEqualTo(checksum);
  }
}
