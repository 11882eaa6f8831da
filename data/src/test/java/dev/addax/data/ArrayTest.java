package dev.addax.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ArrayTest {
  @Test
  void nestedArraysKeepTheirShapeAndType() {
    var array = Array.copyOf(new float[][][] {{{1, 2}, {3, 4}, {5, 6}}});
    assertThat(array.shape()).containsExactly(1, 3, 2);
    assertThat(array.type()).isEqualTo(ElementType.FLOAT32);
    assertThat(array.toFloats()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(Array.copyOf(new String[][] {{"a"}, {"b"}}).shape()).containsExactly(2, 1);
    assertThat(Array.copyOf(new int[0][]).shape()).containsExactly(0, 0);
  }

  @Test
  void raggedArraysAreRefusedWithBothLengths() {
    assertThatThrownBy(() -> Array.copyOf(new int[][] {{1, 2}, {3}}))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("rows of 2 and of 1");
  }

  @Test
  void castingFollowsNumPy() {
    var wide = Array.of(new int[] {-1, 300, 7});
    assertThat(wide.cast(ElementType.UINT8).toLongs()).containsExactly(255, 44, 7);
    assertThat(wide.cast(ElementType.INT8).toLongs()).containsExactly(-1, 44, 7);
    assertThat(Array.of(new float[] {-1.7f, 2.9f}).cast(ElementType.INT32).toLongs())
        .containsExactly(-1, 2);
    assertThat(Array.of(new float[] {0, 0.5f}).cast(ElementType.BOOL).toLongs())
        .containsExactly(0, 1);
    assertThat(Array.of(new float[] {1.0009766f}).cast(ElementType.FLOAT16).toFloats())
        .containsExactly(1.0009766f);
    assertThat(
            Array.of(new long[] {Long.MAX_VALUE}, new long[] {1}).cast(ElementType.INT64).toLongs())
        .containsExactly(Long.MAX_VALUE);
  }

  @Test
  void slicesAndGatheredRowsAgree() {
    var array = Array.of(new byte[] {1, 2, 3, 4, 5, 6}, 3, 2);
    assertThat(array.slice(1, 3)).isEqualTo(array.gather(new int[] {1, 2}));
    assertThat(array.gather(new int[] {2, 2}).toLongs()).containsExactly(5, 6, 5, 6);
    assertThatThrownBy(() -> array.gather(new int[] {3}))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void gatheredRowsBecomeTensorsWithoutACopy() {
    var rows = Array.of(new float[] {1, 2, 3, 4, 5, 6}, 3, 2).gather(new int[] {2, 0});
    var tensor = rows.tensor();
    assertThat(tensor.toFloats()).containsExactly(5, 6, 1, 2);
    assertThat(tensor.shape().toArray()).containsExactly(2, 2);
    assertThat(tensor.buffer().segment().address()).isEqualTo(rows.segment().address());
    assertThat(Array.of(tensor)).isEqualTo(rows);
    assertThat(rows.slice(1, 2).tensor().toFloats()).containsExactly(1, 2);
  }

  @Test
  void textsBecomeTensorsAndComeBack() {
    var texts = Array.of(new String[] {"a", "b", "c", "d"}, 2, 2);
    var tensor = texts.gather(new int[] {1, 0}).tensor();
    assertThat(tensor.toStrings()).containsExactly("c", "d", "a", "b");
    assertThat(tensor.shape().toArray()).containsExactly(2, 2);
    assertThat(Array.of(tensor).gather(new int[] {1, 0})).isEqualTo(texts);
  }

  @Test
  void aShapeMustFitItsElements() {
    assertThatThrownBy(() -> Array.of(new float[5], 2, 3))
        .hasMessageContaining("needs 6 elements")
        .hasMessageContaining("5");
    assertThatThrownBy(() -> Array.count(1L << 40, 1L << 40)).hasMessageContaining("64 bits");
    assertThatThrownBy(() -> Array.of(new float[] {1}).toLongs()).hasMessageContaining("float32");
  }

  @Test
  void oneHotRowsRefuseLabelsOutOfRange() {
    var rows = Targets.toCategorical(Array.of(new int[] {1, 0, 2}));
    assertThat(rows.shape()).containsExactly(3, 3);
    assertThat(rows.toDoubles()).containsExactly(0, 1, 0, 1, 0, 0, 0, 0, 1);
    assertThat(Targets.toCategorical(Array.of(new int[] {1, 0}, 2, 1), 4).shape())
        .containsExactly(2, 4);
    assertThatThrownBy(() -> Targets.toCategorical(Array.of(new int[] {0, 3}), 3))
        .hasMessageContaining("Label 3")
        .hasMessageContaining("3 classes");
  }

  /**
   * Expected orders from {@code numpy.random.RandomState(seed).shuffle(list(range(12)))}, NumPy 2.
   */
  @Test
  void theTwisterShufflesAsNumPy() {
    assertThat(shuffled(0)).containsExactly(6, 11, 4, 10, 2, 8, 1, 7, 9, 3, 0, 5);
    assertThat(shuffled(1337)).containsExactly(5, 3, 1, 0, 4, 6, 10, 2, 9, 11, 8, 7);
  }

  private static java.util.List<Integer> shuffled(int seed) {
    var items = new java.util.ArrayList<>(java.util.stream.IntStream.range(0, 12).boxed().toList());
    new MersenneTwister(seed).shuffle(items);
    return items;
  }
}
