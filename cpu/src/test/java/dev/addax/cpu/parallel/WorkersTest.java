package dev.addax.cpu.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WorkersTest {
  @Test
  void everyPartRunsOnce() {
    for (int parts : new int[] {0, 1, 2, 3, 7, 100, 70_000}) {
      var runs = new AtomicIntegerArray(parts);
      Workers.run((part, of) -> runs.incrementAndGet(part), parts);
      for (int i = 0; i < parts; i++) {
        assertThat(runs.get(i)).isOne();
      }
    }
  }

  @Test
  void manyShortTasksLoseNothing() {
    var sum = new AtomicLong();
    for (int i = 0; i < 20_000; i++) {
      Workers.run((part, parts) -> sum.addAndGet(part), 4);
    }
    assertThat(sum.get()).isEqualTo(20_000L * 6);
  }

  @Test
  void sleepersAreWoken() throws InterruptedException {
    var runs = new AtomicInteger();
    for (int i = 0; i < 5; i++) {
      Thread.sleep(20);
      Workers.run((part, parts) -> runs.incrementAndGet(), 8);
    }
    assertThat(runs.get()).isEqualTo(40);
  }

  @Test
  void callersAtTheSameTimeAndNestedCallsAllFinish() throws InterruptedException {
    var runs = new AtomicInteger();
    var threads = new ArrayList<Thread>();
    for (int t = 0; t < 16; t++) {
      threads.add(Thread.ofPlatform().start(() -> nested(runs)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(runs.get()).isEqualTo(16 * 100 * 3 * 3);
  }

  private static void nested(AtomicInteger runs) {
    for (int i = 0; i < 100; i++) {
      Workers.run((outer, n) -> Workers.run((inner, m) -> runs.incrementAndGet(), 3), 3);
    }
  }

  @Test
  void aFailureOfAPartReachesTheCallerAndTheWorkersLiveOn() {
    assertThatThrownBy(() -> Workers.run(WorkersTest::failOnSecond, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("part 1");
    everyPartRunsOnce();
  }

  private static void failOnSecond(int part, int parts) {
    if (part == 1) {
      throw new IllegalArgumentException("part " + part);
    }
  }
}
