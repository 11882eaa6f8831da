package dev.addax.tensor;

import static dev.addax.tensor.Binary.Kind.*;

import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Promotion;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;

/**
 * Functions of two tensors, as in {@code keras.ops}: shapes broadcast and dtypes promote. A Java
 * number is weakly typed: it takes the dtype of the tensor, unless it is fractional and the tensor
 * is not floating.
 */
public sealed interface Arithmetic extends Facet permits Tensor {
  private Tensor with(Binary.Kind kind, Operand other) {
    return Pairs.of(
        self(),
        other.tensor(),
        Promotion.of(self().dtype(), other.tensor().dtype()),
        new Binary(kind));
  }

  private Tensor with(Binary.Kind kind, Number other) {
    var dtype = Promotion.withNumber(self().dtype(), other);
    return Pairs.of(self(), Pairs.number(other, dtype), dtype, new Binary(kind));
  }

  default Tensor add(Operand y) {
    return isBool(y) ? logic(OR, y) : with(ADD, y);
  }

  default Tensor add(double y) {
    return with(ADD, y);
  }

  default Tensor add(long y) {
    return with(ADD, y);
  }

  default Tensor subtract(Operand y) {
    return with(SUBTRACT, y);
  }

  default Tensor subtract(double y) {
    return with(SUBTRACT, y);
  }

  default Tensor subtract(long y) {
    return with(SUBTRACT, y);
  }

  default Tensor multiply(Operand y) {
    return isBool(y) ? logic(AND, y) : with(MULTIPLY, y);
  }

  default Tensor multiply(double y) {
    return with(MULTIPLY, y);
  }

  default Tensor multiply(long y) {
    return with(MULTIPLY, y);
  }

  private boolean isBool(Operand y) {
    return self().dtype() == DType.BOOL && y.tensor().dtype() == DType.BOOL;
  }

  private Tensor logic(Binary.Kind kind, Operand y) {
    return Pairs.of(self(), y.tensor(), DType.BOOL, new Binary(kind));
  }

  /** {@return the true quotient: integers become float32} */
  default Tensor divide(Operand y) {
    var dtype = Promotion.floating(Promotion.of(self().dtype(), y.tensor().dtype()));
    return Pairs.of(self(), y.tensor(), dtype, new Binary(DIVIDE));
  }

  default Tensor divide(double y) {
    var dtype = Promotion.floating(self().dtype());
    return Pairs.of(self(), Pairs.number(y, dtype), dtype, new Binary(DIVIDE));
  }

  default Tensor floorDivide(Operand y) {
    return with(FLOOR_DIVIDE, y);
  }

  default Tensor floorDivide(long y) {
    return with(FLOOR_DIVIDE, y);
  }

  /** {@return the remainder with the sign of {@code y}, as in Python} */
  default Tensor mod(Operand y) {
    return with(MOD, y);
  }

  default Tensor mod(long y) {
    return with(MOD, y);
  }

  default Tensor power(Operand y) {
    return with(POWER, y);
  }

  default Tensor power(double y) {
    return with(POWER, y);
  }

  default Tensor power(long y) {
    return with(POWER, y);
  }

  default Tensor maximum(Operand y) {
    return with(MAXIMUM, y);
  }

  default Tensor maximum(double y) {
    return with(MAXIMUM, y);
  }

  default Tensor maximum(long y) {
    return with(MAXIMUM, y);
  }

  default Tensor minimum(Operand y) {
    return with(MINIMUM, y);
  }

  default Tensor minimum(double y) {
    return with(MINIMUM, y);
  }

  default Tensor minimum(long y) {
    return with(MINIMUM, y);
  }

  /** {@return this, limited to {@code low}…{@code high}} */
  default Tensor clip(double low, double high) {
    return maximum(low).minimum(high);
  }

  default Tensor arctan2(Operand x) {
    var dtype = Promotion.floating(Promotion.of(self().dtype(), x.tensor().dtype()));
    return Pairs.of(self(), x.tensor(), dtype, new Binary(ATAN2));
  }

  /** {@return a tensor like {@code this} in dtype and shape full of {@code value}} */
  default Tensor fullLike(Number value) {
    return Constant.of(self().type(), value);
  }

  /** {@return zeros of this dtype and shape} */
  default Tensor zerosLike() {
    return fullLike(0);
  }

  /** {@return ones of this dtype and shape} */
  default Tensor onesLike() {
    return fullLike(1);
  }

  /** Brings two operands to one type. */
  final class Pairs {
    private Pairs() {}

    static Tensor of(Tensor x, Tensor y, DType dtype, Op op) {
      var shape = x.shape().equals(y.shape()) ? x.shape() : x.shape().broadcast(y.shape());
      return op.on(x.cast(dtype).broadcastTo(shape), y.cast(dtype).broadcastTo(shape));
    }

    static Tensor number(Number value, DType dtype) {
      return Constant.of(new TensorType(dtype, Shape.SCALAR), value);
    }
  }
}
