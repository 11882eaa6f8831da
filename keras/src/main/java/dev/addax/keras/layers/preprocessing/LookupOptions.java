package dev.addax.keras.layers.preprocessing;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.Option;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.HostLayer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The options of {@link IndexLookup} and the special tokens that follow from them. */
abstract class LookupOptions<T, L extends LookupOptions<T, L>> extends HostLayer
    implements Fluent<L> {
  final Option<Boolean> invert = option("invert", Codec.BOOLEAN, false);
  final Option<@Nullable Integer> maxTokens =
      option("max_tokens", Codec.INT.where("more than 1", n -> n > 1).nullable(), null);
  final Option<Integer> numOovIndices =
      option("num_oov_indices", Codec.INT.where("not negative", n -> n >= 0), 1);
  final Option<@Nullable T> oovToken;
  final Option<@Nullable T> maskToken;
  final Option<OutputMode> outputMode =
      option("output_mode", OutputMode.codec(OutputMode.INT, OutputMode.values()), OutputMode.INT);
  final Option<Boolean> sparse = option("sparse", Codec.BOOLEAN, false);
  final Option<Boolean> padToMaxTokens = option("pad_to_max_tokens", Codec.BOOLEAN, false);
  final Option<@Nullable List<Double>> idfWeights =
      option("idf_weights", Codec.DOUBLE.list().nullable(), null);
  final Option<@Nullable List<T>> vocabulary;

  final Option<@Nullable Integer> vocabularySize =
      option("vocabulary_size", Codec.INT.nullable(), null);

  final Option<String> oovMethod =
      option("oov_method", Codec.oneOf("floormod", "farmhash"), "floormod");
  final Option<@Nullable List<Long>> salt = option("salt", Salt.CODEC.nullable(), null);

  LookupOptions(Codec<T> codec, @Nullable T oov) {
    this.oovToken = option("oov_token", codec.nullable(), oov);
    this.maskToken = option("mask_token", codec.nullable(), null);
    this.vocabulary = option("vocabulary", codec.list().nullable(), null);
  }

  @SuppressWarnings("unchecked")
  private L self() {
    return (L) this;
  }

  /** {@return this layer with a given vocabulary, in the order of numbers} */
  public final L vocabulary(List<T> tokens) {
    vocabulary.set(List.copyOf(tokens));
    return self();
  }

  /** {@return this layer with at most so many numbers, those of special tokens included} */
  public final L maxTokens(int most) {
    maxTokens.set(most);
    return self();
  }

  /** {@return this layer with so many numbers for tokens out of the vocabulary; 0 refuses them} */
  public final L numOovIndices(int count) {
    numOovIndices.set(count);
    return self();
  }

  /** {@return this layer with a token that stands for padding, or null for none} */
  public final L maskToken(@Nullable T token) {
    maskToken.set(token);
    return self();
  }

  /** {@return this layer with another token for what is out of the vocabulary, for inversion} */
  public final L oovToken(@Nullable T token) {
    oovToken.set(token);
    return self();
  }

  /** {@return this layer making tokens of numbers} */
  public final L invert(boolean on) {
    invert.set(on);
    return self();
  }

  /** {@return this layer giving vectors instead of numbers} */
  public final L outputMode(OutputMode mode) {
    outputMode.set(mode);
    return self();
  }

  /** {@return this layer giving vectors, such as {@code "multi_hot"}} */
  public final L outputMode(String mode) {
    outputMode.named(mode);
    return self();
  }

  /**
   * {@return this layer with vectors of {@code max_tokens} elements, however small the vocabulary}
   */
  public final L padToMaxTokens(boolean on) {
    padToMaxTokens.set(on);
    return self();
  }

  /** {@return this layer with a weight for each token of the vocabulary, for {@code tf_idf}} */
  public final L idfWeights(double... weights) {
    idfWeights.set(Arrays.stream(weights).boxed().toList());
    return self();
  }

  /** {@return this layer hashing unknown tokens with a key} */
  public final L salt(long first, long second) {
    salt.set(List.of(first, second));
    return self();
  }

  final void requireConsistent() {
    var mode = outputMode.get();
    if (padToMaxTokens.get() && maxTokens.get() == null) {
      throw new ConfigException(title() + ": pad_to_max_tokens needs max_tokens");
    }
    if (invert.get() && mode != OutputMode.INT) {
      throw new ConfigException(
          "%s: invert needs output_mode 'int', this one is '%s'"
              .formatted(title(), mode.kerasName()));
    }
    boolean weighted = idfWeights.get() != null;
    if (weighted && mode != OutputMode.TF_IDF
        || mode == OutputMode.TF_IDF && vocabulary.get() != null && !weighted) {
      throw new ConfigException(
          "%s: a vocabulary with output_mode 'tf_idf' needs idf_weights, and other modes have none; received output_mode '%s' %s idf_weights"
              .formatted(title(), mode.kerasName(), weighted ? "with" : "without"));
    }
  }

  final boolean masks() {
    return maskToken.get() != null && outputMode.get() == OutputMode.INT;
  }

  final int oovStart() {
    return masks() ? 1 : 0;
  }

  final int tokenStart() {
    return oovStart() + numOovIndices.get();
  }

  final List<@Nullable T> special() {
    var all = new ArrayList<@Nullable T>();
    if (masks()) {
      all.add(maskToken.get());
    }
    all.addAll(Collections.nCopies(numOovIndices.get(), oovToken.get()));
    return all;
  }
}
