package dev.addax.data.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.addax.data.Array;
import dev.addax.data.ElementType;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Expected values follow the examples of the Keras documentation. */
class SequenceTest {
  private static final int[][] RAGGED = {{1}, {2, 3}, {4, 5, 6}};

  @Test
  void sequencesArePaddedInFrontByDefault() {
    var padded = Padding.toLongest().apply(RAGGED);
    assertThat(padded.shape()).containsExactly(3, 3);
    assertThat(padded.toLongs()).containsExactly(0, 0, 1, 0, 2, 3, 4, 5, 6);
    assertThat(Padding.toLongest().value(-1).apply(RAGGED).toLongs()).startsWith(-1, -1, 1);
    assertThat(Padding.toLongest().padding(Padding.Side.POST).apply(RAGGED).toLongs())
        .containsExactly(1, 0, 0, 2, 3, 0, 4, 5, 6);
    assertThat(Padding.toLength(2).apply(RAGGED).toLongs()).containsExactly(0, 1, 2, 3, 5, 6);
    assertThat(Padding.toLength(2).truncating(Padding.Side.POST).apply(RAGGED).toLongs())
        .containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(Padding.toLength(4).type(ElementType.FLOAT32).value(0.5).apply(RAGGED).toFloats())
        .startsWith(0.5f, 0.5f, 0.5f, 1);
  }

  @Test
  void stepsMayHaveAShape() {
    var padded =
        Padding.toLongest()
            .apply(
                List.of(Array.of(new int[] {1, 2}, 1, 2), Array.of(new int[] {3, 4, 5, 6}, 2, 2)));
    assertThat(padded.shape()).containsExactly(2, 2, 2);
    assertThat(padded.toLongs()).containsExactly(0, 0, 1, 2, 3, 4, 5, 6);
    var mixed = List.of(Array.of(new int[] {1, 2}, 1, 2), Array.of(new int[] {3}, 1, 1));
    assertThatThrownBy(() -> Padding.toLongest().apply(mixed)).hasMessageContaining("length only");
  }

  @Test
  void windowsSlideOverTheSeries() {
    var series = Array.of(IntStream.range(0, 100).toArray());
    var windows = Timeseries.of(series, 10).stride(3).samplingRate(2).examples();
    assertThat(windows.size()).isEqualTo(28);
    assertThat(windows.gather(new int[] {1}).inputs().get(0).toLongs())
        .containsExactly(3, 5, 7, 9, 11, 13, 15, 17, 19, 21);
    var withTargets =
        Timeseries.of(series.slice(0, 90), 10).targets(series.slice(10, 100)).examples();
    assertThat(withTargets.size()).isEqualTo(81);
    assertThat(withTargets.gather(new int[] {2}).targets().get(0).toLongs()).containsExactly(12);
    assertThat(Timeseries.of(series, 10).range(95, 100).examples().size()).isZero();
  }
}
