package dev.addax.keras.layers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.addax.keras.config.Keras;
import dev.addax.keras.initializers.GlorotUniform;
import dev.addax.keras.initializers.LecunUniform;
import dev.addax.keras.layers.convolution.Conv2D;
import dev.addax.keras.layers.core.Dense;
import dev.addax.keras.layers.regularization.Dropout;
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

  private static void assertStarts(Layer layer, double... expected) {
    var kernel = layer.weights().getFirst().value().toFloats();
    for (int i = 0; i < expected.length; i++) {
      assertThat(kernel[i]).isEqualTo((float) expected[i]);
    }
  }
}
