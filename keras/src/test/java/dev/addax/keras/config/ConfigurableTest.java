package dev.addax.keras.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.addax.keras.config.Doubles.Dense;
import dev.addax.keras.config.Doubles.Mine;
import dev.addax.keras.config.Doubles.Noise;
import dev.addax.keras.config.Doubles.Plain;
import dev.addax.keras.config.Doubles.Recurrent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConfigurableTest {
  @BeforeAll
  static void register() {
    new Doubles.Listed().schemas().forEach(Registry.global()::register);
  }

  @BeforeEach
  void freshSession() {
    Keras.clearSession();
  }

  @Test
  void anObjectIsWrittenAsKerasWritesIt() {
    var dense = new Dense(3).kernel(new Noise(0.5, Seed.of(7)));
    assertThat(Json.text(Serialization.serialize(dense)))
        .isEqualTo(
            """
            {"module": "keras.test", "class_name": "Dense", "config": {"name": null, "units": 3, \
            "use_bias": true, "kernel_filler": {"module": "keras.test", "class_name": "Noise", \
            "config": {"stddev": 0.5, "seed": 7}, "registered_name": null}, "bias_filler": \
            {"module": "keras.test", "class_name": "Plain", "config": {}, "registered_name": null}}, \
            "registered_name": null}\
            """);
  }

  @Test
  void whatIsWrittenIsReadBack() {
    var dense = new Dense(3).useBias(false).kernel("plain");
    var json = Serialization.serialize(dense);
    var revived = Serialization.deserialize(Dense.class, Json.parse(Json.text(json)));
    assertThat(revived.units()).isEqualTo(3);
    assertThat(revived.kernel()).isEqualTo(new Plain());
    assertThat(Serialization.serialize(revived)).isEqualTo(json);
  }

  @Test
  void aClassOfTheUsersOwnIsFoundByItsRegisteredName() {
    var json = Serialization.serialize(new Mine(4));
    assertThat(json)
        .isEqualTo(
            Map.of(
                "module", "dev.addax.keras.config",
                "class_name", "Mine",
                "config", Map.of("depth", 4L),
                "registered_name", "shapes>Mine"));
    var fromPython =
        Map.of(
            "module", "__main__",
            "class_name", "Mine",
            "config", Map.of("depth", 4L),
            "registered_name", "shapes>Mine");
    assertThat(Serialization.deserialize(Doubles.Filler.class, fromPython)).isEqualTo(new Mine(4));
  }

  @Test
  void oldFilesNameTheClassOnly() {
    var json = Map.of("class_name", "Noise", "config", Map.of("stddev", 2L, "seed", 1L));
    assertThat(Serialization.deserialize(Doubles.Filler.class, json))
        .isEqualTo(new Noise(2.0, Seed.of(1)));
  }

  @Test
  void oneObjectInTwoPlacesStaysOne() {
    var noise = new Noise(1, Seed.of(1));
    var pair = List.of(new Dense(1).kernel(noise), new Dense(2).kernel(noise));
    var json = (List<?>) Serialization.sharing(() -> Serialization.serialize(pair));
    var revived =
        Serialization.sharing(
            () -> json.stream().map(j -> Serialization.deserialize(Dense.class, j)).toList());
    assertThat(revived.getFirst().kernel()).isSameAs(revived.getLast().kernel());
  }

  @Test
  void setterAfterBuildIsRefused() {
    var dense = new Dense(3);
    dense.name("digit");
    dense.built = true;
    assertThatThrownBy(() -> dense.useBias(false))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(
            "Dense 'digit' is already built; configure it before its first use");
  }

  @Test
  void unknownNamesComeWithNearOnes() {
    assertThatThrownBy(() -> new Dense(3).kernel("niose"))
        .isInstanceOf(ConfigException.class)
        .hasMessage("Dense.kernel_filler: unknown filler 'niose'. Did you mean 'noise'?");
    assertThatThrownBy(() -> Dense.SCHEMA.read(Map.of("units", 3, "usebias", true)))
        .hasMessage("Dense: Dense has no option 'usebias'. Did you mean 'use_bias'?");
    assertThatThrownBy(
            () -> Serialization.deserialize(Doubles.Filler.class, Map.of("class_name", "Nois")))
        .hasMessageContaining("Did you mean 'Noise'?");
  }

  @Test
  void errorsSayWhere() {
    var filler = Map.of("class_name", "Noise", "config", Map.of("stddev", "wide"));
    assertThatThrownBy(() -> Dense.SCHEMA.read(Map.of("units", 3, "kernel_filler", filler)))
        .hasMessage("Dense.kernel_filler.Noise.stddev: expected a number, received \"wide\"");
    assertThatThrownBy(() -> Dense.SCHEMA.read(Map.of()))
        .hasMessage("Dense: missing 'units', an integer");
  }

  @Test
  void namesAreNumberedInTheOrderOfConstruction() {
    var first = new Dense(1);
    var named = new Dense(1);
    var third = new Dense(1);
    named.name("digit");
    assertThat(third.name()).isEqualTo("dense_1");
    assertThat(first.name()).isEqualTo("dense");
    assertThat(named.name()).isEqualTo("digit");
  }

  /** The draws after random.seed(0) are 906691060, 413654000, 813847340, 955892129, 451585302. */
  @Test
  void seedsAreDrawnInTheOrderOfConstruction() {
    Keras.setRandomSeed(0);
    var first = new Dense(1);
    var given = new Dense(1).kernel("plain");
    var third = new Dense(1).kernel(new Noise(1, Seed.drawn()));
    var fourth = new Dense(1).kernel("noise").useBias(false);
    assertThat(seed(fourth)).isEqualTo(813847340);
    assertThat(seed(third)).isEqualTo(413654000);
    assertThat(seed(first)).isEqualTo(906691060);
    assertThat(given.kernel()).isEqualTo(new Plain());
    assertThat(seed(new Dense(1))).isEqualTo(955892129);
  }

  @Test
  void aPartDrawsAfterWhatItSharesAndBeforeWhatComesLater() {
    Keras.setRandomSeed(0);
    var recurrent = new Recurrent(4);
    var later = new Dense(1);
    assertThat(seed(later)).isEqualTo(813847340);
    assertThat(seed(recurrent.cell)).isEqualTo(906691060);
    assertThat(recurrent.dropout.value()).isEqualTo(413654000);
    assertThat(recurrent.getConfig()).containsEntry("units", 4L).doesNotContainKey("use_bias");
  }

  @Test
  void everySchemaIsReadAndWritten() {
    var revived = Recurrent.SCHEMA.read(Map.of("units", 2, "return_sequences", true));
    assertThat(revived.returnSequences()).isTrue();
    assertThat(revived.cell.units()).isEqualTo(2);
    assertThat(Recurrent.SCHEMA.options())
        .extracting(OptionInfo::name)
        .containsExactly("name", "return_sequences", "units", "kernel_filler");
  }

  private static long seed(Dense dense) {
    return ((Noise) dense.kernel()).seed().value();
  }

  @Test
  void whatFailedToBeConstructedDrawsNothing() {
    Keras.setRandomSeed(0);
    assertThatThrownBy(() -> Dense.SCHEMA.read(Map.of("use_bias", "maybe", "units", 3)))
        .hasMessage("Dense.use_bias: expected true or false, received \"maybe\"");
    assertThat(seed(new Dense(1))).isEqualTo(906691060);
  }

  /** Recorded from fit of Keras on TensorFlow after set_random_seed: every epoch has this order. */
  @Test
  void aSeedFixesTheOrderOfSamples() {
    Keras.setRandomSeed(0);
    assertThat(Keras.shuffledOrder(10)).containsExactly(2, 0, 5, 8, 7, 1, 9, 6, 3, 4);
    assertThat(Keras.shuffledOrder(12)).containsExactly(6, 11, 7, 8, 2, 3, 9, 1, 10, 0, 4, 5);
    Keras.setRandomSeed(1);
    assertThat(Keras.shuffledOrder(10)).containsExactly(2, 4, 0, 8, 9, 1, 5, 6, 3, 7);
  }

  /** Recorded from fit with {@code shuffle="batch"}. */
  @Test
  void batchesKeepTheirSamples() {
    Keras.setRandomSeed(0);
    assertThat(Keras.shuffledBatches(11, 5)).containsExactly(2, 3, 4, 1, 0, 6, 8, 7, 9, 5, 10);
    Keras.setRandomSeed(4_000_000_000L);
    assertThat(Keras.shuffledBatches(40, 13))
        .startsWith(7, 10, 3, 12, 11, 9, 4, 0, 6, 1, 5, 8, 2, 14, 23, 21, 20, 16, 25, 17, 22)
        .endsWith(29, 28, 39);
  }
}
