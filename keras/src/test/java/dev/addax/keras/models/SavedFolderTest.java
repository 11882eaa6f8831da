package dev.addax.keras.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.addax.keras.config.Keras;
import dev.addax.keras.layers.Input;
import dev.addax.keras.layers.core.Dense;
import dev.addax.keras.layers.preprocessing.TextVectorization;
import dev.addax.keras.optimizers.Adam;
import dev.addax.keras.saving.ModelFormats;
import dev.addax.keras.saving.SavingException;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models saved as folders: whole, replaced whole, and nothing read from outside. */
class SavedFolderTest {
  private static final Tensor TEXTS = Tensors.of(new String[] {"a b b", "b c", "a"}, 3, 1);

  @TempDir Path parent;

  @BeforeEach
  void seed() {
    Keras.clearSession();
    Keras.setRandomSeed(1);
  }

  private static Model reader() {
    var words = new TextVectorization().outputMode("tf_idf").maxTokens(9).padToMaxTokens(true);
    words.adapt(TEXTS);
    var model = new Sequential(Input.of(Shape.of(1), DType.STRING), words, new Dense(1));
    model.compile(new Adam(0.1), "mse");
    train(model);
    return model;
  }

  private static void train(Model model) {
    model.fit(TEXTS, Tensors.ones(3, 1), Fit.epochs(1).shuffle(false).verbose(0));
  }

  private Path saved(Model model) {
    var folder = parent.resolve("model");
    model.saveUnzipped(folder);
    return folder;
  }

  /** By which it is judged whether its tensors look like a bomb. */
  @Test
  void theSizeOfAFolderIsThatOfItsFiles() throws IOException {
    var folder = saved(reader());
    long size = 0;
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        size += Files.size(file);
      }
    }
    try (var saved = ModelFormats.open(folder)) {
      assertThat(saved.size()).isEqualTo(size);
    }
  }

  @Test
  void aFolderKeepsVocabularyWeightsAndOptimizer() {
    var model = reader();
    var other = Models.load(saved(model));
    assertThat(other.predict(TEXTS).toFloats()).isEqualTo(model.predict(TEXTS).toFloats());
    train(model);
    train(other);
    assertThat(Sample.weights(other)).isEqualTo(Sample.weights(model));
    assertThat(saved(model)).isDirectoryContaining("glob:**/assets");
  }

  @Test
  void aFolderIsReplacedAsAWhole() throws IOException {
    var folder = saved(reader());
    var next = new Sequential(Input.of(2), new Dense(1));
    next.saveUnzipped(folder);
    assertThat(Models.load(folder).inputs().getFirst().shape().last()).isEqualTo(2);
    assertThat(folder.resolve("assets")).doesNotExist();
    try (var left = Files.list(parent)) {
      assertThat(left).containsExactly(folder);
    }
  }

  @Test
  void filesOfOthersAreNeverReplaced() throws IOException {
    var model = reader();
    var folder = saved(model);
    Files.writeString(folder.resolve("thesis.txt"), "years of work");
    assertThatThrownBy(() -> model.saveUnzipped(folder)).hasMessageContaining("thesis.txt");
    assertThat(folder.resolve("thesis.txt")).hasContent("years of work");
    var file = Files.writeString(parent.resolve("file"), "");
    assertThatThrownBy(() -> model.saveUnzipped(file)).hasMessageContaining("not a folder");
    assertThatThrownBy(() -> model.saveUnzipped(parent.resolve("m.keras")))
        .hasMessageContaining("stands for a file");
    assertThatThrownBy(() -> model.saveUnzipped(parent.resolve("no/m")))
        .hasMessageContaining("there is no folder");
    try (var left = Files.list(parent)) {
      assertThat(left).containsExactlyInAnyOrder(folder, file);
    }
  }

  @Test
  void linksOutOfAFolderAreNotFollowed() throws IOException {
    var folder = saved(reader());
    var weights = folder.resolve("model.weights.h5");
    var elsewhere = Files.move(weights, parent.resolve("elsewhere"));
    Files.createSymbolicLink(weights, elsewhere);
    assertThatThrownBy(() -> Models.load(folder))
        .isInstanceOf(SavingException.class)
        .hasMessageContaining("is not followed");
  }

  @Test
  void aFolderWithoutWeightsSaysSo() throws IOException {
    var folder = saved(reader());
    Files.delete(folder.resolve("model.weights.h5"));
    assertThatThrownBy(() -> Models.load(folder)).hasMessageContaining("model.weights.h5");
    Files.delete(folder.resolve("config.json"));
    assertThatThrownBy(() -> Models.load(folder)).hasMessageContaining("without what a saved");
  }

  @Test
  void pickledWeightsAreRefusedByName() throws IOException {
    var file = parent.resolve("m.keras");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("config.json"));
      zip.write(Files.readAllBytes(saved(reader()).resolve("config.json")));
      zip.putNextEntry(new ZipEntry("model.weights.npz"));
    }
    assertThatThrownBy(() -> Models.load(file))
        .isInstanceOf(SavingException.class)
        .hasMessageContaining("pickled Python objects");
  }

  @Test
  void aFormatWithoutPlaceForAVocabularyRefusesIt() {
    var model = reader();
    var file = parent.resolve("m.h5");
    assertThatThrownBy(() -> model.save(file))
        .hasMessageContaining("vocabulary.txt")
        .hasMessageContaining("save as .keras");
    assertThat(file).doesNotExist();
    var given = new TextVectorization().vocabulary("a", "b").outputMode("count");
    var fitting = new Sequential(Input.of(Shape.of(1), DType.STRING), given, new Dense(1));
    fitting.save(file);
    assertThat(Models.load(file).predict(TEXTS).toFloats())
        .isEqualTo(fitting.predict(TEXTS).toFloats());
  }
}
