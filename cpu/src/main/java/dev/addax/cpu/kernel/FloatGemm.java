package dev.addax.cpu.kernel;

/** Products element by element, where there are no vectors. */
final class FloatGemm implements Gemm {
  @Override
  public void run(
      int m,
      int n,
      int k,
      long a,
      long aRow,
      long aColumn,
      long b,
      long bRow,
      long c,
      long cRow,
      long init,
      long initRow) {
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j += 4) {
        block(
            Math.min(4, n - j),
            k,
            a + i * aRow,
            aColumn,
            b + 4L * j,
            bRow,
            c + i * cRow + 4L * j,
            init == 0 ? 0 : init + i * initRow + 4L * j);
      }
    }
  }

  private static void block(
      int n, int k, long a, long aColumn, long b, long bRow, long c, long init) {
    if (n == 4) {
      four(k, a, aColumn, b, bRow, c, init);
      return;
    }
    for (int j = 0; j < n; j++) {
      float sum = init == 0 ? 0 : Raw.getFloat(init + 4L * j);
      for (int p = 0; p < k; p++) {
        sum = Math.fma(Raw.getFloat(a + p * aColumn), Raw.getFloat(b + p * bRow + 4L * j), sum);
      }
      Raw.put(c + 4L * j, sum);
    }
  }

  private static void four(int k, long a, long aColumn, long b, long bRow, long c, long init) {
    float s0 = init == 0 ? 0 : Raw.getFloat(init);
    float s1 = init == 0 ? 0 : Raw.getFloat(init + 4);
    float s2 = init == 0 ? 0 : Raw.getFloat(init + 8);
    float s3 = init == 0 ? 0 : Raw.getFloat(init + 12);
    for (int p = 0; p < k; p++, a += aColumn, b += bRow) {
      float x = Raw.getFloat(a);
      s0 = Math.fma(x, Raw.getFloat(b), s0);
      s1 = Math.fma(x, Raw.getFloat(b + 4), s1);
      s2 = Math.fma(x, Raw.getFloat(b + 8), s2);
      s3 = Math.fma(x, Raw.getFloat(b + 12), s3);
    }
    Raw.put(c, s0);
    Raw.put(c + 4, s1);
    Raw.put(c + 8, s2);
    Raw.put(c + 12, s3);
  }
}
