package dev.addax.tensor.reference;

import dev.addax.tensor.LinearAlgebra;
import dev.addax.tensor.Node;
import dev.addax.tensor.type.DType;
import java.util.stream.IntStream;

/** Decompositions and linear systems, one matrix of the batch after the other. */
final class Matrices {
  private Matrices() {}

  /** Computes all results of one matrix (and one right side). */
  private interface Single {
    Matrix[] of(Matrix[] inputs);
  }

  static Kernel of(Node node, LinearAlgebra op) {
    var single = single(op.kind(), node.input(0).dtype());
    int count = node.inputs().size();
    return in -> {
      int batch = Math.toIntExact(node.input(0).shape().slice(0, node.input(0).rank() - 2).size());
      var results = new double[node.outputs().size()][];
      for (int i = 0; i < results.length; i++) {
        results[i] = new double[Math.toIntExact(node.output(i).shape().size())];
      }
      for (int b = 0; b < batch; b++) {
        var inputs = new Matrix[count];
        for (int i = 0; i < count; i++) {
          var shape = node.input(i).shape();
          inputs[i] = Matrix.of(in[i].doubles(), b, shape.dim(-2), shape.dim(-1));
        }
        var made = single.of(inputs);
        for (int i = 0; i < results.length; i++) {
          made[i].store(results[i], b, results[i].length / batch);
        }
      }
      return IntStream.range(0, results.length)
          .mapToObj(i -> Elements.of(node.output(i).dtype(), results[i]))
          .toArray(Elements[]::new);
    };
  }

  private static Single single(LinearAlgebra.Kind kind, DType dtype) {
    return switch (kind) {
      case CHOLESKY -> in -> new Matrix[] {Cholesky.of(in[0])};
      case SOLVE -> in -> new Matrix[] {new Lu(in[0]).solve(in[1])};
      case LOWER_SOLVE -> in -> new Matrix[] {Triangular.solve(in[0], in[1], true)};
      case UPPER_SOLVE -> in -> new Matrix[] {Triangular.solve(in[0], in[1], false)};
      case LOG_DETERMINANT -> in -> new Lu(in[0]).logDeterminant();
      case QR -> in -> qr(in[0], Math.min(in[0].rows(), in[0].columns()), dtype);
      case FULL_QR -> in -> qr(in[0], in[0].rows(), dtype);
      case EIGH -> in -> Jacobi.eigen(in[0]);
      case SVD -> in -> Jacobi.singular(in[0], false);
      case FULL_SVD -> in -> Jacobi.singular(in[0], true);
      case LU -> in -> new Lu(in[0]).packed();
    };
  }

  private static Matrix[] qr(Matrix a, int width, DType dtype) {
    return Householder.qr(a, width, dtype != DType.FLOAT64);
  }
}
