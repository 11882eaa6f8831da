package dev.addax.keras.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.addax.keras.config.Keras;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.recorded.Recorded;
import dev.addax.keras.saving.SavingException;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.Shape;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that name layers, losses and functions which only their authors have. */
class OwnClassesTest {
  private final Tensor x = Sample.waves(8, 3);

  @TempDir Path folder;

  @BeforeEach
  void seed() {
    Keras.clearSession();
    Keras.setRandomSeed(1);
  }

  @Test
  void anUnknownClassIsExplainedWithTheLineToWrite() throws IOException {
    var file = SavingTest.resource(folder, "custom_layer.keras");
    assertThatThrownBy(() -> Models.load(file))
        .isInstanceOf(SavingException.class)
        .hasMessageContaining("Custom>L2NormLayer")
        .hasMessageContaining("layer 'norm'")
        .hasMessageContaining("float32[4]")
        .hasMessageContaining("Models.with(\"Custom>L2NormLayer\", L2NormLayer::new)");
    var model = Models.with("Custom>L2NormLayer", Norm::new).load(file);
    assertThat(model.layer("norm")).isInstanceOf(Norm.class);
    var again = folder.resolve("again.keras");
    model.save(again);
    var other = Models.with("Custom>L2NormLayer", Norm::new).load(again);
    assertThat(other.predict(x).toFloats()).isEqualTo(model.predict(x).toFloats());
  }

  /** x / |x| · gain, the Java of a layer that a file was made with in Python. */
  static final class Norm extends Layer implements Fluent<Norm> {
    private Variable gain;

    @Override
    protected void build(Shape input) {
      gain = addWeight("gain", Shape.of(input.last()), new dev.addax.keras.initializers.Ones());
    }

    @Override
    protected Tensor call(Tensor x, Call call) {
      return x.divide(x.square().sum(true, -1).sqrt()).multiply(gain);
    }
  }

  @Test
  void aModelOfAnUnknownClassIsExplainedToo() {
    var model = new SavingTest.Two();
    var expected = model.predict(x);
    var file = folder.resolve("two.keras");
    Models.with("mine>Two", SavingTest.Two::new)
        .fromJson("{\"class_name\": \"mine>Two\", \"config\": {}}");
    model.save(file);
    assertThatThrownBy(() -> Models.load(file))
        .isInstanceOf(SavingException.class)
        .hasMessageContaining("the model is of class mine>Two")
        .hasMessageContaining("Models.with(\"mine>Two\", Two::new)")
        .hasMessageContaining("extends Model");
    var loaded = Models.with("mine>Two", SavingTest.Two::new).load(file);
    assertThat(loaded.predict(x).toFloats()).isEqualTo(expected.toFloats());
  }

  @Test
  void whatIsLoadedOtherwiseThanItWasSavedIsANoteAndNoProblem() throws IOException {
    var found = Models.inspect(SavingTest.resource(folder, "custom_loss.keras"));
    assertThat(found.problems()).isEmpty();
    assertThat(found.notes()).singleElement().asString().contains("my_loss");
    assertThat(found.toString())
        .contains("Everything can be loaded.", "Otherwise than it was saved:\n  loss 'my_loss'");
    assertThat(found.toJson()).containsEntry("notes", found.notes());
  }

  @Test
  void functionsAreSavedUnderTheNamesTheyWereReadWith() {
    var own = Models.withFunction("mine>twice", t -> t.multiply(2));
    var loader = own.withFunction("mine>less", t -> t.subtract(1));
    var model =
        loader.fromJson(
            """
            {"class_name": "Sequential", "config": {"name": "s", "layers": [
              {"class_name": "InputLayer", "config": {"batch_shape": [null, 3], "name": "x"}},
              {"class_name": "Dense", "config": {"units": 3, "activation": {"module": "builtins",
                "class_name": "function", "config": "mine>less", "registered_name": "function"}}},
              {"class_name": "mine>twice", "config": {"name": "a"}},
              {"class_name": "mine>less", "config": {"name": "b"}}]}}
            """);
    var file = folder.resolve("m.keras");
    model.save(file);
    assertThat(model.toJson()).contains("\"config\": \"mine>less\"");
    var other = loader.load(file);
    assertThat(Sample.numbers(other.predict(x))).isEqualTo(Sample.numbers(model.predict(x)));
    assertThat(other.toJson()).isEqualTo(model.toJson());
  }

  @Test
  void aModelWhoseLossNobodyKnowsIsLoadedAndSaysSo() throws IOException {
    var file = SavingTest.resource(folder, "custom_loss.keras");
    var model = Models.load(file);
    assertThat(model.predict(x).shape()).isEqualTo(Shape.of(8, 1));
    assertThat(model.loadReport().orElseThrow().notes()).anyMatch(n -> n.contains("my_loss"));
  }

  @Test
  void pythonCodeIsNeverRunAndItsPlaceIsNamed() throws IOException {
    var file = SavingTest.resource(folder, "lambda_layer.keras");
    assertThatThrownBy(() -> Models.load(file))
        .isInstanceOf(SavingException.class)
        .hasMessageContaining("twice")
        .hasMessageContaining("Python code");
    var recorded = Recorded.rows(SavingTest.class, "saved.json").get(2);
    var model = Models.withFunction("twice", t -> t.multiply(2)).load(file);
    Recorded.assertClose("predict", model.predict(x), recorded.get("predict"));
  }
}
