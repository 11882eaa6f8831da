package dev.addax.keras.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.addax.keras.config.Json;
import dev.addax.keras.config.Serialization;
import dev.addax.keras.layers.preprocessing.CategoryEncoding;
import dev.addax.keras.layers.preprocessing.Discretization;
import dev.addax.keras.layers.preprocessing.HashedCrossing;
import dev.addax.keras.layers.preprocessing.Hashing;
import dev.addax.keras.layers.preprocessing.IntegerLookup;
import dev.addax.keras.layers.preprocessing.StringLookup;
import dev.addax.keras.layers.preprocessing.TextVectorization;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Layers that find out the number of a category: what they learn, keep and refuse. */
class LookupTest {
  private static Tensor texts(String... values) {
    return Tensors.of(values, values.length);
  }

  @Test
  void encodingsKeepTheContract() {
    LayerContract.of(() -> new CategoryEncoding(5))
        .indices(5, 2, 3)
        .output(2, 5)
        .notSmooth()
        .check();
    LayerContract.of(() -> new Discretization(-1, 0, 1).outputMode("one_hot"))
        .input(2, 3)
        .output(2, 3, 4)
        .notSmooth()
        .check();
    LayerContract.of(() -> new Hashing(5).outputMode("count"))
        .indices(50, 2, 3)
        .output(2, 5)
        .notSmooth()
        .check();
    LayerContract.of(() -> new HashedCrossing(5).outputMode("one_hot"))
        .indices(50, 3, 1)
        .indices(50, 3, 1)
        .output(3, 5)
        .notSmooth()
        .check();
  }

  @Test
  void aVocabularyIsSortedByFrequencyThenByTokenFromTheEnd() {
    var lookup = new StringLookup().maxTokens(4);
    lookup.adapt(texts("a", "b", "b", "ä", "𝄞", "c", "c", "[UNK]"));
    assertThat(lookup.getVocabulary()).containsExactly("[UNK]", "c", "b", "𝄞");
    lookup.adapt(texts("x"));
    assertThat(lookup.getVocabulary()).as("adapt forgets").containsExactly("[UNK]", "x");
    var numbers = new IntegerLookup().maskToken(0L);
    numbers.adapt(Tensors.of(new long[] {7, 0, -1, 5, 7, 6}, 6));
    assertThat(numbers.getVocabulary()).containsExactly(0L, -1L, 7L, 6L, 5L);
  }

  @Test
  void frequenciesOfDocumentsAreThoseOfKeras() {
    var vectorization = new TextVectorization().outputMode("tf_idf");
    vectorization.adapt(texts("a b c", "b c c"));
    assertThat(vectorization.getVocabulary()).containsExactly("[UNK]", "c", "b", "a");
    assertThat(vectorization.apply(texts("a b b zz")).toFloats())
        .containsExactly(new float[] {0.5715995f, 0, 1.0216513f, 0.6931472f}, tolerance());
  }

  private static org.assertj.core.data.Offset<Float> tolerance() {
    return org.assertj.core.data.Offset.offset(1e-6f);
  }

  @Test
  void boundariesAreQuantiles() {
    var discretization = Discretization.ofBins(4);
    discretization.adapt(Tensors.arange(10, DType.FLOAT32));
    assertThat(discretization.binBoundaries()).containsExactly(1.4999998807907104, 4.0, 6.5);
    var revived =
        Serialization.deserialize(
            Layer.class, Json.parse(Json.text(Serialization.serialize(discretization))));
    var x = Tensors.of(new float[] {1.4f, 1.5f, 9}, 3);
    assertThat(revived.apply(x).toInts()).containsExactly(0, 1, 3);
    assertThatThrownBy(() -> Discretization.ofBins(2).apply(x)).hasMessageContaining("adapt");
    assertThatThrownBy(() -> new Discretization(1).adapt(x)).hasMessageContaining("ofBins");
  }

  @Test
  void whitespaceAndLettersAreThoseOfAscii() {
    var vectorization = new TextVectorization();
    vectorization.adapt(texts("ÄÖ\u00a0\u3000SS \tb\u000bc\u001cd\u2003e ÉCOLE Σας", "İx"));
    assertThat(vectorization.getVocabulary())
        .containsExactly(
            "", "[UNK]", "Σας", "İx", "École", "ÄÖ\u00a0\u3000ss", "c\u001cd\u2003e", "b");
  }

