package dev.addax.keras.losses;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Configurable;
import dev.addax.keras.config.Construction;
import dev.addax.keras.config.Naming;
import dev.addax.keras.config.Option;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Trace;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What training minimises. Keras: {@code keras.losses.Loss}.
 *
 * <p>Subclasses compute one value per sample in {@link #call}; {@link #apply} casts to the loss'
 * dtype (float32), aligns ranks that differ by a last axis of size 1, weights by sample weight and
 * mask, and reduces.
 */
public abstract class Loss extends Configurable {
  /** Written as an object, read also from a name such as {@code "mse"}. */
  public static final Codec<Loss> CODEC = Codec.object(Loss.class);

  private final Option<@Nullable String> name;
  private final Option<@Nullable Reduction> reduction =
      option("reduction", Reduction.CODEC.nullable(), Reduction.SUM_OVER_BATCH_SIZE);
  private @Nullable String given;
  private DType dtype = DType.FLOAT32;
  private volatile boolean used;

  /** Makes a loss with an automatic name. */
  protected Loss() {
    name = option("name", Codec.STRING.nullable(), null);
  }

  /** Makes a loss with a name that {@code name(…)} may change. */
  protected Loss(String defaultName) {
    name = option("name", Codec.STRING.nullable(), defaultName);
  }

  /** {@return a loss from a function of {@code (yTrue, yPred)} that gives one value per sample} */
  public static FunctionLoss of(String name, BinaryOperator<Tensor> function) {
    return new FunctionLoss(name, function);
  }

  /**
   * The setters that all losses have.
   *
   * @param <T> the loss itself
   */
  public interface Options<T extends Loss> {
    /** {@return this under another name} */
    default T name(String name) {
      self().name.set(name);
      return typed();
    }

    /** {@return this with another way to reduce the values of all samples} */
    default T reduction(Reduction reduction) {
      self().reduction.set(reduction);
      return typed();
    }

    /**
     * {@return this with another way to reduce: {@code "sum"}, {@code "mean"}, {@code "none"} …}
     */
    default T reduction(String reduction) {
      self().reduction.named(reduction);
      return typed();
    }

    /** {@return this computing in another floating dtype; not saved, as in Keras} */
    default T dtype(DType dtype) {
      self().requireUnused("dtype");
      self().dtype = dtype;
      return typed();
    }

    private Loss self() {
      return (Loss) this;
    }

    @SuppressWarnings("unchecked")
    private T typed() {
      return (T) this;
    }
  }

  /** {@return the name, by which logs and messages call this loss} */
  public final String name() {
    Construction.complete(this);
    return String.valueOf(given);
  }

  /** {@return how the values of all samples are reduced} */
  public final Reduction reduction() {
    var chosen = reduction.get();
    return chosen == null ? Reduction.NONE : chosen;
  }

  /** {@return the dtype that targets and predictions are cast to} */
  public final DType dtype() {
    return dtype;
  }

  @Override
  public void complete() {
    var chosen = name.get();
    given = chosen != null ? chosen : Naming.autoName(kind());
    super.complete();
  }

  /** {@return the loss of these predictions; a scalar unless the reduction is none} */
  public final Tensor apply(Tensor yTrue, Tensor yPred) {
    return apply(yTrue, yPred, null);
  }

  /**
   * {@return the loss of these predictions; a scalar unless the reduction is none}
   *
   * @param sampleWeight one weight per sample, or per value of {@link #call}; null for none
   * @throws IllegalArgumentException if shapes do not fit each other
   */
  public final Tensor apply(Tensor yTrue, Tensor yPred, @Nullable Tensor sampleWeight) {
    used = true;
    if (!Trace.isActive() && yTrue.hasValue()) {
      checkTargets(yTrue, yPred.shape());
    }
    var made = values(yTrue, yPred);
    var mask = Weighting.both(yPred.mask(), made.mask());
    var values = made.cast(dtype);
    try {
      return Weighting.reduce(values, sampleWeight, mask, reduction());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Loss '%s' has values of shape %s, sample weights of shape %s and a mask of shape %s, which do not fit: %s"
              .formatted(name(), values.shape(), shape(sampleWeight), shape(mask), e.getMessage()),
          e);
    }
  }

  private Tensor values(Tensor yTrue, Tensor yPred) {
    try {
      var aligned = Aligned.of(yTrue.cast(dtype), yPred.cast(dtype));
      return call(aligned.first(), aligned.second());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Loss '%s' received targets of shape %s and predictions of shape %s: %s"
              .formatted(name(), yTrue.shape(), yPred.shape(), e.getMessage()),
          e);
    }
  }

  private static String shape(@Nullable Tensor tensor) {
    return tensor == null ? "none" : tensor.shape().toString();
  }

  /**
   * {@return the loss of each sample, before weights and reduction: what Keras' function of the
   * same name gives} The result may carry a mask of elements that do not count.
   */
  public abstract Tensor call(Tensor yTrue, Tensor yPred);

  /**
   * Checks target values that are at hand, which a graph cannot do: called by eager use and, for
   * each batch, by training.
   *
   * @param yPred the shape of the predictions
   * @throws IllegalArgumentException if a target is none that this loss can take
   */
  public void checkTargets(Tensor yTrue, Shape yPred) {}

  private void requireUnused(String option) {
    if (used) {
      throw new IllegalStateException(
          "Loss '%s' was already used; set its %s before".formatted(name(), option));
    }
  }

  @Override
  public Map<String, @Nullable Object> getConfig() {
    var config = super.getConfig();
    config.put("name", name());
    return config;
  }

  /** Leaves out of a config what Keras does not save, as long as it has its default. */
  static <V extends Object> void omit(
      Map<String, @Nullable Object> config, Option<V> option, V usual) {
    if (option.get().equals(usual)) {
      config.remove(option.name());
    }
  }

  @Override
  protected final boolean frozen() {
    return used;
  }

  @Override
  protected final String title() {
    return kind() + " '" + name() + "'";
  }
}
