package dev.addax.cpu.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.random.Philox;
import dev.addax.tensor.random.Uniform;
import dev.addax.tensor.type.DType;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

class DrawsTest {
  @Test
  void partsOfATensorAreTheBitsOfTheWholeStream() {
    var philox = Philox.keras(42, 7);
    int count = 1003;
    var expected = new float[count];
    Uniform.fill(philox, 0, expected, 0, count);
    var y = Buffer.allocate(DType.FLOAT32, count);
    Draws.uniform(philox, y.address(), 0, 500);
    Draws.uniform(philox, y.address(), 500, count);
    assertThat(y.segment().toArray(ValueLayout.JAVA_FLOAT)).containsExactly(expected);
  }
}
