package dev.addax.keras.metrics;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Configurable;
import dev.addax.keras.config.Construction;
import dev.addax.keras.config.Naming;
import dev.addax.keras.config.Option;
import dev.addax.tensor.Provenance;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that is measured over many batches. Keras: {@code keras.metrics.Metric}.
 *
 * <p>Subclasses make their variables in {@link #build}, or at the first update if shapes matter.
 */
public abstract class Metric extends Configurable {
  /** Written as an object, read also from a name such as {@code "mse"}. */
  public static final Codec<Metric> CODEC = Codec.object(Metric.class);

  private static final Codec<DType> DTYPE =
      Codec.of("a dtype", DType::kerasName, json -> json instanceof String s ? DType.of(s) : null);

  final Option<@Nullable String> nameOption;
  final Option<DType> dtypeOption;
  private final List<Variable> variables = new ArrayList<>();
  private @Nullable String given;
  private boolean built;

  /** Makes a metric with an automatic name. */
  protected Metric() {
    this(null, DType.FLOAT32);
  }

  /** Makes a metric with a name that {@code name(…)} may change. */
  protected Metric(String defaultName) {
    this(defaultName, DType.FLOAT32);
  }

  Metric(@Nullable String defaultName, DType defaultType) {
    nameOption = option("name", Codec.STRING.nullable(), defaultName);
    dtypeOption = option("dtype", DTYPE, defaultType);
  }

  /**
   * The setters that all metrics have.
   *
   * @param <T> the metric itself
   */
  public interface Options<T extends Metric> {
    /** {@return this under another name, by which logs call it} */
    default T name(String name) {
      ((Metric) this).nameOption.set(name);
      return typed();
    }

    /** {@return this computing in another dtype} */
    default T dtype(DType dtype) {
      ((Metric) this).dtypeOption.set(dtype);
      return typed();
    }

    @SuppressWarnings("unchecked")
    private T typed() {
      return (T) this;
    }
  }

  /** {@return the name, by which logs call this metric} */
  public final String name() {
    Construction.complete(this);
    return String.valueOf(given);
  }

  /** {@return the dtype that this metric computes in} */
  public final DType dtype() {
    return dtypeOption.get();
  }

  /**
   * {@return the value so far: a scalar, or a vector for metrics of several thresholds or classes}
   */
  public abstract Tensor result();

  /** Starts again. */
  public void resetState() {
    for (var variable : variables()) {
      variable.assign(zeros(variable.type().shape(), variable.type().dtype()));
    }
  }

  /** {@return the variables that hold the state} */
  public final List<Variable> variables() {
    start();
    return List.copyOf(variables);
  }

  /** {@return which values are better, for callbacks that wait for improvement} */
  public Direction direction() {
    return Direction.UNKNOWN;
  }

  /** Makes the variables whose shapes are known beforehand; called once, before the first use. */
  protected void build() {}

  /** Makes the variables if they are not there yet. */
  protected final void start() {
    if (!built) {
      built = true;
      build();
    }
  }

  /** {@return a new variable of zeros in this metric's dtype} */
  protected final Variable addVariable(String name, Shape shape) {
    return addVariable(name, shape, dtype());
  }

  /** {@return a new variable of zeros} */
  protected final Variable addVariable(String name, Shape shape, DType dtype) {
    var variable =
        new Variable(
            name,
            () -> name().replace('/', '>') + "/" + name,
            () -> zeros(shape, dtype),
            false,
            new Provenance.Initialized("zeros"));
    variables.add(variable);
    return variable;
  }

  private static Tensor zeros(Shape shape, DType dtype) {
    return Tensors.full(shape, 0, dtype);
  }

  @Override
  public void complete() {
    var chosen = nameOption.get();
    given = chosen != null ? chosen : Naming.autoName(kind());
    super.complete();
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
    return built;
  }

  @Override
  protected final String title() {
    return kind() + " '" + name() + "'";
  }
}
