package dev.addax.cpu.kernel;

import dev.addax.tensor.Binary;
import dev.addax.tensor.Compare;
import dev.addax.tensor.Unary;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.jspecify.annotations.Nullable;

/** The float loops that use vectors. */
final class Vectors {
  private Vectors() {}

  static @Nullable UnaryLoop unary(Unary.Kind kind) {
    return switch (kind) {
      case NEGATE -> loop(x -> x.neg());
      case ABS -> loop(x -> x.abs());
      case SIGN -> loop(VectorMath::sign);
      case EXP -> loop(VectorMath::exp);
      case EXPM1 -> loop(VectorMath::expm1);
      case LOG -> loop(VectorMath::log);
      case LOG1P -> log1p();
      case SQRT -> loop(x -> x.sqrt());
      case RSQRT -> loop(x -> FloatVector.broadcast(Lanes.FLOATS, 1f).div(x.sqrt()));
      case RECIPROCAL -> loop(x -> FloatVector.broadcast(Lanes.FLOATS, 1f).div(x));
      case SQUARE -> loop(x -> x.mul(x));
      case TANH -> loop(VectorMath::tanh);
      case SIGMOID -> loop(VectorMath::sigmoid);
      case SOFTPLUS ->
          new JoinedLoop(
              JoinedLoop.SCRATCH,
              loop(VectorMath::softplusJoin),
              loop(VectorMath::minusAbs),
              loop(VectorMath::exp),
              log1p());
      case RELU -> loop(x -> x.max(0f));
      case ERF ->
          new JoinedLoop(
              0, loop(VectorMath::erfJoin), loop(VectorMath::erfExponent), loop(VectorMath::exp));
      case FLOOR -> loop(VectorMath::floor);
      case CEIL -> loop(VectorMath::ceil);
      case ROUND -> loop(VectorMath::round);
      case TRUNC -> loop(VectorMath::toward0);
      default -> null;
    };
  }

  private static UnaryLoop log1p() {
    return new JoinedLoop(0, loop(VectorMath::log1pJoin), loop(VectorMath::log1pRough));
  }

  static @Nullable BinaryLoop binary(Binary.Kind kind) {
    return switch (kind) {
      case ADD -> loop((a, b) -> a.add(b));
      case SUBTRACT -> loop((a, b) -> a.sub(b));
      case MULTIPLY -> loop((a, b) -> a.mul(b));
      case DIVIDE -> loop((a, b) -> a.div(b));
      case MAXIMUM -> loop((a, b) -> a.max(b));
      case MINIMUM -> loop((a, b) -> a.min(b));
      default -> null;
    };
  }

  static @Nullable BinaryLoop compare(Compare.Kind kind) {
    if (!BoolLanes.exist()) {
      return null;
    }
    VectorFunction.Predicate predicate =
        switch (kind) {
          case EQUAL -> (a, b) -> a.compare(VectorOperators.EQ, b);
          case NOT_EQUAL -> (a, b) -> a.compare(VectorOperators.NE, b);
          case LESS -> (a, b) -> a.compare(VectorOperators.LT, b);
          case LESS_EQUAL -> (a, b) -> a.compare(VectorOperators.LE, b);
          case GREATER -> (a, b) -> a.compare(VectorOperators.GT, b);
          case GREATER_EQUAL -> (a, b) -> a.compare(VectorOperators.GE, b);
        };
    return Specialized.of(FloatCompareVectors.class, predicate, BinaryLoop.class);
  }

  static @Nullable TernaryLoop select() {
    return BoolLanes.exist() ? new FloatSelectVectors() : null;
  }

  static @Nullable UnaryLoop fromBool() {
    return BoolLanes.exist() ? new BoolToFloatVectors() : null;
  }

  static UnaryLoop loop(VectorFunction.Unary f) {
    return Specialized.of(FloatUnaryVectors.class, f, UnaryLoop.class);
  }

  private static BinaryLoop loop(VectorFunction.Binary f) {
    return Specialized.of(FloatBinaryVectors.class, f, BinaryLoop.class);
  }
}
