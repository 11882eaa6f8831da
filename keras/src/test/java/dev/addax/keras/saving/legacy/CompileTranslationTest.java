package dev.addax.keras.saving.legacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.addax.keras.config.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What models of older versions were compiled with. */
final class CompileTranslationTest {
  private static LegacyConfig.Translated translated(String text) {
    var config = (Map<?, ?>) Json.parse(text.replace('\'', '"'));
    return LegacyConfig.translateCompile(config, "2.3.1");
  }

  private static Map<?, ?> optimizer(String className, String config) {
    var training =
        "{'optimizer_config':{'class_name':'%s','config':%s},'loss':'mse'}"
            .formatted(className, config);
    return (Map<?, ?>) translated(training).config().get("optimizer");
  }

  @Test
  void lrIsTheLearningRate() {
    var sgd = optimizer("SGD", "{'lr':0.25,'momentum':0.5,'decay':0.0,'nesterov':false}");
    assertEquals(0.25, ((Map<?, ?>) sgd.get("config")).get("learning_rate"));
  }

  @Test
  void decayDividesTheLearningRateAsTheStepsGoOn() {
    var adam = optimizer("Adam", "{'lr':0.25,'beta_1':0.9,'decay':0.5,'epsilon':null}");
    var schedule = (Map<?, ?>) ((Map<?, ?>) adam.get("config")).get("learning_rate");
    assertEquals("InverseTimeDecay", schedule.get("class_name"));
    assertEquals(0.5, ((Map<?, ?>) schedule.get("config")).get("decay_rate"));
  }

  @Test
  void registeredNamesOfTheWrapperAreCutOff() {
    assertEquals("Adam", optimizer("Custom>Adam", "{'learning_rate':0.1}").get("class_name"));
  }

  @Test
  void metricsThatWrapAFunctionKeepTheNameTheyAreLoggedUnder() {
    var config =
        translated(
                "{'optimizer_config':{'class_name':'Adam','config':{}},'loss':'mse','metrics':[[{'class_name':'MeanMetricWrapper','config':{'name':'m','dtype':'float32','fn':'mean_absolute_error'}}]]}")
            .config();
    var metric = (Map<?, ?>) ((List<?>) ((List<?>) config.get("metrics")).getFirst()).getFirst();
    assertEquals("MeanAbsoluteError", metric.get("class_name"));
    assertEquals("m", ((Map<?, ?>) metric.get("config")).get("name"));
  }

  @Test
  void anUnknownLossIsLeftOutWithANote() {
    var translated =
        translated(
            "{'optimizer_config':{'class_name':'Adam','config':{}},'loss':'dice_of_mine','metrics':['acc']}");
    assertNull(translated.config().get("loss"));
    assertEquals(List.of("accuracy"), translated.config().get("metrics"));
    assertTrue(translated.notes().getFirst().contains("dice_of_mine"));
  }

  @Test
  void withAnOptimizerThatIsUnknownTheModelIsNotCompiledAndANoteSaysSo() {
    var translated =
        translated("{'optimizer_config':{'class_name':'Lion2','config':{}},'loss':'mse'}");
    assertTrue(translated.config().isEmpty());
    var note = translated.notes().getFirst();
    assertTrue(note.contains("'Lion2'") && note.contains("not compiled"), note);
  }
}
