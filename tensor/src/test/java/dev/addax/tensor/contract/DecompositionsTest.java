package dev.addax.tensor.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.math.Linalg;
import dev.addax.tensor.math.Spectrum;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.TensorType;
import org.junit.jupiter.api.Test;

/** Decompositions put together again. */
class DecompositionsTest {
  private static Tensor random(int... dims) {
    var type = TensorType.of(DType.FLOAT64, dims);
    return Tensor.of(new Samples(11).of(type, -1, 1), type.shape());
  }

  private static void same(Tensor actual, Tensor expected) {
    assertThat(actual.shape()).isEqualTo(expected.shape());
    assertThat(actual.subtract(expected).abs().max().item()).isCloseTo(0, within(1e-12));
  }

  private static Tensor t(Tensor x) {
    return x.swapaxes(-1, -2);
  }

  private static void orthonormal(Tensor q) {
    int n = q.shape().last();
    var identity = Tensors.arange(n, DType.INT32).oneHot(n, DType.FLOAT64);
    same(t(q).matmul(q), identity.broadcastTo(t(q).matmul(q).shape()));
  }

  @Test
  void qr() {
    for (var a : new Tensor[] {random(5, 3), random(3, 5), random(2, 4, 4), random(1, 1)}) {
      for (boolean complete : new boolean[] {false, true}) {
        var qr = Linalg.qr(a, complete);
        same(qr.q().matmul(qr.r()), a);
        orthonormal(qr.q());
      }
    }
  }

  @Test
  void singularValues() {
    for (var a : new Tensor[] {random(6, 3), random(3, 6), random(2, 4, 4), random(3, 1)}) {
      var svd = Linalg.svd(a, false);
      same(svd.u().multiply(svd.s().expandDims(-2)).matmul(svd.v()), a);
      orthonormal(svd.u());
      orthonormal(t(svd.v()));
      var full = Linalg.svd(a, true);
      orthonormal(full.u());
      orthonormal(t(full.v()));
    }
  }

  @Test
  void singularValuesOfARankDeficientMatrix() {
    var a = random(5, 2).matmul(random(2, 4));
    var svd = Linalg.svd(a, false);
    same(svd.u().multiply(svd.s().expandDims(-2)).matmul(svd.v()), a);
    orthonormal(svd.u());
    assertThat(Linalg.matrixRank(a, null).item()).isEqualTo(2);
    same(a.matmul(Linalg.pinv(a, null)).matmul(a), a);
  }

  @Test
  void eigenvalues() {
    var x = random(2, 5, 5);
    var a = x.add(t(x));
    var eigen = Linalg.eigh(a);
    same(a.matmul(eigen.vectors()), eigen.vectors().multiply(eigen.values().expandDims(-2)));
    orthonormal(eigen.vectors());
    var values = eigen.values();
    assertThat(values.narrow(-1, 1, 4).greaterEqual(values.narrow(-1, 0, 4)).all().item())
        .isEqualTo(1);
  }

  @Test
  void systems() {
    var a = random(2, 4, 4);
    same(a.matmul(Linalg.inv(a)).matmul(a), a);
    var definite = a.matmul(t(a));
    var l = Linalg.cholesky(definite, false);
    same(l.matmul(t(l)), definite);
    same(Linalg.choleskyInverse(l, false).matmul(definite).matmul(a), a);
    same(Linalg.logdet(definite).exp(), Linalg.det(definite));
    same(Linalg.det(a.matmul(definite)), Linalg.det(a).multiply(Linalg.det(definite)));
  }

  @Test
  void impossibleSystemsAreErrors() {
    var singular = Tensors.zeros(2, 2);
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> Linalg.inv(singular).buffer())
        .withMessageContaining("singular");
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> Linalg.cholesky(singular, false).buffer())
        .withMessageContaining("positive definite");
  }

  @Test
  void spectraAndBack() {
    for (int n : new int[] {1, 2, 7, 8, 30}) {
      var x = random(3, n);
      var half = Spectrum.rfft(x, null);
      same(Spectrum.irfft(half.real(), half.imaginary(), n), x);
      var y = random(n, 4);
      var flat = Spectrum.fft2(y, y.square());
      var back = Spectrum.ifft2(flat.real(), flat.imaginary());
      same(back.real(), y);
      same(back.imaginary(), y.square());
    }
  }
}
