package dev.addax.cpu.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.addax.tensor.Unary;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.type.DType;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoopsTest {
  private static final int COUNT = 4096;

  /** The functions that are not exact by definition. */
  @ParameterizedTest
  @EnumSource(
      value = Unary.Kind.class,
      names = {"EXP", "EXPM1", "LOG", "LOG1P", "TANH", "SIGMOID", "SOFTPLUS", "SQRT", "RSQRT"})
  void float32FunctionsAreWithinThreeUnitsInTheLastPlace(Unary.Kind kind) {
    var x = Buffer.allocate(DType.FLOAT32, COUNT);
    var y = Buffer.allocate(DType.FLOAT32, COUNT);
    var random = new Random(1);
    for (int i = 0; i < COUNT; i++) {
      double value = Math.exp(random.nextDouble() * 24 - 20) * (random.nextBoolean() ? 1 : -1);
      x.setDouble(i, needsPositive(kind) ? Math.abs(value) : value);
    }
    UnaryLoop loop = Loops.unary(kind, DType.FLOAT32);
    loop.run(x.address(), y.address(), COUNT);
    for (int i = 0; i < COUNT; i++) {
      double expected = exact(kind).applyAsDouble(x.getFloat(i));
      double error = Math.abs(y.getFloat(i) - expected) / Math.ulp((float) expected);
      assertThat(error)
          .as("%s(%s) = %s, expected %s", kind, x.getFloat(i), y.getFloat(i), expected)
          .isLessThan(3);
    }
  }

  private static boolean needsPositive(Unary.Kind kind) {
    return kind == Unary.Kind.LOG
        || kind == Unary.Kind.LOG1P
        || kind == Unary.Kind.SQRT
        || kind == Unary.Kind.RSQRT;
  }

  private static DoubleUnaryOperator exact(Unary.Kind kind) {
    return switch (kind) {
      case EXP -> Math::exp;
      case EXPM1 -> Math::expm1;
      case LOG -> Math::log;
      case LOG1P -> Math::log1p;
      case TANH -> Math::tanh;
      case SIGMOID -> v -> 1 / (1 + Math.exp(-v));
      case SOFTPLUS -> v -> Math.log1p(Math.exp(-Math.abs(v))) + Math.max(v, 0);
      case SQRT -> Math::sqrt;
      default -> v -> 1 / Math.sqrt(v);
    };
  }
}
