package dev.addax.keras.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.addax.data.Array;
import dev.addax.data.Batch;
import dev.addax.data.Columns;
import dev.addax.data.Dataset;
import dev.addax.data.Examples;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Input;
import dev.addax.keras.layers.core.Dense;
import dev.addax.keras.layers.core.Embedding;
import dev.addax.keras.layers.merging.Concatenate;
import dev.addax.keras.layers.normalization.BatchNormalization;
import dev.addax.keras.layers.pooling.GlobalAveragePooling1D;
import dev.addax.keras.layers.preprocessing.IntegerLookup;
import dev.addax.keras.layers.preprocessing.StringLookup;
import dev.addax.keras.layers.preprocessing.TextVectorization;
import dev.addax.keras.optimizers.Adam;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Models that are given strings: layers on the host, the rest compiled. */
class StringModelTest {
  private static final Tensor TEXTS =
      Tensors.of(
          new String[] {"good fun", "bad", "very good", "so bad so bad", "fun", "bad bad"}, 6);
  private static final Tensor LABELS = Tensors.of(new float[] {1, 0, 1, 0, 1, 0}, 6, 1);

  private static TextVectorization words() {
    return new TextVectorization().vocabulary("good", "bad", "fun", "very");
  }

  @Test
  void aSequentialOfOneVectorizationPredicts() {
    var model = new Sequential(words());
    assertThat(model.predict(TEXTS).shape()).isEqualTo(Shape.of(6, 4));
    assertThat(model.predict(TEXTS, 1).toInts())
        .as("batches of different lengths are padded")
        .isEqualTo(model.predict(TEXTS).toInts());
    assertThat(model.inputShape()).contains(Shape.of(Shape.UNKNOWN));
  }

  private static Model classifier(TextVectorization vectorization) {
    var text = Input.of("text", Shape.of(1), DType.STRING);
    var x = new Embedding(10, 4).apply(vectorization.apply(text));
    x = new GlobalAveragePooling1D().apply(x);
    x = new BatchNormalization().apply(x);
    return new Model(text, new Dense(1).activation("sigmoid").apply(x));
  }

  @Test
  void aFunctionalModelLearnsFromTexts() {
    for (var vectorization : List.of(words(), words().outputSequenceLength(3))) {
      var model = classifier(vectorization);
      model.compile(new Adam().learningRate(0.1), "binary_crossentropy", "accuracy");
      var before = model.evaluate(TEXTS, LABELS);
      model.fit(TEXTS, LABELS, Fit.epochs(40).batchSize(3).verbose(0));
      var after = model.evaluate(TEXTS, LABELS);
      assertThat(after.get("loss")).isLessThan(before.get("loss") / 2);
      assertThat(after.get("accuracy")).isEqualTo(1);
      var one = model.predict(Tensors.of(new String[] {"very good"}, 1, 1));
      assertThat(one.item()).isGreaterThan(0.5);
    }
  }

  @Test
  void trainingOnTextsIsTrainingOnTheirNumbers() {
    var words = words().outputSequenceLength(3);
    var onTexts = new Sequential(Input.of(Shape.of(), DType.STRING), words, new Embedding(7, 1));
    var onNumbers = new Sequential(Input.of(Shape.of(3), DType.INT64), new Embedding(7, 1));
    var start = onTexts.weights().getFirst().value();
    onNumbers.weights().getFirst().assign(start);
    var targets = Tensors.ones(6, 3, 1);
    for (var model : List.of(onTexts, onNumbers)) {
      model.compile("sgd", "mse");
    }
    onTexts.fit(TEXTS, targets, Fit.epochs(2).batchSize(4).shuffle(false).verbose(0));
    var numbers = words.apply(TEXTS);
    onNumbers.fit(numbers, targets, Fit.epochs(2).batchSize(4).shuffle(false).verbose(0));
    assertThat(onTexts.weights().getFirst().value().toFloats())
        .isEqualTo(onNumbers.weights().getFirst().value().toFloats());
    assertThat(onTexts.trainOnBatch(TEXTS, targets))
        .isEqualTo(onNumbers.trainOnBatch(numbers, targets));
    assertThat(onTexts.testOnBatch(TEXTS, targets))
        .isEqualTo(onNumbers.testOnBatch(numbers, targets));
  }

  private static Dataset batches(int size) {
    return Examples.of(Array.of(TEXTS), Array.of(LABELS)).batch(size);
  }

  @Test
  void adaptsTrainsAndPredictsOnDatasetsOfTexts() {
    var words = new TextVectorization();
    words.adapt(batches(4));
    var whole = new TextVectorization();
    whole.adapt(TEXTS);
    assertThat(words.getVocabulary()).isEqualTo(whole.getVocabulary());

    var quiet = Evaluate.defaults().verbose(0);
    var onArrays = classifier(words);
    var onData = onArrays.copy();
    var once = Fit.epochs(2).shuffle(false).batchSize(4).verbose(0);
    for (var model : List.of(onArrays, onData)) {
      model.compile(new Adam(), "binary_crossentropy", "accuracy");
    }
    onArrays.fit(TEXTS, LABELS, once);
    onData.fit(batches(4), Fit.epochs(2).validation(batches(6)).verbose(0));
    for (int i = 0; i < onArrays.weights().size(); i++) {
      assertThat(onData.weights().get(i).value().toFloats())
          .isEqualTo(onArrays.weights().get(i).value().toFloats());
    }
    assertThat(onData.evaluate(batches(4), quiet))
        .isEqualTo(onArrays.evaluate(TEXTS, LABELS, quiet.batchSize(4)));
    assertThat(onData.predict(batches(4)).toFloats())
        .isEqualTo(onArrays.predict(TEXTS, 4).toFloats());
  }

