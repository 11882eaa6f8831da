package dev.addax.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.addax.cpu.parallel.FlushToZero;
import dev.addax.tensor.Graph;
import dev.addax.tensor.Parameter;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.TensorType;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SubnormalTest {
  /** Long enough for every thread. */
  private static final int COUNT = 400_000;

  private static volatile float smallest = Float.MIN_NORMAL;

  private static float[] squares() {
    var x = Parameter.of("x", TensorType.of(DType.FLOAT32, COUNT));
    var squares =
        new CpuBackend().compile(new Graph(List.of(x), List.of(x.multiply(x))), new int[] {-1});
    var in = Buffer.allocate(DType.FLOAT32, COUNT);
    for (int i = 0; i < COUNT; i++) {
      in.setDouble(i, 1e-20);
    }
    var out = Buffer.allocate(DType.FLOAT32, COUNT);
    squares.run(new Buffer[] {in}, new Buffer[] {out});
    return out.segment().toArray(ValueLayout.JAVA_FLOAT);
  }

  @Test
  void areZeroInPlansOnAllThreadsAndNotOutside() {
    assumeTrue(FlushToZero.available());
    assertThat(squares()).containsOnly(0);
    assertThat(smallest * 0.5f).isPositive();
  }

  @Test
  void areZeroInPlansThatVirtualThreadsRun() throws InterruptedException {
    assumeTrue(FlushToZero.available());
    var found = new AtomicReference<float[]>();
    Thread.ofVirtual().start(() -> found.set(squares())).join();
    assertThat(found.get()).containsOnly(0);
  }
}
