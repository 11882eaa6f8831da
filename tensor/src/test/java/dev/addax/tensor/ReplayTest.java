package dev.addax.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.addax.tensor.math.Convolution;
import dev.addax.tensor.math.DataFormat;
import dev.addax.tensor.math.Padding;
import dev.addax.tensor.math.Pooling;
import dev.addax.tensor.transform.Gradients;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Graphs over unknown dimensions give, once these are known, what was built with them known. */
class ReplayTest {
  private static final int[] ONE = {1};

  private static Tensor unknown(int... dims) {
    return Parameter.of("x", new TensorType(DType.FLOAT32, Shape.of(dims).identified()));
  }

  private static Tensor counting(int... dims) {
    var shape = Shape.of(dims);
    return Tensors.arange((int) shape.size(), DType.FLOAT32).multiply(0.25).sin().reshape(shape);
  }

  private static void sameWhenKnown(Tensor parameter, UnaryOperator<Tensor> function, int... dims) {
    var made = function.apply(parameter);
    var given = counting(dims);
    var expected = function.apply(given);
    var replayed = new Graph(List.of(parameter), List.of(made)).apply(List.of(given)).getFirst();
    assertThat(made.shape().accepts(expected.shape())).isTrue();
    assertThat(replayed.shape()).isEqualTo(expected.shape());
    assertThat(replayed.toFloats()).containsExactly(expected.toFloats());
  }

  @Test
  void elementwiseAndReductions() {
    sameWhenKnown(unknown(-1, 3), x -> x.subtract(x.mean(true, 0)).divide(x.std(0)), 4, 3);
    sameWhenKnown(unknown(-1, -1), x -> x.softmax(0).add(x.mean()), 4, 3);
    sameWhenKnown(unknown(-1, -1, 2), x -> x.logsumexp(1).multiply(x.max(1)), 2, 3, 2);
  }

  @Test
  void movement() {
    sameWhenKnown(unknown(-1, 4, 3), x -> x.reshape(-1, 12), 5, 4, 3);
    sameWhenKnown(unknown(-1, -1, 3), x -> x.reshape(-1, 3).matmul(counting(3, 2)), 5, 4, 3);
    sameWhenKnown(unknown(-1, 6), x -> x.reshape(x.shape().dim(0), 2, 3).transpose(1, 0, 2), 3, 6);
    sameWhenKnown(unknown(-1, 2), x -> x.flip(0).pad(new int[][] {{1, 2}, {0, 0}}, 7), 3, 2);
    sameWhenKnown(
        unknown(-1, 2), x -> Movement.concatenate(List.of(x, x.multiply(2)), 0).sum(0), 3, 2);
    sameWhenKnown(unknown(-1, 2), x -> x.expandDims(1).add(x.expandDims(0)), 3, 2);
  }

  @Test
  void paddingThatDependsOnTheSize() {
    var kernel = counting(3, 3, 2, 4);
    int[] two = {2};
    for (int size : new int[] {5, 6}) {
      sameWhenKnown(
          unknown(-1, -1, -1, 2),
          x -> Convolution.conv(x, kernel, two, Padding.SAME, DataFormat.CHANNELS_LAST, ONE),
          1,
          size,
          4,
          2);
      sameWhenKnown(
          unknown(-1, -1, -1, 2),
          x -> Pooling.averagePool(x, new int[] {3}, two, Padding.SAME, DataFormat.CHANNELS_LAST),
          2,
          size,
          7,
          2);
    }
  }

  @Test
  void gradientsOverUnknownDimensions() {
    sameWhenKnown(
        unknown(-1, 3),
        x -> {
          var loss = x.matmul(counting(3, 2)).tanh().mean();
          return Gradients.of(loss, x).getFirst();
        },
        4,
        3);
    sameWhenKnown(
        unknown(-1, -1, 2),
        x -> {
          var kernel = counting(3, 2, 4);
          var y =
              Convolution.conv(
                  x, kernel, new int[] {2}, Padding.SAME, DataFormat.CHANNELS_LAST, ONE);
          return Gradients.of(y.square().sum(), x).getFirst();
        },
        2,
        7,
        2);
  }

  @Test
  void theSameUnknownIsRecognised() {
    var x = unknown(-1, 3);
    assertThat(x.add(x.exp()).shape().dim(0)).isEqualTo(x.shape().dim(0));
    assertThat(x.reshape(-1, 3, 1).shape().dim(0)).isEqualTo(x.shape().dim(0));
  }

  @Test
  void readingASymbolicTensorSaysWhatItLacks() {
    var x = Parameter.of("image", new TensorType(DType.FLOAT32, Shape.of(2, 3)));
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> x.add(1).buffer())
        .withMessageContaining("image")
        .withMessageContaining("float32[2, 3]");
  }
}
