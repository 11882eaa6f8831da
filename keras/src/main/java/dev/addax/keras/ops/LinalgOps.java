package dev.addax.keras.ops;

import dev.addax.keras.config.ConfigException;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.Linalg;
import dev.addax.tensor.math.Norms;
import dev.addax.tensor.type.DType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Linear algebra. */
final class LinalgOps {
  private LinalgOps() {}

  static void addTo(OpTable ops) {
    decompositions(ops);
    solving(ops);
    ops.add("norm(x, ord=None, axis=None, keepdims=False)", LinalgOps::norm);
  }

  private static void decompositions(OpTable ops) {
    ops.add("cholesky(x, upper=False)", a -> Linalg.cholesky(x(a), a.flag("upper")));
    ops.add("cholesky_inverse(x, upper=False)", a -> Linalg.choleskyInverse(x(a), a.flag("upper")));
    ops.add("qr(x, mode='reduced')", a -> qr(Linalg.qr(x(a), a.text("mode").equals("complete"))));
    ops.add("eigh(x)", a -> eigen(Linalg.eigh(x(a))));
    ops.add("svd(x, full_matrices=True, compute_uv=True)", LinalgOps::svd);
    ops.add("lu_factor(x)", a -> lu(Linalg.lu(x(a))));
  }

  private static void solving(OpTable ops) {
    ops.unary("inv", x -> Linalg.inv(ElementwiseOps.floating(x)));
    ops.unary("det", x -> Linalg.det(ElementwiseOps.floating(x)));
    ops.unary("logdet", x -> Linalg.logdet(ElementwiseOps.floating(x)));
    ops.add("slogdet(x)", a -> slogdet(Linalg.slogdet(x(a))));
    ops.add("solve(a, b)", a -> a.pair("a", "b").floating().apply(Linalg::solve));
    ops.add(
        "solve_triangular(a, b, lower=False)",
        a ->
            a.pair("a", "b")
                .floating()
                .apply((x, y) -> Linalg.solveTriangular(x, y, a.flag("lower"))));
    ops.add(
        "lstsq(a, b, rcond=None)",
        a ->
            a.pair("a", "b")
                .floating()
                .apply((x, y) -> Linalg.lstsq(x, y, realOrNull(a, "rcond"))));
    ops.add("pinv(x, rcond=None)", a -> Linalg.pinv(x(a), realOrNull(a, "rcond")));
    ops.add("matrix_rank(x, tol=None)", a -> Linalg.matrixRank(x(a), realOrNull(a, "tol")));
  }

  private static Tensor x(Arguments a) {
    return ElementwiseOps.floating(a.tensor("x"));
  }

  private static @Nullable Double realOrNull(Arguments a, String name) {
    return a.has(name) ? (Double) a.real(name) : null;
  }

  private static List<Tensor> qr(Linalg.Qr parts) {
    return List.of(parts.q(), parts.r());
  }

  private static List<Tensor> eigen(Linalg.Eigen parts) {
    return List.of(parts.values(), parts.vectors());
  }

  private static List<Tensor> lu(Linalg.Lu parts) {
    return List.of(parts.lu(), parts.pivots());
  }

  private static List<Tensor> slogdet(Linalg.LogDeterminant parts) {
    return List.of(parts.sign(), parts.log());
  }

  private static Object svd(Arguments a) {
    var parts = Linalg.svd(x(a), a.flag("full_matrices"));
    return a.flag("compute_uv") ? List.of(parts.u(), parts.s(), parts.v()) : parts.s();
  }

  private static Tensor norm(Arguments a) {
    var given = a.tensor("x");
    var x =
        given.dtype() == DType.INT64 ? given.cast(DType.FLOAT32) : ElementwiseOps.floating(given);
    var axes = x.shape().axes(a.axes("axis"));
    boolean keepdims = a.flag("keepdims");
    if (!a.has("ord") || "fro".equals(a.get("ord"))) return Norms.euclidean(x, keepdims, axes);
    if (axes.length == 1) return Norms.vector(x, a.real("ord"), keepdims, axes[0]);
    if (axes.length != 2)
      throw new ConfigException("norm: an order needs one or two axes, there are " + axes.length);
    return "nuc".equals(a.get("ord"))
        ? Norms.nuclear(x, keepdims, axes[0], axes[1])
        : Norms.matrix(x, a.real("ord"), keepdims, axes[0], axes[1]);
  }
}
