package dev.addax.keras.layers.preprocessing;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.DTypePolicy;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.HostLayer;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Several categories of an example as one of {@code num_bins} buckets. Keras: {@code
 * keras.layers.HashedCrossing}.
 *
 * <p>Inputs: two or more tensors of strings or whole numbers, all {@code (batch,)} or all {@code
 * (batch, 1)}. Output: int64 of the same shape, or with {@code one_hot} float32 {@code (batch,
 * num_bins)}. It computes on the host.
 */
public final class HashedCrossing extends HostLayer implements Fluent<HashedCrossing> {
  public static final Schema<HashedCrossing> SCHEMA =
      Schema.of("keras.layers.HashedCrossing", HashedCrossing.class, HashedCrossing::new);

  /** What TensorFlow begins to combine fingerprints with. */
  private static final long KEY = 0xDECAFCAFFEL;

  private final Option<Integer> numBins = required("num_bins", Sizes.POSITIVE);
  private final Option<OutputMode> outputMode =
      option("output_mode", OutputMode.codec(OutputMode.INT, OutputMode.ONE_HOT), OutputMode.INT);
  private final Option<Boolean> sparse = option("sparse", Codec.BOOLEAN, false);

  private HashedCrossing() {}

  /** Hashes into {@code numBins} buckets. */
  public HashedCrossing(int numBins) {
    this.numBins.set(numBins);
  }

  /** {@return this layer giving vectors instead of numbers of buckets} */
  public HashedCrossing outputMode(OutputMode mode) {
    outputMode.set(mode);
    return this;
  }

  /** {@return this layer giving vectors, with {@code "one_hot"}} */
  public HashedCrossing outputMode(String mode) {
    outputMode.named(mode);
    return this;
  }

  @Override
  public void complete() {
    if (!option("dtype").isSet() && outputMode.get() == OutputMode.INT) {
      dtype(new DTypePolicy("int64"));
    }
    super.complete();
  }

  @Override
  public boolean takesList() {
    return true;
  }

  @Override
  public DType inputDType() {
    return DType.STRING;
  }

  private void check(List<TensorType> inputs) {
    var first = inputs.getFirst().shape();
    boolean fits = first.rank() < 2 || first.rank() == 2 && first.last() == 1;
    if (inputs.size() < 2
        || !fits
        || inputs.stream().anyMatch(x -> !first.accepts(x.shape()) || x.dtype().isFloating())) {
      throw new IllegalArgumentException(
          "%s takes two or more tensors of strings or whole numbers, all of one shape (batch,) or (batch, 1); received %s"
              .formatted(title(), inputs));
    }
  }

  @Override
  protected TensorType describe(List<TensorType> inputs) {
    check(inputs);
    var shape = Encoding.shape(inputs.getFirst().shape(), outputMode.get(), numBins.get());
    return new TensorType(computeDType(), shape);
  }

  @Override
  protected Tensor compute(List<Tensor> inputs) {
    check(inputs.stream().map(Tensor::type).toList());
    Shape shape = inputs.getFirst().shape();
    var hashes = new long[Math.toIntExact(shape.size())];
    Arrays.fill(hashes, KEY);
    for (var input : inputs) {
      var features = features(input);
      Arrays.setAll(hashes, i -> FarmHash.combine(hashes[i], features[i]));
    }
    var buckets =
        Arrays.stream(hashes).map(h -> Long.remainderUnsigned(h, numBins.get())).toArray();
    return Encoding.of(buckets, shape, outputMode.get(), numBins.get(), computeDType());
  }

  /** Numbers stand for themselves. */
  private static long[] features(Tensor x) {
    return x.dtype() == DType.STRING
        ? Arrays.stream(x.toStrings())
            .mapToLong(s -> FarmHash.fingerprint(s.getBytes(StandardCharsets.UTF_8)))
            .toArray()
        : x.toLongs();
  }

  @Override
  public Map<String, @Nullable Object> getConfig() {
    var config = new LinkedHashMap<String, @Nullable Object>();
    config.put("num_bins", (long) numBins.get());
    config.put("output_mode", outputMode.get().kerasName());
    config.put("sparse", sparse.get());
    config.put("name", name());
    config.put("dtype", computeDType().kerasName());
    return config;
  }
}
