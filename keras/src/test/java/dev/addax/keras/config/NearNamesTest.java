package dev.addax.keras.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearNamesTest {
  private static final List<String> KNOWN = List.of("elu", "glu", "relu", "relu6", "softmax");

  @Test
  void theNearestComesFirst() {
    assertThat(NearNames.near("rleu", KNOWN)).startsWith("relu");
    assertThat(NearNames.near("softmx", KNOWN)).containsExactly("softmax");
    assertThat(NearNames.near("Soft_Max", KNOWN)).containsExactly("softmax");
    assertThat(NearNames.near("conv", KNOWN)).isEmpty();
  }

  @Test
  void aNameAsLongAsAHostileFileMakesItTakesNoTable() {
    assertThat(NearNames.near("relu".repeat(4_000_000), KNOWN)).isEmpty();
  }
}
