package dev.addax.cpu.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.type.DType;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallProductTest {
  @ParameterizedTest
  @CsvSource({
    "1,1,1",
    "1,7,3",
    "3,40,9",
    "4,16,5",
    "5,33,8",
    "9,1,17",
    "2,64,31",
    "11,50,20",
    "1,100,64",
    "7,3,128"
  })
  void allLayoutsGiveTheSumOfProducts(int m, int n, int k) {
    for (boolean leftTransposed : new boolean[] {false, true}) {
      for (boolean rightTransposed : new boolean[] {false, true}) {
        check(m, n, k, leftTransposed, rightTransposed);
      }
    }
  }

  private static void check(int m, int n, int k, boolean leftTransposed, boolean rightTransposed) {
    var a = random(m * k, 1);
    var b = random(k * n, 2);
    var c = Buffer.allocate(DType.FLOAT32, (long) m * n);
    long aRow = leftTransposed ? 1 : k;
    long aColumn = leftTransposed ? m : 1;
    long bRow = rightTransposed ? 1 : n;
    long bColumn = rightTransposed ? k : 1;
    var product = new SmallProduct(m, n, k, 4 * aRow, 4 * aColumn, 4 * bRow, 4 * bColumn, 4L * n);
    var scratch = Buffer.allocate(DType.UINT8, product.scratchBytes());
    product.run(a.address(), b.address(), c.address(), scratch.address());
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int p = 0; p < k; p++) {
          sum += a.getFloat(i * aRow + p * aColumn) * (double) b.getFloat(p * bRow + j * bColumn);
        }
        assertThat((double) c.getFloat((long) i * n + j))
            .isCloseTo(sum, org.assertj.core.data.Offset.offset(1e-4));
      }
    }
  }

  private static Buffer random(int count, long seed) {
    var random = new Random(seed);
    var buffer = Buffer.allocate(DType.FLOAT32, count);
    for (int i = 0; i < count; i++) {
      buffer.setDouble(i, random.nextFloat() - 0.5);
    }
    return buffer;
  }
}
