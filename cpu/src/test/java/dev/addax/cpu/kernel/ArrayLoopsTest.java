package dev.addax.cpu.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.addax.tensor.Binary;
import dev.addax.tensor.Unary;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.type.DType;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A value must not depend on how warm the code is: array loops and vector loops give the same bits.
 */
class ArrayLoopsTest {
  private static final int COUNT = 2048;
  private static final float[] SPECIAL = {
    0f,
    -0f,
    1e-40f,
    -1e-40f,
    Float.NaN,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.MAX_VALUE
  };

  @BeforeAll
  static void vectors() {
    assumeTrue(Loops.useVectors());
  }

  @ParameterizedTest
  @EnumSource(Unary.Kind.class)
  void unary(Unary.Kind kind) {
    UnaryLoop cold = ArrayLoops.unary(kind);
    assumeTrue(cold != null);
    var x = samples(1);
    var first = Buffer.allocate(DType.FLOAT32, COUNT);
    var second = Buffer.allocate(DType.FLOAT32, COUNT);
    cold.run(x.address(), first.address(), COUNT);
    Vectors.unary(kind).run(x.address(), second.address(), COUNT);
    assertThat(bits(second)).containsExactly(bits(first));
  }

  @ParameterizedTest
  @EnumSource(Binary.Kind.class)
  void binary(Binary.Kind kind) {
    BinaryLoop cold = ArrayLoops.binary(kind);
    assumeTrue(cold != null);
    var a = samples(1);
    var b = samples(2);
    var first = Buffer.allocate(DType.FLOAT32, COUNT);
    var second = Buffer.allocate(DType.FLOAT32, COUNT);
    cold.run(a.address(), b.address(), first.address(), COUNT);
    Vectors.binary(kind).run(a.address(), b.address(), second.address(), COUNT);
    assertThat(bits(second)).containsExactly(bits(first));
  }

  private static Buffer samples(long seed) {
    var random = new Random(seed);
    var buffer = Buffer.allocate(DType.FLOAT32, COUNT);
    for (int i = 0; i < COUNT; i++) {
      float value = (float) (random.nextGaussian() * Math.exp(random.nextInt(40) - 20));
      buffer.setDouble(i, random.nextInt(8) == 0 ? SPECIAL[random.nextInt(SPECIAL.length)] : value);
    }
    return buffer;
  }

  /** The bits of a NaN don't count. */
  private static int[] bits(Buffer buffer) {
    var values = buffer.segment().toArray(ValueLayout.JAVA_FLOAT);
    var bits = new int[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToIntBits(values[i]);
    }
    return bits;
  }
}
