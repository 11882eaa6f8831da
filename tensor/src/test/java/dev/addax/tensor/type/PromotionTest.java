package dev.addax.tensor.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Promotion against all pairs recorded from Keras. */
class PromotionTest {
  @TestFactory
  Stream<DynamicTest> pairsCombineAsInKeras() throws IOException {
    return recorded()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" "))
        .map(
            words ->
                DynamicTest.dynamicTest(
                    words[0] + " with " + words[1],
                    () -> assertThat(combined(words[0], words[1])).isEqualTo(DType.of(words[2]))));
  }

  private static DType combined(String a, String b) {
    var dtype = DType.of(a);
    return switch (b) {
      case "int" -> Promotion.withNumber(dtype, 1);
      case "float" -> Promotion.withNumber(dtype, 0.5);
      default -> Promotion.of(dtype, DType.of(b));
    };
  }

  private static String recorded() throws IOException {
    try (InputStream in = PromotionTest.class.getResourceAsStream("promotion.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
