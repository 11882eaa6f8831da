package dev.addax.keras.layers.preprocessing;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.DTypePolicy;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.HostLayer;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.TensorType;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Strings or whole numbers as one of {@code num_bins} buckets, by FarmHash or, with a {@code salt},
 * by SipHash. Keras: {@code keras.layers.Hashing}.
 *
 * <p>Input of any shape; floats are cut to whole numbers, and those are hashed as text. Output:
 * int64 of the same shape, or vectors (float32) as of {@link CategoryEncoding}. With a {@code
 * mask_value} bucket 0 is for it alone. It computes on the host.
 */
public final class Hashing extends HostLayer implements Fluent<Hashing> {
  public static final Schema<Hashing> SCHEMA =
      Schema.of("keras.layers.Hashing", Hashing.class, Hashing::new);

  private final Option<Integer> numBins = required("num_bins", Sizes.POSITIVE);
  private final Option<@Nullable List<Long>> salt = option("salt", Salt.CODEC.nullable(), null);
  private final Option<@Nullable Object> maskValue = option("mask_value", Codec.JSON, null);
  private final Option<OutputMode> outputMode =
      option(
          "output_mode",
          OutputMode.codec(
              OutputMode.INT, OutputMode.ONE_HOT, OutputMode.MULTI_HOT, OutputMode.COUNT),
          OutputMode.INT);
  private final Option<Boolean> sparse = option("sparse", Codec.BOOLEAN, false);

  private Hashing() {}

  /** Hashes into {@code numBins} buckets. */
  public Hashing(int numBins) {
    this.numBins.set(numBins);
  }

  /** {@return this layer hashing with a key of twice that number} */
  public Hashing salt(long key) {
    return salt(key, key);
  }

  /** {@return this layer hashing with a key} */
  public Hashing salt(long first, long second) {
    salt.set(List.of(first, second));
    return this;
  }

  /** {@return this layer with bucket 0 for that string} */
  public Hashing maskValue(String text) {
    maskValue.set(text);
    return this;
  }

  /** {@return this layer with bucket 0 for that number} */
  public Hashing maskValue(long number) {
    maskValue.set(number);
    return this;
  }

  /** {@return this layer giving vectors instead of numbers of buckets} */
  public Hashing outputMode(OutputMode mode) {
    outputMode.set(mode);
    return this;
  }

  /** {@return this layer giving vectors, such as {@code "one_hot"}} */
  public Hashing outputMode(String mode) {
    outputMode.named(mode);
    return this;
  }

  @Override
  public void complete() {
    if (!option("dtype").isSet() && outputMode.get() == OutputMode.INT) {
      dtype(new DTypePolicy("int64"));
    }
    super.complete();
    if (outputMode.get() == OutputMode.INT
        && computeDType() != DType.INT32
        && computeDType() != DType.INT64) {
      throw new ConfigException(
          "%s: numbers of buckets are int32 or int64, received dtype %s"
              .formatted(title(), computeDType()));
    }
  }

  @Override
  public DType inputDType() {
    return DType.STRING;
  }

  @Override
  protected TensorType describe(List<TensorType> inputs) {
    var shape = Encoding.shape(inputs.getFirst().shape(), outputMode.get(), numBins.get());
    return new TensorType(computeDType(), shape);
  }

  @Override
  protected Tensor compute(List<Tensor> inputs) {
    var x = inputs.getFirst();
    var texts = texts(x);
    var masked = masked(x);
    boolean reserves = maskValue.get() != null && numBins.get() > 1;
    long bins = reserves ? numBins.get() - 1 : numBins.get();
    var buckets = new long[texts.length];
    for (int i = 0; i < buckets.length; i++) {
      long bucket = Salt.bucket(texts[i], bins, salt.get());
      buckets[i] = !reserves ? bucket : masked[i] ? 0 : bucket + 1;
    }
    return Encoding.of(buckets, x.shape(), outputMode.get(), numBins.get(), computeDType());
  }

  /** {@return what is hashed: whole numbers as text} */
  static String[] texts(Tensor x) {
    return x.dtype() == DType.STRING
        ? x.toStrings()
        : Arrays.stream(x.toLongs()).mapToObj(Long::toString).toArray(String[]::new);
  }

  private boolean[] masked(Tensor x) {
    var mask = maskValue.get();
    int count = Math.toIntExact(x.shape().size());
    var masked = new boolean[count];
    if (x.dtype() == DType.STRING) {
      var texts = x.toStrings();
      for (int i = 0; i < count; i++) {
        masked[i] = Objects.equals(texts[i], mask);
      }
    } else if (mask instanceof Number number) {
      var values = x.toDoubles();
      for (int i = 0; i < count; i++) {
        masked[i] = values[i] == number.doubleValue();
      }
    }
    return masked;
  }
}