  @Test
  void aDatasetNamesItsColumnsOfTextsAndNumbers() {
    var kind = Input.of("kind", Shape.of(1), DType.STRING);
    var size = Input.of("size", 1);
    var kinds = new StringLookup().outputMode("one_hot");
    var table =
        Batch.of(Array.of(new float[] {1, 2, 4}, 3, 1))
            .withInputs(
                Columns.of(
                    Map.of(
                        "size", Array.of(new float[] {1, 2, 4}, 3, 1),
                        "kind", Array.of(new String[] {"a", "b", "a"}, 3, 1))))
            .withTargets(Columns.of(Array.of(new float[] {1, 2, 3}, 3, 1)));
    var data = Examples.of(table).batch(2);
    assertThatThrownBy(() -> kinds.adapt(data))
        .hasMessageContaining("one input")
        .hasMessageContaining("kind");
    kinds.adapt(data.map(batch -> batch.withInputs(Columns.of(batch.inputs().get("kind")))));
    assertThat(kinds.getVocabulary()).containsExactly("[UNK]", "a", "b");
    var x = new Concatenate().apply(kinds.apply(kind), size);
    var model = new Model(List.of(kind, size), new Dense(1).apply(x));
    model.compile("sgd", "mse");
    model.fit(data, Fit.epochs(1).verbose(0));
    assertThat(model.predict(data).shape()).isEqualTo(Shape.of(3, 1));
    assertThatThrownBy(() -> model.predict(data.take(0))).hasMessageContaining("no batches");
  }

  @Test
  void rowsOfDifferentLengthsAreRefused() {
    var text = Input.of("text", Shape.of(1), DType.STRING);
    var json = new Model(text, words().apply(text)).toJson();
    assertThatThrownBy(
            () ->
                Models.fromJson(
                    json.replace(
                        "\"ragged\": false, \"vocabulary\"", "\"ragged\": true, \"vocabulary\"")))
        .hasMessageContaining("ragged=True")
        .hasMessageContaining("padded with 0");
  }

  @Test
  void stringsAndNumbersComeSideBySide() {
    var kind = Input.of("kind", Shape.of(1), DType.STRING);
    var code = Input.of("code", Shape.of(1), DType.INT64);
    var x =
        new Concatenate()
            .apply(
                new StringLookup().vocabulary("a", "b").outputMode("one_hot").apply(kind),
                new IntegerLookup().vocabulary(7, 9).outputMode("one_hot").apply(code));
    var model = new Model(List.of(kind, code), new Dense(1).apply(x));
    model.compile("sgd", "mse");
    var inputs =
        List.of(Tensors.of(new String[] {"b", "z"}, 2, 1), Tensors.of(new long[] {9, 1}, 2, 1));
    model.fit(inputs, List.of(Tensors.ones(2, 1)), Fit.epochs(1).verbose(0));
    assertThat(model.predict(inputs, 32).getFirst().shape()).isEqualTo(Shape.of(2, 1));
    assertThat(Models.fromJson(model.toJson()).inputs().getFirst().dtype()).isEqualTo(DType.STRING);
  }

  @Test
  void aModelMayAnswerInWords() {
    var model =
        new Sequential(
            Input.of(Shape.of(2), DType.INT64),
            new StringLookup().vocabulary("a", "b").invert(true));
    var made = model.predict(Tensors.of(new long[] {1, 2, 5, 0}, 2, 2), 1);
    assertThat(made.shape()).isEqualTo(Shape.of(2, 2));
    assertThat(made.toStrings()).containsExactly("a", "b", "[UNK]", "[UNK]");
  }

  @Test
  void aModelOfItsOwnMayHoldAVectorization() {
    final class Own extends Model {
      private final TextVectorization words = track("words", words().outputSequenceLength(2));
      private final Embedding table = track("table", new Embedding(7, 1));

      @Override
      protected Tensor call(Tensor x, Call call) {
        return table.apply(words.apply(x));
      }
    }
    var model = new Own();
    model.compile("sgd", "mse");
    model.fit(TEXTS, Tensors.ones(6, 2, 1), Fit.epochs(1).verbose(0));
    assertThat(model.predict(TEXTS).shape()).isEqualTo(Shape.of(6, 2, 1));
  }

  @Test
  void whatCannotBeDoneWithStringsIsSaid() {
    var texts = Tensors.of(new String[] {"a"}, 1);
    assertThatThrownBy(() -> texts.add(texts)).hasMessageContaining("StringLookup");
    assertThatThrownBy(() -> texts.toFloats()).hasMessageContaining("strings");
    var model = new Sequential(Input.of(2), new Dense(1));
    assertThatThrownBy(() -> model.predict(Tensors.of(new String[] {"a", "b"}, 1, 2)))
        .hasMessageContaining("expected float32, received string");
    assertThat(texts.toString()).contains("\"a\"");
  }

  @Test
  void aModelKnowsTheSizeOfItsVocabularyBeforeTheVocabularyItself() {
    var words = new TextVectorization().outputMode("count");
    words.adapt(TEXTS);
    var model = new Sequential(Input.of(Shape.of(1), DType.STRING), words, new Dense(2));
    var revived = Models.fromJson(model.toJson());
    assertThat(revived.countParams()).isEqualTo(model.countParams());
    assertThat(model.copy().predict(TEXTS).toFloats()).isEqualTo(model.predict(TEXTS).toFloats());
  }
}
