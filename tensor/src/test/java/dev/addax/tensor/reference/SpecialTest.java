package dev.addax.tensor.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecialTest {
  /** Recorded from {@code scipy.special.polygamma}. */
  @ParameterizedTest
  @CsvSource({
    "1, 0.3, 12.245364546107734",
    "1, 5, 0.22132295573711533",
    "2, 0.7, -6.434992874190923",
    "3, 2.5, 0.2239058488172521",
    "5, 1, 122.08116743813386",
    "1, -0.5, 8.934802200544679",
    "2, -1.25, 123.72136678366235",
    "1, 10000, 0.00010000500016666666",
    "10, 3, -21.43660662871299"
  })
  void polygamma(double order, double x, double expected) {
    assertThat(Special.polygamma(order, x)).isCloseTo(expected, within(1e-12 * Math.abs(expected)));
  }

  @Test
  void polygammaHasPolesAndNoOrdersBetween() {
    assertThat(Special.polygamma(1, -2)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(Special.polygamma(2, 0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(Special.polygamma(0.5, 1)).isNaN();
    assertThat(Special.polygamma(0, 1)).isEqualTo(Special.digamma(1));
  }
}
