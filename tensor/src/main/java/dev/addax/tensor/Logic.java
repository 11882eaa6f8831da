package dev.addax.tensor;

import static dev.addax.tensor.Compare.Kind.*;

import dev.addax.tensor.Arithmetic.Pairs;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Promotion;

/** Comparisons, logic and choice, as in {@code keras.ops}; results of comparisons are bool. */
public sealed interface Logic extends Facet permits Tensor {
  private Tensor with(Compare.Kind kind, Operand y) {
    return Pairs.of(
        self(), y.tensor(), Promotion.of(self().dtype(), y.tensor().dtype()), new Compare(kind));
  }

  private Tensor with(Compare.Kind kind, double y) {
    boolean whole = y == Math.rint(y) && self().dtype().isInteger();
    var dtype = whole ? self().dtype() : Promotion.withNumber(self().dtype(), y);
    return Pairs.of(self(), Pairs.number(y, dtype), dtype, new Compare(kind));
  }

  default Tensor equal(Operand y) {
    return with(EQUAL, y);
  }

  default Tensor equal(double y) {
    return with(EQUAL, y);
  }

  default Tensor notEqual(Operand y) {
    return with(NOT_EQUAL, y);
  }

  default Tensor notEqual(double y) {
    return with(NOT_EQUAL, y);
  }

  default Tensor less(Operand y) {
    return with(LESS, y);
  }

  default Tensor less(double y) {
    return with(LESS, y);
  }

  default Tensor lessEqual(Operand y) {
    return with(LESS_EQUAL, y);
  }

  default Tensor lessEqual(double y) {
    return with(LESS_EQUAL, y);
  }

  default Tensor greater(Operand y) {
    return with(GREATER, y);
  }

  default Tensor greater(double y) {
    return with(GREATER, y);
  }

  default Tensor greaterEqual(Operand y) {
    return with(GREATER_EQUAL, y);
  }

  default Tensor greaterEqual(double y) {
    return with(GREATER_EQUAL, y);
  }

  private Tensor logical(Binary.Kind kind, Operand y) {
    return Pairs.of(self(), y.tensor(), DType.BOOL, new Binary(kind));
  }

  default Tensor logicalAnd(Operand y) {
    return logical(Binary.Kind.AND, y);
  }

  default Tensor logicalOr(Operand y) {
    return logical(Binary.Kind.OR, y);
  }

  default Tensor logicalXor(Operand y) {
    return logical(Binary.Kind.XOR, y);
  }

  default Tensor logicalNot() {
    return new Unary(Unary.Kind.LOGICAL_NOT).on(self().cast(DType.BOOL));
  }

  /**
   * {@return where this condition holds {@code then}, elsewhere {@code otherwise}; all three
   * broadcast}
   */
  default Tensor where(Operand then, Operand otherwise) {
    var a = then.tensor();
    var b = otherwise.tensor();
    var dtype = Promotion.of(a.dtype(), b.dtype());
    var shape = self().shape().broadcast(a.shape()).broadcast(b.shape());
    return new Select()
        .on(
            self().cast(DType.BOOL).broadcastTo(shape),
            a.cast(dtype).broadcastTo(shape),
            b.cast(dtype).broadcastTo(shape));
  }

  default Tensor where(Operand then, double otherwise) {
    var a = then.tensor();
    return where(a, Pairs.number(otherwise, Promotion.withNumber(a.dtype(), narrow(otherwise))));
  }

  default Tensor where(double then, Operand otherwise) {
    var b = otherwise.tensor();
    return where(Pairs.number(then, Promotion.withNumber(b.dtype(), narrow(then))), b);
  }

  /** A whole number may stand beside integers without turning them into floats. */
  private static Number narrow(double value) {
    return value == Math.rint(value) && Math.abs(value) < Long.MAX_VALUE
        ? (Number) (long) value
        : (Number) value;
  }
}