  @Test
  void textsArePaddedToTheLongest() {
    var vectorization = new TextVectorization().vocabulary("a", "b");
    var made = vectorization.apply(texts("b", "a a zz", ""));
    assertThat(made.shape()).isEqualTo(Shape.of(3, 3));
    assertThat(made.toInts()).containsExactly(3, 0, 0, 2, 2, 1, 0, 0, 0);
    assertThat(vectorization.apply(texts("", " ")).shape()).isEqualTo(Shape.of(2, 0));
    assertThat(
            vectorization.apply(Tensors.of(new String[] {"a b"}, 1).reshape(Shape.SCALAR)).toInts())
        .containsExactly(2, 3);
    assertThatThrownBy(() -> vectorization.apply(Tensors.of(new String[] {"a", "b"}, 1, 2)))
        .hasMessageContaining("last axis");
    assertThatThrownBy(() -> vectorization.apply(Tensors.scalar(1.0)))
        .hasMessageContaining("strings");
  }

  @Test
  void functionsOfTheUserAreKnownByName() {
    TextVectorization.register("test_tags", text -> text.replace("<br>", " "));
    TextVectorization.register("test_commas", text -> List.of(text.split(",")));
    var layer =
        new TextVectorization()
            .standardize("test_tags")
            .split("test_commas")
            .vocabulary("x y", "z");
    var revived =
        Serialization.deserialize(
            Layer.class, Json.parse(Json.text(Serialization.serialize(layer))));
    assertThat(revived.apply(texts("x<br>y,z,z")).toInts()).containsExactly(2, 3, 3);
    var unknown = new TextVectorization().split("test_unknown").vocabulary("a");
    assertThatThrownBy(() -> unknown.apply(texts("a")))
        .hasMessageContaining("TextVectorization.register(\"test_unknown\"");
  }

  @Test
  void aLearnedVocabularyIsAnAssetAndAGivenOneIsInTheConfig() {
    var lookup = new StringLookup().maskToken("");
    lookup.adapt(texts("b", "a", "b"));
    var files = lookup.assets();
    assertThat(new String(files.get("vocabulary.txt"), StandardCharsets.UTF_8))
        .isEqualTo("\n[UNK]\nb\na");
    var other = new StringLookup().maskToken("");
    other.loadAssets(files);
    assertThat(other.getVocabulary()).isEqualTo(lookup.getVocabulary());
    assertThat(new StringLookup().vocabulary("a").assets()).isEmpty();
    assertThat(lookup.copy().apply(texts("a", "z")).toInts()).containsExactly(3, 1);
  }

  @Test
  void weightsOfTokensAreSavedBesideTheVocabulary() {
    var lookup = new TextVectorization().outputMode("tf_idf");
    lookup.adapt(texts("b a", "b"));
    var other = (TextVectorization) lookup.copy();
    assertThat(lookup.storedWeights()).containsOnlyKeys("idf_weights");
    var x = texts("b b a q");
    assertThat(other.apply(x).toFloats()).isEqualTo(lookup.apply(x).toFloats());
    var wrong = Map.of("vocabulary.txt", "-1\nx".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> new IntegerLookup().loadAssets(wrong)).hasMessageContaining("'x'");
  }

  @Test
  void whatCannotBeAVocabularyIsRefused() {
    assertThatThrownBy(() -> new StringLookup().vocabulary("a", "a").vocabularySize())
        .hasMessageContaining("[a]");
    assertThatThrownBy(
            () -> new StringLookup().maskToken("m").vocabulary("a", "m").vocabularySize())
        .hasMessageContaining("'m'");
    assertThatThrownBy(() -> new StringLookup().maxTokens(2).vocabulary("a", "b").vocabularySize())
        .hasMessageContaining("max_tokens is 2");
    assertThatThrownBy(() -> new StringLookup().apply(texts("a"))).hasMessageContaining("adapt");
    var strict = new StringLookup().numOovIndices(0).vocabulary("a");
    assertThatThrownBy(() -> strict.apply(texts("q"))).hasMessageContaining("'q'");
    assertThatThrownBy(() -> strict.adapt(texts("q"))).hasMessageContaining("given its vocabulary");
    assertThatThrownBy(() -> new StringLookup().vocabulary("a").apply(Tensors.scalar(1.0)))
        .hasMessageContaining("IntegerLookup");
  }
}
