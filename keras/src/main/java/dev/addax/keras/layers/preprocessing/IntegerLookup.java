package dev.addax.keras.layers.preprocessing;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Whole numbers as their places in a vocabulary, or places as numbers. Keras: {@code
 * keras.layers.IntegerLookup}.
 *
 * <p>Input: whole numbers of any shape. Output: int64 of the same shape, or vectors as of {@link
 * StringLookup}. It computes on the host.
 */
public final class IntegerLookup extends IndexLookup<Long, IntegerLookup> {
  public static final Schema<IntegerLookup> SCHEMA =
      Schema.of("keras.layers.IntegerLookup", IntegerLookup.class, IntegerLookup::new)
          .ignoring(
              "has_input_vocabulary", "max_values", "num_oov_values", "mask_value", "oov_value");

  private final Option<String> vocabularyDtype =
      option("vocabulary_dtype", Codec.oneOf("int64"), "int64");

  {
    order("invert", "max_tokens", "num_oov_indices", "oov_token", "mask_token", "output_mode");
    order("sparse", "pad_to_max_tokens", "vocabulary_dtype", "idf_weights", "vocabulary");
    order("vocabulary_size", "oov_method", "salt");
  }

  /** A lookup whose vocabulary is given later, or found by {@code adapt}. */
  public IntegerLookup() {
    super(Codec.LONG, -1L);
  }

  /** {@return this layer with a given vocabulary, in the order of places} */
  public IntegerLookup vocabulary(long... tokens) {
    return vocabulary(Arrays.stream(tokens).boxed().toList());
  }

  /**
   * {@return this layer with another way to choose among several places out of the vocabulary:
   * {@code floormod} or {@code farmhash}}
   */
  public IntegerLookup oovMethod(String method) {
    oovMethod.named(method);
    return this;
  }

  @Override
  DType tokenType() {
    return DType.INT64;
  }

  @Override
  List<Long> read(Tensor tokens) {
    return Arrays.stream(tokens.toLongs()).boxed().toList();
  }

  @Override
  Tensor write(List<Long> tokens, Shape shape) {
    return Tensors.of(tokens.stream().mapToLong(t -> t).toArray(), tokens.size()).reshape(shape);
  }

  @Override
  long bucket(Long token, int buckets) {
    return oovMethod.get().equals("farmhash")
        ? Salt.bucket(token.toString(), buckets, salt.get())
        : Math.floorMod(token, (long) buckets);
  }

  @Override
  Comparator<Long> order() {
    return Comparator.naturalOrder();
  }

  @Override
  Long parsed(String line) {
    try {
      return Long.valueOf(line.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s: a vocabulary file holds whole numbers, one a line, received '%s'"
              .formatted(title(), line),
          e);
    }
  }
}
