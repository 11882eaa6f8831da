package dev.addax.keras.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonRandomTest {
  /** Recorded from CPython: random.seed(s), five randint(1, 10**9), random(), two getrandbits. */
  @ParameterizedTest
  @CsvSource({
    "0,906691060,413654000,813847340,955892129,451585302,0.04048437818077755,575645728421114,2087043557",
    "1,144272510,611178003,909925048,861425549,820096754,0.06310682188770933,557809384024969,3268308804",
    "42,686579304,119540832,26855093,796233791,295310486,0.24489185380347622,829191280443881,440213415",
    "4294967295,682209859,665256254,218184273,231223275,652154926,0.5223978630552852,382838794979579,4130059007",
    "-7,347712783,161973070,423938500,698935573,51847157,0.07243628666754276,105980619624491,1570621944",
    "1180591620717411303429,501222187,418653231,509888069,671836259,395575497,0.34875446809710187,653522272326531,2362484128"
  })
  void drawsWhatPythonDraws(
      BigInteger seed, long a, long b, long c, long d, long e, double f, long bits50, long bits32) {
    var random = new PythonRandom(seed);
    for (long expected : new long[] {a, b, c, d, e}) {
      assertThat(random.randint(1, 1_000_000_000)).isEqualTo(expected);
    }
    assertThat(random.random()).isEqualTo(f);
    assertThat(random.getrandbits(50)).isEqualTo(bits50);
    assertThat(random.getrandbits(32)).isEqualTo(bits32);
  }

  @Test
  void refillsItsState() {
    var random = new PythonRandom(0);
    long last = 0;
    for (int i = 0; i < 2000; i++) {
      last = random.randint(1, 1_000_000_000);
    }
    assertThat(last).isEqualTo(11778401L);
  }
}
