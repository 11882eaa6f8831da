package dev.addax.keras.layers.preprocessing;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Strings as their numbers in a vocabulary, or numbers as strings. Keras: {@code
 * keras.layers.StringLookup}.
 *
 * <p>Input: strings of any shape. Output: int64 of the same shape, or vectors of as many elements
 * as the vocabulary has tokens: {@code one_hot} for each string, {@code multi_hot}, {@code count}
 * (int64) or {@code tf_idf} (float32) for all strings of an example. It computes on the host.
 *
 * <pre>{@code
 * var lookup = new StringLookup().vocabulary("a", "b");
 * lookup.apply(Tensors.of(new String[] {"b", "z"}));        // 2, 0: 0 is out of the vocabulary
 * }</pre>
 */
public final class StringLookup extends IndexLookup<String, StringLookup> {
  public static final Schema<StringLookup> SCHEMA =
      Schema.of("keras.layers.StringLookup", StringLookup.class, StringLookup::new)
          .ignoring("vocabulary_dtype", "has_input_vocabulary");

  private final Option<String> encoding = option("encoding", Codec.STRING, "utf-8");

  {
    order("invert", "max_tokens", "num_oov_indices", "oov_token", "mask_token", "output_mode");
    order("sparse", "pad_to_max_tokens", "idf_weights", "vocabulary", "vocabulary_size");
    order("oov_method", "salt", "encoding");
  }

  /** A lookup whose vocabulary is given later, or found by {@code adapt}. */
  public StringLookup() {
    super(Codec.STRING, "[UNK]");
  }

  /** {@return this layer with a given vocabulary, in the order of numbers} */
  public StringLookup vocabulary(String... tokens) {
    return vocabulary(List.of(tokens));
  }

  @Override
  DType tokenType() {
    return DType.STRING;
  }

  @Override
  List<String> read(Tensor tokens) {
    if (tokens.dtype() != DType.STRING) {
      throw new IllegalArgumentException(
          "%s takes strings, received %s; IntegerLookup takes whole numbers"
              .formatted(title(), tokens.type()));
    }
    return Arrays.asList(tokens.toStrings());
  }

  @Override
  Tensor write(List<String> tokens, Shape shape) {
    return Tensor.of(
        dev.addax.tensor.buffer.Buffer.ofStrings(tokens.toArray(String[]::new)), shape);
  }

  @Override
  long bucket(String token, int buckets) {
    return Salt.bucket(token, buckets, salt.get());
  }

  @Override
  Comparator<String> order() {
    return TextTokens.BY_CODE_POINT;
  }

  @Override
  String parsed(String line) {
    return line;
  }
}
