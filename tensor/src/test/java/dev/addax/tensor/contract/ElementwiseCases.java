package dev.addax.tensor.contract;

import dev.addax.tensor.Binary;
import dev.addax.tensor.Cast;
import dev.addax.tensor.Compare;
import dev.addax.tensor.Constant;
import dev.addax.tensor.Iota;
import dev.addax.tensor.Select;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Unary;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Leaves, Unary, Binary, Compare, Select and Cast over all dtypes. */
final class ElementwiseCases {
  private static final List<Shape> SHAPES =
      List.of(
          Shape.of(),
          Shape.of(1),
          Shape.of(0),
          Shape.of(3, 0, 2),
          Shape.of(17),
          Shape.of(3, 4),
          Shape.of(2, 1, 3, 2, 2));

  private ElementwiseCases() {}

  static Stream<OpCase> all() {
    var cases = new ArrayList<OpCase>();
    for (var dtype : DType.numbers()) {
      for (var shape : SHAPES) {
        var type = new TensorType(dtype, shape);
        for (var kind : Unary.Kind.values()) {
          cases.add(unary(kind, type));
        }
        for (var kind : Binary.Kind.values()) {
          cases.add(binary(kind, type));
        }
        for (var kind : Compare.Kind.values()) {
          cases.add(OpCase.of(new Compare(kind), type, type));
        }
        cases.add(OpCase.of(new Select(), type.with(DType.BOOL), type, type));
        for (var to : DType.numbers()) {
          cases.add(cast(type, to));
          cases.add(OpCase.of(new Cast(to, true), type).smooth(0));
        }
        cases.add(OpCase.of("constant", in -> new Constant(type, 3).allOn(List.of())));
        for (int axis = 0; axis < shape.rank(); axis++) {
          int at = axis;
          cases.add(OpCase.of("iota", in -> new Iota(type, at).allOn(List.of())));
        }
      }
    }
    return cases.stream().filter(OpCase::fits);
  }

  private static OpCase cast(TensorType from, DType to) {
    var c = OpCase.of(new Cast(to), from).smooth(to == DType.FLOAT64 ? 2 : 0);
    // What a negative float becomes as an unsigned integer is the processor's choice.
    return to.isUnsigned() && from.dtype().isFloating() ? c.between(0, 0, 3) : c;
  }

  private static OpCase unary(Unary.Kind kind, TensorType type) {
    var c = OpCase.of(new Unary(kind), type);
    return switch (kind) {
      case LOG, SQRT, RSQRT, RECIPROCAL, CBRT, BESSEL_I1 -> c.between(0, 0.3, 2);
      case LGAMMA, DIGAMMA -> c.between(0, 0.3, 2);
      case LOG1P -> c.between(0, -0.6, 2);
      case ASIN, ACOS, ATANH, ERFINV -> c.between(0, -0.8, 0.8);
      case ACOSH -> c.between(0, 1.2, 3);
      case TAN -> c.between(0, -1.2, 1.2);
      case STOP_GRADIENT -> c.smooth(0);
      default -> c;
    };
  }

  private static OpCase polygamma(TensorType type) {
    var polygamma = new Binary(Binary.Kind.POLYGAMMA);
    Function<List<Tensor>, List<Tensor>> firstAndSecond =
        in -> {
          var zero = in.getFirst().multiply(0);
          return List.of(
              polygamma.on(zero.add(1), in.getFirst()), polygamma.on(zero.add(2), in.getFirst()));
        };
    return OpCase.of("polygamma", firstAndSecond, type).between(0, 0.5, 3);
  }

  private static OpCase binary(Binary.Kind kind, TensorType type) {
    var c = OpCase.of(new Binary(kind), type, type);
    return switch (kind) {
      case DIVIDE, FLOOR_DIVIDE, MOD, REMAINDER -> c.between(1, 1, 3);
      case POWER -> c.between(0, 0.4, 2).between(1, 0, 3);
      case ATAN2 -> c.between(1, 0.4, 2);
      case SHIFT_LEFT, SHIFT_RIGHT -> c.between(1, 0, 3);
      case NEXT_AFTER -> c.smooth(0);
      case POLYGAMMA -> polygamma(type);
      default -> c;
    };
  }
}
