package dev.addax.tensor;

import static dev.addax.tensor.Unary.Kind.*;

import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Promotion;

/**
 * Functions of each element, as in {@code keras.ops}. Those that only make sense for floating
 * dtypes cast integers and bools to float32 first.
 */
public sealed interface Elementwise extends Facet permits Tensor {
  private Tensor floating(Unary.Kind kind) {
    var x = self();
    return new Unary(kind).on(x.cast(Promotion.floating(x.dtype())));
  }

  private Tensor same(Unary.Kind kind) {
    return new Unary(kind).on(self());
  }

  /** {@return this, converted to {@code dtype}; itself if it has that dtype} */
  default Tensor cast(DType dtype) {
    return self().dtype() == dtype ? self() : new Cast(dtype).on(self());
  }

  default Tensor negative() {
    return same(NEGATE);
  }

  default Tensor abs() {
    return self().dtype() == DType.BOOL || self().dtype().isUnsigned() ? self() : same(ABS);
  }

  default Tensor sign() {
    return same(SIGN);
  }

  default Tensor square() {
    return self().dtype() == DType.BOOL ? cast(DType.INT32).square() : same(SQUARE);
  }

  default Tensor exp() {
    return floating(EXP);
  }

  default Tensor expm1() {
    return floating(EXPM1);
  }

  default Tensor log() {
    return floating(LOG);
  }

  default Tensor log1p() {
    return floating(LOG1P);
  }

  default Tensor sqrt() {
    return floating(SQRT);
  }

  default Tensor rsqrt() {
    return floating(RSQRT);
  }

  default Tensor cbrt() {
    return floating(CBRT);
  }

  default Tensor reciprocal() {
    return floating(RECIPROCAL);
  }

  default Tensor sin() {
    return floating(SIN);
  }

  default Tensor cos() {
    return floating(COS);
  }

  default Tensor tan() {
    return floating(TAN);
  }

  default Tensor arcsin() {
    return floating(ASIN);
  }

  default Tensor arccos() {
    return floating(ACOS);
  }

  default Tensor arctan() {
    return floating(ATAN);
  }

  default Tensor sinh() {
    return floating(SINH);
  }

  default Tensor cosh() {
    return floating(COSH);
  }

  default Tensor tanh() {
    return floating(TANH);
  }

  default Tensor arcsinh() {
    return floating(ASINH);
  }

  default Tensor arccosh() {
    return floating(ACOSH);
  }

  default Tensor arctanh() {
    return floating(ATANH);
  }

  default Tensor sigmoid() {
    return floating(SIGMOID);
  }

  default Tensor softplus() {
    return floating(SOFTPLUS);
  }

  default Tensor relu() {
    return same(RELU);
  }

  default Tensor erf() {
    return floating(ERF);
  }

  default Tensor erfc() {
    return floating(ERFC);
  }

  default Tensor erfinv() {
    return floating(ERFINV);
  }

  default Tensor floor() {
    return self().dtype().isFloating() ? same(FLOOR) : floating(FLOOR);
  }

  default Tensor ceil() {
    return self().dtype().isFloating() ? same(CEIL) : floating(CEIL);
  }

  /** {@return the nearest integer, ties to even} */
  default Tensor round() {
    return same(ROUND);
  }

  default Tensor trunc() {
    return self().dtype().isFloating() ? same(TRUNC) : self();
  }

  default Tensor isnan() {
    return same(IS_NAN);
  }

  default Tensor isinf() {
    return same(IS_INFINITE);
  }

  default Tensor isfinite() {
    return same(IS_FINITE);
  }

  /** {@return this, through which no gradient flows} */
  default Tensor stopGradient() {
    return same(STOP_GRADIENT);
  }

  /** {@return exp(x) / Σ exp(x) along {@code axis}} */
  default Tensor softmax(int axis) {
    return new Softmax(self().shape().axis(axis), false)
        .on(cast(Promotion.floating(self().dtype())));
  }

  default Tensor logSoftmax(int axis) {
    return new Softmax(self().shape().axis(axis), true)
        .on(cast(Promotion.floating(self().dtype())));
  }
}
