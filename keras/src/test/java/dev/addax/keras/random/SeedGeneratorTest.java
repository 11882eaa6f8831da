package dev.addax.keras.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.addax.keras.config.Keras;
import org.junit.jupiter.api.Test;

class SeedGeneratorTest {
  @Test
  void countsItsDraws() {
    var generator = new SeedGenerator(31);
    assertThat(generator.next().toLongs()).containsExactly(31, 0);
    assertThat(generator.next().toLongs()).containsExactly(31, 1);
    assertThat(generator.state().value().toLongs()).containsExactly(31, 2);
  }

  /** The first draw of Python's generator after random.seed(0) is 906691060. */
  @Test
  void theGlobalOneStartsAgainWithTheSeed() {
    for (int round = 0; round < 2; round++) {
      Keras.setRandomSeed(0);
      assertThat(SeedGenerator.global().nextUnordered().toLongs()).containsExactly(906691060, 0);
      assertThat(SeedGenerator.global().nextUnordered().toLongs())
          .containsExactly((906691061L * 5387) % 933199, 5387);
    }
  }
}
