package dev.addax.cpu.step;

import dev.addax.cpu.parallel.Task;
import dev.addax.cpu.parallel.Workers;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A batch of products of matrices. The batch, or a single product along its longer side or its
 * depth, is split over the threads.
 *
 * @param batch sizes of the batch dimensions
 * @param aBatch strides of the batch dimensions in a, in elements, as the other strides
 */
public record DotStep(
    int a,
    int b,
    int c,
    Matrices shape,
    List<Long> batch,
    List<Long> aBatch,
    List<Long> bBatch,
    List<Long> cBatch)
    implements DividedStep {
  private static final double NANOSECONDS_PER_PART = 3_000;

  /** {@return whether there is a kernel for this} */
  public boolean isPossible() {
    return MatrixProduct.bind(shape).isPresent();
  }

  @Override
  public Runnable bind(Frame frame) {
    int count = Math.toIntExact(batch.stream().reduce(1L, Math::multiplyExact));
    double cost = count * MatrixProduct.cost(shape);
    int parts = Math.clamp((long) (cost / NANOSECONDS_PER_PART), 1, Workers.count());
    if (count == 1) {
      return parts == 1 ? whole(frame) : divided(frame, parts);
    }
    return batched(frame, count, Math.min(parts, count));
  }

  @Override
  public Optional<List<Access>> pieces(int count) {
    return DotPieces.of(this, count);
  }

  @Override
  public Piece bind(Frame frame, int count) {
    return DotPieces.bind(this, frame, count);
  }

  static MatrixProduct product(Matrices shape) {
    return MatrixProduct.bind(shape)
        .orElseThrow(() -> new IllegalStateException("no kernel computes the product " + shape));
  }

  private Runnable whole(Frame frame) {
    var at = frame.at();
    var product = product(shape);
    return () -> product.run(at[a], at[b], at[c]);
  }

  private Runnable divided(Frame frame, int parts) {
    var deep = DepthParts.of(shape, parts);
    return deep == null ? split(frame, parts) : deep.bind(frame.at(), a, b, c);
  }

  /** One product in parts: by rows or by columns, in multiples of 16. */
  private Runnable split(Frame frame, int wanted) {
    boolean byRows = shape.m() >= shape.n();
    int extent = byRows ? shape.m() : shape.n();
    int blocks = (extent + 15) / 16;
    int parts = Math.min(wanted, blocks);
    if (parts == 1) {
      return whole(frame);
    }
    var products = new MatrixProduct[parts];
    var aSkip = new long[parts];
    var bSkip = new long[parts];
    var cSkip = new long[parts];
    int bytes = shape.dtype().bytes();
    for (int p = 0; p < parts; p++) {
      int from = 16 * (blocks * p / parts);
      int to = Math.min(extent, 16 * (blocks * (p + 1) / parts));
      products[p] = product(byRows ? shape.rows(to - from) : shape.columns(to - from));
      aSkip[p] = byRows ? from * shape.aRow() * bytes : 0;
      bSkip[p] = byRows ? 0 : from * shape.bColumn() * bytes;
      cSkip[p] = (byRows ? from * shape.cRow() : from) * bytes;
    }
    var at = frame.at();
    Task task =
        (part, of) ->
            products[part].run(at[a] + aSkip[part], at[b] + bSkip[part], at[c] + cSkip[part]);
    return () -> Workers.run(task, parts);
  }

  private Runnable batched(Frame frame, int count, int parts) {
    long[] aSkip = skips(aBatch);
    long[] bSkip = skips(bBatch);
    long[] cSkip = skips(cBatch);
    var products = new MatrixProduct[parts];
    for (int p = 0; p < parts; p++) {
      products[p] = product(shape);
    }
    var at = frame.at();
    Task task =
        (part, of) -> {
          int last = (int) ((long) count * (part + 1) / of);
          for (int i = (int) ((long) count * part / of); i < last; i++) {
            products[part].run(at[a] + aSkip[i], at[b] + bSkip[i], at[c] + cSkip[i]);
          }
        };
    return () -> Workers.run(task, parts);
  }

  /** {@return how far behind the first matrix each one lies, in bytes} */
  long[] skips(List<Long> strides) {
    int count = Math.toIntExact(batch.stream().reduce(1L, Math::multiplyExact));
    return IntStream.range(0, count)
        .mapToLong(i -> offset(i, strides) * shape.dtype().bytes())
        .toArray();
  }

  private long offset(int index, List<Long> strides) {
    long offset = 0;
    int rest = index;
    for (int d = batch.size() - 1; d >= 0; d--) {
      offset += rest % batch.get(d) * strides.get(d);
      rest = (int) (rest / batch.get(d));
    }
    return offset;
  }

  @Override
  public String toString() {
    return "dot" + batch + "[" + shape.m() + "," + shape.n() + "," + shape.k() + "](" + a + ", " + b
        + " -> " + c + ")";
  }
}
