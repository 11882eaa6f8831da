package dev.addax.keras.ops;

import dev.addax.keras.config.ConfigException;
import dev.addax.tensor.Movement;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.Spectrum.Complex;
import java.util.List;
import java.util.function.Function;

/**
 * Complex tensors. There is no complex dtype: a complex tensor is the pair of its parts, and a
 * tensor is a number without an imaginary part.
 */
final class ComplexOps {
  private ComplexOps() {}

  static void addTo(OpTable ops) {
    ops.add("polar(abs_, angle)", a -> polar(a.tensor("abs_"), a.tensor("angle")));
    ops.add("view_as_complex(x)", a -> viewAsComplex(a.tensor("x")));
    ops.add("view_as_real(x)", a -> viewAsReal(number(a)));
    ops.add("real(x)", a -> number(a).real());
    ops.add("imag(x)", a -> number(a).imaginary());
    function(ops, "abs", Tensor::abs, ComplexOps::magnitude).alias("absolute", "abs");
    function(ops, "conj", x -> x, ComplexOps::conjugate).alias("conjugate", "conj");
    function(ops, "isreal", ComplexOps::always, x -> x.imaginary().equal(0));
    function(ops, "angle", ComplexOps::angle, x -> x.imaginary().arctan2(x.real()));
  }

  private static OpTable function(
      OpTable ops, String name, Function<Tensor, Object> real, Function<Complex, Object> complex) {
    return ops.add(
        name + "(x)",
        a -> a.get("x") instanceof Complex x ? complex.apply(x) : real.apply(a.tensor("x")));
  }

  private static Complex number(Arguments a) {
    if (a.get("x") instanceof Complex x) return x;
    return new Complex(a.tensor("x"), a.tensor("x").zerosLike());
  }

  private static Complex polar(Tensor length, Tensor angle) {
    return new Complex(length.multiply(angle.cos()), length.multiply(angle.sin()));
  }

  private static Complex viewAsComplex(Tensor x) {
    if (x.rank() == 0 || x.shape().last() != 2)
      throw new ConfigException(
          "view_as_complex needs two numbers along the last axis, received " + x.type());
    return new Complex(x.narrow(-1, 0, 1).squeeze(-1), x.narrow(-1, 1, 1).squeeze(-1));
  }

  private static Tensor viewAsReal(Complex x) {
    return Movement.stack(List.of(x.real(), x.imaginary()), -1);
  }

  private static Tensor magnitude(Complex x) {
    return x.real().square().add(x.imaginary().square()).sqrt();
  }

  private static Complex conjugate(Complex x) {
    return new Complex(x.real(), x.imaginary().negative());
  }

  private static Tensor always(Tensor x) {
    return x.equal(x).logicalOr(x.notEqual(x));
  }

  private static Tensor angle(Tensor given) {
    var x = ElementwiseOps.floating(given);
    return x.less(0).where(Math.PI, x.zerosLike());
  }
}
