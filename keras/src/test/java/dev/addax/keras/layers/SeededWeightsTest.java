package dev.addax.keras.layers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.addax.keras.config.Keras;
import dev.addax.keras.initializers.GlorotUniform;
import dev.addax.keras.initializers.LecunUniform;
import dev.addax.keras.layers.convolution.Conv2D;
import dev.addax.keras.layers.core.Dense;
import dev.addax.keras.layers.recurrent.Bidirectional;
import dev.addax.keras.layers.recurrent.LSTM;
import dev.addax.keras.layers.recurrent.SimpleRNN;
import dev.addax.keras.layers.regularization.Dropout;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.Shape;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first weights of kernels in Keras after {@code keras.utils.set_random_seed(42)}. */
class SeededWeightsTest {
  @BeforeEach
  void seed() {
    Keras.setRandomSeed(42);
  }

  @Test
  void layersDrawInTheOrderOfTheirConstruction() {
    var first = new Dense(4).activation("relu");
    var dropout = new Dropout(0.5);
    var second = new Dense(3);
    first.buildFor(Shape.of(Shape.UNKNOWN, 5));
    dropout.buildFor(Shape.of(Shape.UNKNOWN, 4));
    second.buildFor(Shape.of(Shape.UNKNOWN, 4));
    assertStarts(first, 0.5849204063415527, 0.2655712366104126);
    assertStarts(second, 0.6348326206207275, -0.04275834560394287);
  }

  @Test
  void theOrderInWhichTheyAreBuiltDoesNotMatter() {
    var normal = new Dense(5).kernelInitializer("random_normal");
    var uniform = new Dense(2).kernelInitializer(new LecunUniform());
    var window = new Conv2D(2, 3).kernelInitializer("he_normal");
    window.buildFor(Shape.of(Shape.UNKNOWN, 4, 4, 1));
    uniform.buildFor(Shape.of(Shape.UNKNOWN, 3));
    normal.buildFor(Shape.of(Shape.UNKNOWN, 4));
    assertStarts(normal, -0.02358918823301792, -0.01442928146570921);
    assertStarts(uniform, 0.9583117961883545, -0.035964250564575195);
    assertStarts(window, 0.045309264212846756, -0.3100847899913788);
  }

  @Test
  void oneInitializerGivesTheSameValuesToTwoLayers() {
    var shared = new GlorotUniform();
    var first = new Dense(4).kernelInitializer(shared);
    var second = new Dense(4).kernelInitializer(shared);
    var own = new Dense(4);
    for (var layer : new Dense[] {first, second, own}) {
      layer.buildFor(Shape.of(Shape.UNKNOWN, 4));
    }
    assertStarts(first, 0.6204016804695129, 0.2816808819770813);
    assertStarts(second, 0.6204016804695129, 0.2816808819770813);
    assertStarts(own, 0.8299223780632019, -0.031145930290222168);
  }

  /** The wrapped layer draws, then both copies of it; a simple cell draws for dropout first. */
  @Test
  void copiesDrawForThemselves() {
    var forgetful = new LSTM(3);
    var both = new Bidirectional(new SimpleRNN(3));
    var dense = new Dense(1);
    forgetful.buildFor(Shape.of(Shape.UNKNOWN, 5, 2));
    both.buildFor(Shape.of(Shape.UNKNOWN, 5, 2));
    dense.buildFor(Shape.of(Shape.UNKNOWN, 6));
    assertStarts(forgetful, 0.4689795970916748, 0.21293073892593384);
    assertStarts(both, -0.020003318786621094, -0.07220613956451416);
    assertStarts(both.weights().get(3), 0.6086158752441406, 0.522531270980835);
    assertStarts(dense, 0.6683492660522461, 0.3553597927093506);
  }

  private static void assertStarts(Layer layer, double... expected) {
    assertStarts(layer.weights().getFirst(), expected);
  }

  private static void assertStarts(Variable weight, double... expected) {
    var kernel = weight.value().toFloats();
    for (int i = 0; i < expected.length; i++) {
      assertThat(kernel[i]).isEqualTo((float) expected[i]);
    }
  }
}
