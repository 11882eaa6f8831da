package dev.addax.keras.layers;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Configurable;
import dev.addax.keras.config.Construction;
import dev.addax.keras.config.DTypePolicy;
import dev.addax.keras.config.Naming;
import dev.addax.keras.config.Option;
import dev.addax.keras.regularizers.Regularizer;
import dev.addax.tensor.type.DType;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a layer is by its configuration: its name and path, its dtypes, the options that all layers
 * have and how the others are saved. Keras: {@code keras.Operation}.
 */
public abstract class Operation extends Configurable {
  final Option<@Nullable String> nameOption = option("name", Codec.STRING.nullable(), null);
  final Option<Boolean> trainableOption = option("trainable", Codec.BOOLEAN, true);
  final Option<DTypePolicy> dtypeOption = later("dtype", DTypePolicy.CODEC, DTypePolicy::global);
  final Option<@Nullable Regularizer> activityRegularizer =
      option("activity_regularizer", Regularizer.CODEC.nullable(), null);

  private final Set<String> savedIfPresent = new HashSet<>(Set.of("activity_regularizer"));
  private @Nullable String name;
  private @Nullable Operation parent;
  private boolean placed;

  Operation() {}

  /** Puts options last, in this order; a layer that names activity_regularizer always saves it. */
  @Override
  protected final void order(String... names) {
    super.order(names);
    if (List.of(names).contains(activityRegularizer.name())) {
      savedIfPresent.remove(activityRegularizer.name());
    }
  }

  /** {@return a new option that is saved only if it has a value} */
  protected final <V> Option<@Nullable V> optional(String name, Codec<V> codec) {
    savedIfPresent.add(name);
    return option(name, codec.nullable(), null);
  }

  /** Declares an option of Keras that has no meaning here: null is read and written. */
  protected final void unused(String name) {
    option(name, Codec.JSON, null);
  }

  /** {@return the penalty on the output, for layers that hand it on to their parts} */
  protected final @Nullable Regularizer activityPenalty() {
    return activityRegularizer.get();
  }

  /** {@return whether the penalty is on the layer's own output, not only on that of its parts} */
  protected boolean penalizesOutput() {
    return true;
  }

  /** {@return the name, unique in a model} */
  public final String name() {
    Construction.complete(this);
    var known = name;
    if (known == null) {
      throw new IllegalStateException(kind() + " has no name: complete() did not run");
    }
    return known;
  }

  /**
   * {@return the names of the layers around this one at its first use, and its own, joined by /}
   */
  public final String path() {
    var around = parent;
    return around == null ? name() : around.path() + "/" + name();
  }

  /** Ends the configuration and remembers the surrounding layer at the first use. */
  final void enter() {
    Construction.complete(this);
    place();
  }

  final void place() {
    if (!placed) {
      placed = true;
      var scope = Scope.current();
      parent = scope == null ? null : scope.layer();
    }
  }

  /** {@return the dtypes of arithmetic and weights} */
  public final DTypePolicy dtypePolicy() {
    return dtypeOption.get();
  }

  /** {@return the dtype of the arithmetic and the output} */
  public final DType computeDType() {
    return dtypePolicy().computeDType();
  }

  /** {@return the dtype of new weights} */
  public final DType variableDType() {
    return dtypePolicy().variableDType();
  }

  @Override
  public void complete() {
    var chosen = nameOption.get();
    if (chosen != null && chosen.contains("/")) {
      throw new IllegalArgumentException(
          "A layer's name may not contain '/', received '" + chosen + "'");
    }
    name = chosen != null ? chosen : Naming.autoName(baseName());
    super.complete();
  }

  /** {@return what automatic names are made of; the class name unless Keras' class has another} */
  protected String baseName() {
    return kind();
  }

  @Override
  protected final String title() {
    return kind() + " '" + name() + "'";
  }

  @Override
  public Map<String, @Nullable Object> getConfig() {
    var config = super.getConfig();
    config.put("name", name());
    savedIfPresent.forEach(name -> config.remove(name, null));
    return config;
  }

  /** Layers of the user's own in Python save an {@code autocast} that stands for nothing here. */
  @Override
  protected void readConfig(Map<String, @Nullable Object> config) {
    var known = new LinkedHashMap<>(config);
    if (options().stream().noneMatch(option -> option.name().equals("autocast"))) {
      known.remove("autocast");
    }
    super.readConfig(known);
  }
}
