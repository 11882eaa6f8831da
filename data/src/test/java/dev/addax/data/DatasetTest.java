package dev.addax.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DatasetTest {
  /** Row r is the input (r, 10 r) and the target r. */
  private static Examples numbered(int rows) {
    var inputs = IntStream.range(0, rows).flatMap(r -> IntStream.of(r, 10 * r)).toArray();
    return Examples.of(Array.of(inputs, rows, 2), Array.of(IntStream.range(0, rows).toArray()));
  }

  private static List<List<Integer>> pass(Dataset dataset) {
    var batches = new ArrayList<List<Integer>>();
    for (var batch : dataset) {
      var targets = batch.targets().get(0).toLongs();
      var inputs = batch.inputs().get(0).toLongs();
      for (int i = 0; i < targets.length; i++) {
        assertThat(inputs[2 * i]).isEqualTo(targets[i]);
        assertThat(inputs[2 * i + 1]).isEqualTo(10 * targets[i]);
      }
      batches.add(Arrays.stream(targets).mapToObj(t -> (int) t).toList());
    }
    return batches;
  }

  private static List<Integer> rows(Dataset dataset) {
    return pass(dataset).stream().flatMap(List::stream).toList();
  }

  @Test
  void batchesKeepOrderAndTheSmallerRest() {
    var dataset = numbered(5).batch(2);
    assertThat(dataset.size()).isEqualTo(3);
    assertThat(pass(dataset)).containsExactly(List.of(0, 1), List.of(2, 3), List.of(4));
    assertThat(pass(numbered(5).batch(2, true))).containsExactly(List.of(0, 1), List.of(2, 3));
    assertThat(numbered(5).batch(2, true).size()).isEqualTo(2);
  }

  @Test
  void shufflingIsAPermutationThatTheSeedDecides() {
    var once = numbered(100).shuffle(7).batch(10);
    var first = rows(once);
    var second = rows(once);
    assertThat(first).hasSize(100).doesNotHaveDuplicates();
    assertThat(second).hasSize(100).doesNotHaveDuplicates().isNotEqualTo(first);
    var again = numbered(100).shuffle(7).batch(10);
    assertThat(rows(again)).isEqualTo(first);
    assertThat(rows(again)).isEqualTo(second);
    assertThat(rows(numbered(100).shuffle(8).batch(10))).isNotEqualTo(first);
  }

  @Test
  void aSplitAfterShufflingStaysTheSameInEveryPass() {
    var all = numbered(50).shuffle(3);
    var test = all.take(10).batch(4);
    var train = all.skip(10).batch(4);
    var tested = rows(test);
    for (int epoch = 0; epoch < 3; epoch++) {
      assertThat(rows(test)).containsExactlyInAnyOrderElementsOf(tested);
      assertThat(rows(train)).hasSize(40).doesNotContainAnyElementsOf(tested);
    }
  }

  @Test
  void takeSkipConcatenateAndRepeatCountBatches() {
    var dataset = numbered(6).batch(2);
    assertThat(pass(dataset.take(1))).containsExactly(List.of(0, 1));
    assertThat(pass(dataset.skip(2))).containsExactly(List.of(4, 5));
    assertThat(rows(dataset.take(1).concatenate(dataset.skip(2)))).containsExactly(0, 1, 4, 5);
    assertThat(rows(dataset.repeat(2))).containsExactly(0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5);
    assertThat(dataset.repeat(2).size()).isEqualTo(6);
    assertThat(dataset.repeat().size()).isEqualTo(Dataset.ENDLESS);
    assertThat(rows(dataset.repeat().take(4))).containsExactly(0, 1, 2, 3, 4, 5, 0, 1);
    assertThat(rows(dataset.take(0).repeat())).isEmpty();
    assertThat(rows(dataset.repeat(0))).isEmpty();
  }

  @Test
  void rebatchingKeepsEveryRow() {
    var dataset = numbered(11).batch(3).batch(4);
    assertThat(pass(dataset))
        .containsExactly(List.of(0, 1, 2, 3), List.of(4, 5, 6, 7), List.of(8, 9, 10));
    assertThat(pass(numbered(11).batch(7).batch(2, true))).hasSize(5);
  }

  @Test
  void bufferedShuffleKeepsRowsTogetherAndBatchSizes() {
    var dataset = numbered(20).batch(6).shuffle(8, 1);
    var first = pass(dataset);
    assertThat(first.stream().map(List::size)).containsExactly(6, 6, 6, 2);
    var flat = first.stream().flatMap(List::stream).toList();
    assertThat(flat)
        .hasSize(20)
        .doesNotHaveDuplicates()
        .isNotEqualTo(IntStream.range(0, 20).boxed().toList());
    assertThat(rows(dataset)).isNotEqualTo(flat);
  }

  @Test
  void mapAndFilterSeeEveryBatch() {
    var doubled =
        numbered(4).batch(2).map(b -> b.withTargets(Columns.of(Array.of(new int[] {-1, -2}))));
    for (var batch : doubled) assertThat(batch.targets().get(0).toLongs()).containsExactly(-1, -2);
    assertThat(pass(numbered(6).batch(2).filter(b -> b.targets().get(0).toLongs()[0] != 2)))
        .containsExactly(List.of(0, 1), List.of(4, 5));
  }

  @Test
  void aCacheAsksItsSourceOnce() {
    var asked = new int[1];
    var cached =
        numbered(4)
            .batch(2)
            .map(
                b -> {
                  asked[0]++;
                  return b;
                })
            .cache();
    assertThat(rows(cached)).isEqualTo(rows(cached));
    assertThat(asked[0]).isEqualTo(2);
    assertThatThrownBy(() -> numbered(4).batch(2).repeat().cache())
        .hasMessageContaining("before repeat()");
  }

  @Test
  void prefetchGivesTheSameBatches() {
    assertThat(pass(numbered(9).batch(2).prefetch(3))).isEqualTo(pass(numbered(9).batch(2)));
  }

  @Test
  void prefetchThrowsWhatTheReaderThrewInItsPlace() {
    var failing =
        numbered(6)
            .batch(2)
            .map(
                b -> {
                  if (b.targets().get(0).toLongs()[0] == 4) throw new DataException("row 4 is bad");
                  return b;
                });
    try (var cursor = failing.prefetch(2).iterator()) {
      cursor.next();
      cursor.next();
      assertThatThrownBy(cursor::next).isInstanceOf(DataException.class).hasMessage("row 4 is bad");
      assertThat(cursor.hasNext()).isFalse();
    }
  }

  @Test
  void closingAPrefetchedPassEndsItsThread() throws InterruptedException {
    var reader = new AtomicReference<Thread>();
    var started = new CountDownLatch(1);
    var endless =
        numbered(4)
            .batch(2)
            .repeat()
            .map(
                b -> {
                  reader.set(Thread.currentThread());
                  started.countDown();
                  return b;
                });
    try (var cursor = endless.prefetch(1).iterator()) {
      assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(cursor.hasNext()).isTrue();
    }
    reader.get().join(10_000);
    assertThat(reader.get().isAlive()).isFalse();
  }

  @Test
  void severalInputsTargetsAndWeightsStayTogether() {
    var inputs =
        new Columns(
            List.of("image", "hint"),
            List.of(Array.of(new float[6], 3, 2), Array.of(new String[] {"a", "b", "c"})));
    var batch =
        new Batch(
            inputs,
            Columns.of(Array.of(new int[] {1, 2, 3})),
            Columns.of(Array.of(new float[] {1, 2, 3})));
    var picked = Examples.of(batch).select(2, 0).all();
    assertThat(picked.inputs().get("hint").texts()).containsExactly("c", "a");
    assertThat(picked.targets().get(0).toLongs()).containsExactly(3, 1);
    assertThat(picked.weights().get(0).toFloats()).containsExactly(3, 1);
    assertThatThrownBy(() -> inputs.get("hints"))
        .hasMessageContaining("image")
        .hasMessageContaining("hint");
  }

  @Test
  void mismatchedCountsNameBothSides() {
    assertThatThrownBy(() -> Batch.of(Array.of(new float[6], 3, 2), Array.of(new int[2])))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("3 inputs")
        .hasMessageContaining("2 targets");
    assertThatThrownBy(() -> numbered(3).batch(0)).hasMessageContaining("batch size");
  }
}
