package dev.addax.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.addax.tensor.Executable;
import dev.addax.tensor.Graph;
import dev.addax.tensor.Parameter;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.TensorType;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many threads run one executable at once and all get the bits that one thread alone gets. */
class ConcurrencyTest {
  private static final int THREADS = 16;
  private static final int RUNS = 5;

  /** One row, a batch that goes to oneDNN in parts, and a batch between. */
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 200})
  void sixteenThreadsGetTheBitsOfOne(int batch) throws Exception {
    var executable = network(batch);
    var input = random((long) batch * 64);
    float[] expected = run(executable, input, batch);
    try (var pool = Executors.newFixedThreadPool(THREADS)) {
      var tasks = new ArrayList<Callable<Boolean>>();
      for (int i = 0; i < THREADS; i++) {
        tasks.add(() -> same(executable, input, batch, expected));
      }
      for (var done : pool.invokeAll(tasks)) {
        assertThat(done.get()).isTrue();
      }
    }
  }

  private static boolean same(Executable executable, Buffer input, int batch, float[] expected) {
    for (int i = 0; i < RUNS; i++) {
      assertThat(run(executable, input, batch)).containsExactly(expected);
    }
    return true;
  }

  private static float[] run(Executable executable, Buffer input, int batch) {
    var output = Buffer.allocate(DType.FLOAT32, batch * 10L);
    executable.run(new Buffer[] {input}, new Buffer[] {output});
    return output.segment().toArray(ValueLayout.JAVA_FLOAT);
  }

  private static Executable network(int batch) {
    var x = Parameter.of("x", TensorType.of(DType.FLOAT32, batch, 64));
    Tensor h = x.matmul(weights(64, 256)).add(0.1).tanh();
    h = h.matmul(weights(256, 256)).sigmoid();
    var y = h.matmul(weights(256, 10)).softmax(-1);
    return new CpuBackend().compile(new Graph(List.of(x), List.of(y)), new int[] {-1});
  }

  private static Tensor weights(int rows, int columns) {
    return Tensors.of(
        random((long) rows * columns).segment().toArray(ValueLayout.JAVA_FLOAT), rows, columns);
  }

  private static Buffer random(long count) {
    var random = new Random(count);
    var buffer = Buffer.allocate(DType.FLOAT32, count);
    for (long i = 0; i < count; i++) {
      buffer.setDouble(i, random.nextGaussian() / 8);
    }
    return buffer;
  }
}
