package dev.addax.keras.layers.preprocessing;

import dev.addax.keras.config.Codec;
import dev.addax.keras.layers.Assets;
import dev.addax.keras.layers.Stored;
import dev.addax.tensor.Provenance;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tokens as their numbers in a vocabulary. Keras: {@code IndexLookup}.
 *
 * <p>Numbers: 0 for the mask token (with output mode {@code int}, if there is one), then {@code
 * num_oov_indices} for tokens out of the vocabulary, then the vocabulary. {@code invert} goes the
 * other way.
 *
 * @param <T> strings or whole numbers
 * @param <L> the layer's class
 */
abstract class IndexLookup<T, L extends IndexLookup<T, L>> extends LookupOptions<T, L>
    implements Adapting, Assets, Stored {
  private static final String FILE = "vocabulary.txt";
  private static final String IDF = "idf_weights";

  private Vocabulary<T> known = Vocabulary.of(List.of());
  private double[] idf = {};
  private @Nullable Variable stored;

  IndexLookup(Codec<T> codec, @Nullable T oov) {
    super(codec, oov);
  }

  /** {@return the dtype of tokens} */
  abstract DType tokenType();

  /** {@return the tokens of a tensor} */
  abstract List<T> read(Tensor tokens);

  /** {@return a tensor of tokens} */
  abstract Tensor write(List<T> tokens, Shape shape);

  /** {@return which of {@code buckets} places a token out of the vocabulary gets} */
  abstract long bucket(T token, int buckets);

  abstract Comparator<T> order();

  @Override
  public void complete() {
    super.complete();
    requireConsistent();
    var given = vocabulary.get();
    if (given != null) {
      setVocabulary(given, idfWeights.get());
    }
  }

  // ---- vocabulary

  /** {@return the number of tokens, special ones included} */
  public final int vocabularySize() {
    name();
    return tokenStart() + known.size();
  }

  /** {@return the tokens in the order of their numbers, special ones first} */
  public final List<@Nullable T> getVocabulary() {
    name();
    var all = special();
    all.addAll(known.tokens());
    return all;
  }

  /** Takes a vocabulary, in the order of numbers. */
  public final void setVocabulary(List<T> tokens) {
    setVocabulary(tokens, null);
  }

  /**
   * Takes a vocabulary, in the order of numbers.
   *
   * @param weights the inverse document frequency of each token, for {@code tf_idf}
   * @throws IllegalArgumentException if a token comes twice or they are too many
   */
  public final void setVocabulary(List<T> tokens, @Nullable List<Double> weights) {
    name();
    if ((outputMode.get() == OutputMode.TF_IDF) != (weights != null)) {
      throw new IllegalArgumentException(
          "%s: output_mode 'tf_idf', and only that, needs weights for its tokens"
              .formatted(title()));
    }
    var reserved = new ArrayList<T>();
    var mask = maskToken.get();
    if (mask != null) {
      reserved.add(mask);
    }
    var oov = oovToken.get();
    if (oov != null && invert.get()) {
      reserved.add(oov);
    }
    var next = Vocabulary.given(title(), tokens, special(), reserved);
    var most = maxTokens.get();
    if (most != null && tokenStart() + next.size() > most) {
      throw new IllegalArgumentException(
          "%s: a vocabulary of %d tokens with the special ones, max_tokens is %d"
              .formatted(title(), tokenStart() + next.size(), most));
    }
    if (weights != null) {
      if (weights.size() != tokens.size()) {
        throw new IllegalArgumentException(
            "%s: %d tokens need as many weights, received %d"
                .formatted(title(), tokens.size(), weights.size()));
      }
      boolean complete = Vocabulary.startsWith(tokens, special());
      stored = null;
      idf = padded(weights.stream().mapToDouble(w -> w).toArray(), complete ? 0 : tokenStart());
    }
    known = next;
  }

  /** Special tokens weigh as much as the others on average. */
  private double[] padded(double[] weights, int front) {
    var most = maxTokens.get();
    int size = front + weights.length;
    var all = new double[padToMaxTokens.get() && most != null ? most : size];
    Arrays.fill(all, 0, front, Arrays.stream(weights).average().orElse(0));
    System.arraycopy(weights, 0, all, front, weights.length);
    return all;
  }

  /**
   * Takes the vocabulary of some data, the most frequent tokens first; what was there before is
   * forgotten.
   *
   * @param data tokens; the last axis of a matrix is a document, each element of a vector is one
   */
  @Override
  public final void adapt(Tensor data) {
    adapt(List.of(data.rank() == 1 ? data.expandDims(-1) : data));
  }

  /** Takes the vocabulary of all batches together; a vector is one document. */
  @Override
  public final void adapt(Iterable<Tensor> batches) {
    var counts = new TokenCounts<T>();
    for (var batch : batches) {
      var tokens = read(batch);
      int rows = batch.rank() < 2 ? 1 : batch.shape().dim(0);
      int each = rows == 0 ? 0 : tokens.size() / rows;
      for (int i = 0; i < rows; i++) {
        counts.add(tokens.subList(i * each, (i + 1) * each));
      }
    }
    adapt(counts);
  }

  final void adapt(TokenCounts<T> counts) {
    name();
    if (vocabulary.get() != null) {
      throw new IllegalStateException(
          title() + " was given its vocabulary; a layer that adapts has none");
    }
    counts.remove(maskToken.get());
    counts.remove(oovToken.get());
    if (counts.isEmpty()) {
      return;
    }
    var most = maxTokens.get();
    var tokens = counts.sorted(order(), most == null ? Long.MAX_VALUE : most - tokenStart());
    known = Vocabulary.of(tokens);
    if (outputMode.get() == OutputMode.TF_IDF) {
      stored = null;
      idf = padded(counts.inverseFrequencies(tokens), tokenStart());
    }
  }

  // ---- lookup

  @Override
  public DType inputDType() {
    return invert.get() ? DType.INT64 : tokenType();
  }

  private int depth() {
    var most = maxTokens.get();
    if (padToMaxTokens.get() && most != null) {
      return most;
    }
    // A layer from a config gets its vocabulary later, but its size is saved.
    var saved = vocabularySize.get();
    return known.size() == 0 && saved != null ? saved : vocabularySize();
  }

  @Override
  protected TensorType describe(List<TensorType> inputs) {
    return describe(inputs.getFirst().shape());
  }

  final TensorType describe(Shape input) {
    var mode = outputMode.get();
    var dtype =
        invert.get() ? tokenType() : mode == OutputMode.TF_IDF ? DType.FLOAT32 : DType.INT64;
    return new TensorType(dtype, Encoding.shape(input, mode, depth()));
  }

  @Override
  protected Tensor compute(List<Tensor> inputs) {
    var x = inputs.getFirst();
    requireVocabulary();
    if (invert.get()) {
      return write(Arrays.stream(x.toLongs()).mapToObj(this::token).toList(), x.shape());
    }
    return encoded(numbers(read(x)), x.shape());
  }

  private void requireVocabulary() {
    if (known.size() == 0) {
      throw new IllegalStateException(
          title()
              + " has no vocabulary yet: give it one, or call adapt(data) before its first use");
    }
  }

  private T token(long number) {
    var mask = maskToken.get();
    if (mask != null && number == 0) {
      return mask;
    }
    long place = number - tokenStart();
    if (place >= 0 && place < known.size()) {
      return known.tokens().get((int) place);
    }
    var oov = oovToken.get();
    if (oov == null) {
      throw new IllegalArgumentException(
          "%s: number %d is in no vocabulary of %d tokens, and there is no oov_token"
              .formatted(title(), number, vocabularySize()));
    }
    return oov;
  }

  /** {@return the numbers of tokens; −1 for masks in vectors, where they leave no trace} */
  final long[] numbers(List<T> tokens) {
    requireVocabulary();
    var mask = maskToken.get();
    var numbers = new long[tokens.size()];
    for (int i = 0; i < numbers.length; i++) {
      var token = tokens.get(i);
      numbers[i] = token.equals(mask) ? (masks() ? 0 : -1) : number(token);
    }
    return numbers;
  }

  private long number(T token) {
    var place = known.numbers().get(token);
    int buckets = numOovIndices.get();
    if (place != null) {
      return tokenStart() + (long) place;
    }
    if (buckets == 0) {
      throw new IllegalArgumentException(
          "%s: token '%s' is not in the vocabulary, and num_oov_indices is 0; with 1 it would get a number of its own"
              .formatted(title(), token));
    }
    return oovStart() + (buckets == 1 ? 0 : bucket(token, buckets));
  }

  /** {@return numbers as this layer gives them} */
  final Tensor encoded(long[] numbers, Shape shape) {
    var mode = outputMode.get();
    if (mode != OutputMode.TF_IDF) {
      return Encoding.of(numbers, shape, mode, depth(), DType.INT64);
    }
    var counts = Encoding.of(numbers, shape, OutputMode.COUNT, depth(), DType.FLOAT32);
    return counts.multiply(Tensors.of(idf, idf.length).cast(DType.FLOAT32));
  }

  // ---- files

  @Override
  public Map<String, byte[]> assets() {
    name();
    if (vocabulary.get() != null) {
      return Map.of();
    }
    var lines = getVocabulary().stream().map(String::valueOf).collect(Collectors.joining("\n"));
    return Map.of(FILE, lines.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void loadAssets(Map<String, byte[]> files) {
    name();
    var file = files.get(FILE);
    if (vocabulary.get() != null || file == null) {
      return;
    }
    var lines =
        new ArrayList<>(
            Arrays.asList(new String(file, StandardCharsets.UTF_8).split("\r\n|[\n\r]", -1)));
    while (!lines.isEmpty() && lines.getLast().isEmpty()) {
      lines.removeLast();
    }
    if (lines.size() <= tokenStart()) {
      return;
    }
    var tokens = lines.stream().map(this::parsed).toList();
    boolean weighted = outputMode.get() == OutputMode.TF_IDF;
    var weights = weighted ? Arrays.stream(idf).limit(tokens.size()).boxed().toList() : null;
    setVocabulary(tokens, weights);
  }

  /** {@return a line of a vocabulary file as a token} */
  abstract T parsed(String line);

  /** The weights of tokens are no weights of the layer, but in files they are. */
  @Override
  public SequencedMap<String, Variable> storedWeights() {
    name();
    var named = new LinkedHashMap<String, Variable>();
    int size = idf.length > 0 ? idf.length : expectedSize();
    if (outputMode.get() == OutputMode.TF_IDF && size > 0) {
      var known = stored;
      if (known == null || known.type().shape().size() != size) {
        var values = Arrays.copyOf(idf, size);
        known =
            new Variable(
                IDF,
                () -> path() + "/" + IDF,
                () -> Tensors.of(values, size).cast(DType.FLOAT32),
                false,
                new Provenance.Assigned());
        stored = known;
      }
      named.put(IDF, known);
    }
    return named;
  }

  private int expectedSize() {
    var most = maxTokens.get();
    var size = vocabularySize.get();
    return padToMaxTokens.get() && most != null ? most : size == null ? 0 : size;
  }

  @Override
  public void loaded() {
    if (stored != null) {
      idf = stored.value().toDoubles();
    }
  }

  @Override
  public Map<String, @Nullable Object> getConfig() {
    var config = super.getConfig();
    if (known.size() > 0) {
      config.put("vocabulary_size", (long) vocabularySize());
    }
    return config;
  }
}
