package dev.addax.keras.layers.preprocessing;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.Construction;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Assets;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.HostLayer;
import dev.addax.keras.layers.Sizes;
import dev.addax.keras.layers.Stored;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Texts as numbers of their words. Keras: {@code keras.layers.TextVectorization}.
 *
 * <p>Each text is standardized, split into tokens and looked up in a vocabulary, which is given or
 * found by {@link #adapt}. Input: strings {@code (batch,)} or {@code (batch, 1)}. Output: int64
 * {@code (batch, output_sequence_length)}, shorter texts padded with 0 and longer ones cut; without
 * that option as long as the batch's longest text. In the other modes vectors as of {@link
 * StringLookup}. It computes on the host.
 *
 * <pre>{@code
 * var vectorization = new TextVectorization().maxTokens(10_000).outputSequenceLength(200);
 * vectorization.adapt(texts);
 * }</pre>
 */
public final class TextVectorization extends HostLayer
    implements Fluent<TextVectorization>, Adapting, Assets, Stored {
  public static final Schema<TextVectorization> SCHEMA =
      Schema.of("keras.layers.TextVectorization", TextVectorization.class, TextVectorization::new)
          .ignoring("has_input_vocabulary");

  /** A number n stands for 1 to n. */
  private static final Codec<List<Integer>> NGRAMS =
      Codec.of(
          "an integer or a list of integers",
          widths -> isUpTo(widths) ? (Object) (long) widths.size() : Codec.INT.list().write(widths),
          json ->
              json instanceof List<?> ? Codec.INT.list().read(json) : upTo(Codec.INT.read(json)));

  private final StringLookup lookup = new StringLookup();

  {
    lookup.maskToken("");
    share(lookup, "max_tokens");
  }

  private final Option<@Nullable TextFunction> standardize =
      option(
          "standardize",
          TextFunction.CODEC.nullable(),
          new TextFunction("lower_and_strip_punctuation"));
  private final Option<@Nullable TextFunction> split =
      option("split", TextFunction.CODEC.nullable(), new TextFunction("whitespace"));
  private final Option<@Nullable List<Integer>> ngrams = option("ngrams", NGRAMS.nullable(), null);
  private final Option<@Nullable Integer> outputSequenceLength =
      option("output_sequence_length", Sizes.POSITIVE.nullable(), null);
  private final Option<Boolean> ragged = option("ragged", Codec.BOOLEAN, false);

  {
    share(lookup, "output_mode", "pad_to_max_tokens", "sparse", "vocabulary", "idf_weights");
    share(lookup, "encoding", "vocabulary_size");
    order("max_tokens", "standardize", "split", "ngrams", "output_mode");
    order("output_sequence_length", "pad_to_max_tokens", "sparse", "ragged", "vocabulary");
    order("idf_weights", "encoding", "vocabulary_size");
  }

  /** A vectorization whose vocabulary is given later, or found by {@link #adapt}. */
  public TextVectorization() {}

  private static boolean isUpTo(List<Integer> widths) {
    return widths.equals(upTo(widths.size()));
  }

  private static List<Integer> upTo(int n) {
    return IntStream.rangeClosed(1, n).boxed().toList();
  }

  /** Makes a function known to files and to {@link #standardize} and {@link #split} by its name. */
  public static void register(String name, Function<String, ?> function) {
    TextFunction.register(name, function);
  }

  /** {@return this layer with at most so many numbers, those of special tokens included} */
  public TextVectorization maxTokens(int most) {
    lookup.maxTokens(most);
    return this;
  }

  /**
   * {@return this layer changing texts otherwise before they are split: {@code "lower"}, {@code
   * "strip_punctuation"}, both joined by {@code _and_}, a registered name, or null for not at all}
   */
  public TextVectorization standardize(@Nullable String how) {
    standardize.set(how == null ? null : step(how));
    return this;
  }

  /**
   * {@return this layer splitting texts by {@code "whitespace"} or into each {@code "character"},
   * by a registered function that gives a list, or with null not at all}
   */
  public TextVectorization split(@Nullable String how) {
    split.set(how == null ? null : step(how));
    return this;
  }

  private static TextFunction step(String name) {
    return switch (name) {
      case "lower", "strip_punctuation", "lower_and_strip_punctuation", "whitespace", "character" ->
          new TextFunction(name);
      default -> TextFunction.registered(name);
    };
  }

  /** {@return this layer with runs of tokens as tokens too, up to that many together} */
  public TextVectorization ngrams(int most) {
    ngrams.set(upTo(most));
    return this;
  }

  /** {@return this layer with runs of exactly these numbers of tokens as its tokens} */
  public TextVectorization ngrams(List<Integer> widths) {
    ngrams.set(List.copyOf(widths));
    return this;
  }

  /** {@return this layer giving vectors instead of numbers} */
  public TextVectorization outputMode(OutputMode mode) {
    lookup.outputMode(mode);
    return this;
  }

  /** {@return this layer giving vectors, such as {@code "multi_hot"}} */
  public TextVectorization outputMode(String mode) {
    lookup.outputMode(mode);
    return this;
  }

  /** {@return this layer with so many numbers for each text} */
  public TextVectorization outputSequenceLength(int length) {
    outputSequenceLength.set(length);
    return this;
  }

  /**
   * {@return this layer with vectors of {@code max_tokens} elements, however small the vocabulary}
   */
  public TextVectorization padToMaxTokens(boolean on) {
    lookup.padToMaxTokens(on);
    return this;
  }

  /** {@return this layer with a given vocabulary, in the order of numbers} */
  public TextVectorization vocabulary(String... tokens) {
    lookup.vocabulary(tokens);
    return this;
  }

  /** {@return this layer with a weight for each token of the vocabulary, for {@code tf_idf}} */
  public TextVectorization idfWeights(double... weights) {
    lookup.idfWeights(weights);
    return this;
  }

  @Override
  public void complete() {
    Construction.complete(lookup);
    super.complete();
    track("_lookup_layer", lookup);
    if (ragged.get()) {
      throw new ConfigException(
          "%s: ragged=True gives rows of different lengths, which tensors here do not have; without it shorter rows are padded with 0, which Embedding masks with mask_zero"
              .formatted(title()));
    }
    if (outputSequenceLength.get() != null && lookup.outputMode.get() != OutputMode.INT) {
      throw new ConfigException(
          "%s: output_sequence_length needs output_mode 'int', this one is '%s'"
              .formatted(title(), lookup.outputMode.get().kerasName()));
    }
  }

  @Override
  protected void build(Shape input) {
    lookup.buildFor(input);
  }

  // ---- vocabulary

  /** {@return the tokens in the order of their numbers, special ones first} */
  public List<@Nullable String> getVocabulary() {
    name();
    return lookup.getVocabulary();
  }

  /** {@return the number of tokens, special ones included} */
  public int vocabularySize() {
    name();
    return lookup.vocabularySize();
  }

  /** Takes a vocabulary, in the order of numbers. */
  public void setVocabulary(List<String> tokens) {
    name();
    lookup.setVocabulary(tokens);
  }

  /** Takes a vocabulary with a weight for each token, for {@code tf_idf}. */
  public void setVocabulary(List<String> tokens, List<Double> weights) {
    name();
    lookup.setVocabulary(tokens, weights);
  }

  /** Takes the vocabulary of these texts, the most frequent tokens first. */
  @Override
  public void adapt(Tensor texts) {
    adapt(List.of(texts));
  }

  /** Takes the vocabulary of all batches of texts together. */
  @Override
  public void adapt(Iterable<Tensor> batches) {
    name();
    var counts = new TokenCounts<String>();
    for (var batch : batches) {
      rows(batch).forEach(counts::add);
    }
    lookup.adapt(counts);
  }

  // ---- texts to numbers

  @Override
  public DType inputDType() {
    return DType.STRING;
  }

  /** {@return the tokens of each text; without a split each row holds its tokens already} */
  private List<List<String>> rows(Tensor texts) {
    if (texts.dtype() != DType.STRING) {
      throw new IllegalArgumentException(
          "%s takes strings, received %s".formatted(title(), texts.type()));
    }
    var step = split.get();
    var given = Arrays.stream(texts.toStrings()).map(this::standardized).toList();
    if (step != null) {
      requireOneText(texts.shape());
      return given.stream().map(text -> runs(step.split(text, name()))).toList();
    }
    int width = texts.rank() == 0 ? 1 : texts.shape().last();
    int count = width == 0 ? 0 : given.size() / width;
    return IntStream.range(0, count)
        .mapToObj(i -> runs(given.subList(i * width, (i + 1) * width)))
        .toList();
  }

  private void requireOneText(Shape shape) {
    if (shape.rank() > 1 && shape.last() != 1) {
      throw new IllegalArgumentException(
          "%s splits texts, so the last axis of its input must be 1; received shape %s"
              .formatted(title(), shape));
    }
  }

  private String standardized(String text) {
    var step = standardize.get();
    return step == null ? text : step.standardized(text, name());
  }

  private List<String> runs(List<String> tokens) {
    var widths = ngrams.get();
    return widths == null ? tokens : TextTokens.ngrams(tokens, widths);
  }

  /** The axes in front of that of the tokens. */
  private Shape front(Shape texts) {
    if (split.get() != null && texts.rank() <= 1 || texts.rank() == 0) {
      return texts;
    }
    return texts.without(-1);
  }

  @Override
  protected Tensor compute(List<Tensor> inputs) {
    var texts = inputs.getFirst();
    var rows = rows(texts);
    var length = outputSequenceLength.get();
    int longest = rows.stream().mapToInt(List::size).max().orElse(0);
    int width = length == null ? longest : length;
    boolean marks = lookup.outputMode.get() == OutputMode.INT;
    var numbers = new long[rows.size() * width];
    Arrays.fill(numbers, marks ? 0 : -1);
    for (int i = 0; i < rows.size(); i++) {
      var found = lookup.numbers(rows.get(i));
      System.arraycopy(found, 0, numbers, i * width, Math.min(width, found.length));
    }
    var front = front(texts.shape());
    if (marks || lookup.outputMode.get() == OutputMode.ONE_HOT) {
      return lookup.encoded(
          numbers, split.get() == null && texts.rank() == 0 ? front : front.append(width));
    }
    // Whatever axes there are in front, the tokens of a text are combined.
    var flat = lookup.encoded(numbers, Shape.of(rows.size(), width));
    return flat.reshape(front.append(flat.shape().last()));
  }

  @Override
  protected TensorType describe(List<TensorType> inputs) {
    var length = outputSequenceLength.get();
    var front = front(inputs.getFirst().shape());
    var tokens = front.append(length == null ? Shape.UNKNOWN : length);
    var mode = lookup.outputMode.get();
    if (mode == OutputMode.INT || mode == OutputMode.ONE_HOT) {
      return lookup.describe(tokens);
    }
    var combined = lookup.describe(Shape.of(1, 1));
    return combined.with(front.append(combined.shape().last()));
  }

  // ---- files

  @Override
  public Map<String, byte[]> assets() {
    name();
    return lookup.assets();
  }

  @Override
  public void loadAssets(Map<String, byte[]> files) {
    name();
    lookup.loadAssets(files);
  }

  @Override
  public SequencedMap<String, Variable> storedWeights() {
    name();
    return lookup.storedWeights();
  }

  @Override
  public void loaded() {
    lookup.loaded();
  }

  @Override
  public Map<String, @Nullable Object> getConfig() {
    var config = super.getConfig();
    config.put("vocabulary_size", lookup.getConfig().get("vocabulary_size"));
    return config;
  }
}
