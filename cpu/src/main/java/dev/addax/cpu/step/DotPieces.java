package dev.addax.cpu.step;

import java.util.List;
import java.util.Optional;

/** A batch of products in pieces along its first batch dimension, one product in blocks of rows. */
final class DotPieces {
  private DotPieces() {}

  static Optional<List<Access>> of(DotStep dot, int count) {
    var s = dot.shape();
    long divided = dot.batch().isEmpty() ? s.m() : dot.batch().getFirst();
    if (divided % count != 0) {
      return Optional.empty();
    }
    long each = divided / count;
    int rows = dot.batch().isEmpty() ? (int) each : s.m();
    long a = (rows - 1) * s.aRow() + (s.k() - 1) * s.aColumn();
    long b = (s.k() - 1) * s.bRow() + (s.n() - 1) * s.bColumn();
    long c = (rows - 1) * s.cRow() + s.n() - 1;
    return Optional.of(
        List.of(
            access(dot, dot.a(), false, each, a, dot.aBatch(), s.aRow()),
            access(dot, dot.b(), false, each, b, dot.bBatch(), 0),
            access(dot, dot.c(), true, each, c, dot.cBatch(), s.cRow())));
  }

  /**
   * @param last how far behind the first element of a product its last one lies
   * @param row how far behind each other the rows lie, where a piece is some rows
   */
  private static Access access(
      DotStep dot, int slot, boolean written, long each, long last, List<Long> strides, long row) {
    int bytes = dot.shape().dtype().bytes();
    long reach = last + 1;
    for (int d = 0; d < strides.size(); d++) {
      reach += ((d == 0 ? each : dot.batch().get(d)) - 1) * strides.get(d);
    }
    long stride = each * (strides.isEmpty() ? row : strides.getFirst());
    return new Access(slot, 0, written, stride * bytes, reach * bytes);
  }

  static DividedStep.Piece bind(DotStep dot, Frame frame, int count) {
    var at = frame.at();
    return dot.batch().isEmpty() ? rows(dot, at, count) : batches(dot, at, count);
  }

  private static DividedStep.Piece rows(DotStep dot, long[] at, int count) {
    int rows = dot.shape().m() / count;
    var product = DotStep.product(dot.shape().rows(rows));
    long bytes = dot.shape().dtype().bytes();
    long aSkip = rows * dot.shape().aRow() * bytes;
    long cSkip = rows * dot.shape().cRow() * bytes;
    return p -> product.run(at[dot.a()] + p * aSkip, at[dot.b()], at[dot.c()] + p * cSkip);
  }

  private static DividedStep.Piece batches(DotStep dot, long[] at, int count) {
    var product = DotStep.product(dot.shape());
    long[] a = dot.skips(dot.aBatch());
    long[] b = dot.skips(dot.bBatch());
    long[] c = dot.skips(dot.cBatch());
    int each = a.length / count;
    return p -> {
      for (int i = p * each; i < (p + 1) * each; i++) {
        product.run(at[dot.a()] + a[i], at[dot.b()] + b[i], at[dot.c()] + c[i]);
      }
    };
  }
}
