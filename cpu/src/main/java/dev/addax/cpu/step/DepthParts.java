package dev.addax.cpu.step;

import dev.addax.cpu.kernel.BinaryLoop;
import dev.addax.cpu.kernel.Loops;
import dev.addax.cpu.kernel.SmallProduct;
import dev.addax.cpu.parallel.Task;
import dev.addax.cpu.parallel.Workers;
import dev.addax.tensor.Binary;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.type.DType;
import org.jspecify.annotations.Nullable;

/**
 * One or a few rows times a matrix, in parts along the depth, whose results are summed in order.
 * Each thread reads rows of the matrix that are neighbours in memory, the same ones in every run,
 * so that a matrix of the size of all second level caches stays in them. Parts along the columns
 * would use only some of the sets of a cache.
 */
final class DepthParts {
  private static final int MOST_ROWS = 3;
  private static final int LEAST_COLUMNS = 32;
  private static final int LEAST_DEPTH = 32;
  private static final int ALIGNMENT = 64;

  private final SmallProduct[] products;
  private final long[] aSkip;
  private final long[] bSkip;
  private final long resultBytes;
  private final int elements;
  private final BinaryLoop add;
  private final Buffer memory;

  private DepthParts(Matrices shape, BinaryLoop add, int parts) {
    this.products = new SmallProduct[parts];
    this.aSkip = new long[parts];
    this.bSkip = new long[parts];
    this.add = add;
    this.elements = shape.m() * shape.n();
    this.resultBytes = (4L * elements + ALIGNMENT - 1) & -ALIGNMENT;
    this.memory = Buffer.allocate(DType.UINT8, resultBytes * parts);
    for (int p = 0; p < parts; p++) {
      int from = (int) ((long) shape.k() * p / parts);
      int to = (int) ((long) shape.k() * (p + 1) / parts);
      products[p] = shape.depth(to - from).small();
      aSkip[p] = 4L * from * shape.aColumn();
      bSkip[p] = 4L * from * shape.bRow();
    }
  }

  /** {@return the product in so many parts, or null if it is not of this kind} */
  static @Nullable DepthParts of(Matrices shape, int parts) {
    BinaryLoop add = Loops.binary(Binary.Kind.ADD, DType.FLOAT32);
    boolean suits =
        shape.dtype() == DType.FLOAT32
            && shape.m() <= MOST_ROWS
            && shape.n() >= LEAST_COLUMNS
            && shape.k() >= parts * LEAST_DEPTH
            && shape.bColumn() == 1
            && (shape.m() == 1 || shape.cRow() == shape.n())
            && MatrixProduct.isSmall(shape);
    return suits && add != null ? new DepthParts(shape, add, parts) : null;
  }

  /** {@return the product of the matrices in these slots} */
  Runnable bind(long[] at, int a, int b, int c) {
    Task task =
        (part, of) -> products[part].run(at[a] + aSkip[part], at[b] + bSkip[part], result(part), 0);
    return () -> {
      Workers.run(task, products.length);
      long sum = result(0);
      for (int p = 1; p < products.length; p++) {
        long target = p == products.length - 1 ? at[c] : result(0);
        add.run(sum, result(p), target, elements);
        sum = target;
      }
    };
  }

  private long result(int part) {
    return memory.address() + part * resultBytes;
  }
}
