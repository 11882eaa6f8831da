package dev.addax.keras.ops;

import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.NearNames;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The functions of {@code keras.ops} by name: for programs that meet them as text, such as model
 * files. In a program of your own, call the methods of {@link dev.addax.tensor.Tensor} instead.
 *
 * <pre>{@code
 * var total = Ops.call("sum", List.of(x), Map.of("axis", -1, "keepdims", true));
 * }</pre>
 */
public final class Ops {
  private static final Map<String, OpFunction> FUNCTIONS = table().functions();

  private Ops() {}

  private static OpTable table() {
    var ops = new OpTable();
    ElementwiseOps.addTo(ops);
    ComplexOps.addTo(ops);
    BinaryOps.addTo(ops);
    ReductionOps.addTo(ops);
    ShapeOps.addTo(ops);
    CreationOps.addTo(ops);
    IndexOps.addTo(ops);
    NnOps.addTo(ops);
    SpatialOps.addTo(ops);
    LinalgOps.addTo(ops);
    SignalOps.addTo(ops);
    ImageOps.addTo(ops);
    RandomOps.addTo(ops);
    NormalizationOps.addTo(ops);
    StatisticsOps.addTo(ops);
    SequenceOps.addTo(ops);
    TensorFlowOps.addTo(ops);
    TensorFlowImageOps.addTo(ops);
    return ops;
  }

  /**
   * {@return the names of all functions, such as {@code sum}, {@code image.resize} or {@code
   * random.uniform}}
   */
  public static Set<String> names() {
    return FUNCTIONS.keySet();
  }

  /**
   * {@return the function of a name, with or without {@code keras.ops.} or {@code keras.} before
   * it, or null if there is none}
   */
  public static @Nullable OpFunction find(String name) {
    return FUNCTIONS.get(plain(name));
  }

  private static String plain(String name) {
    var below = name.replaceFirst("^keras\\.(ops\\.)?", "");
    return below.replaceFirst("^(numpy|nn|linalg|math)\\.", "");
  }

  /**
   * {@return the function of a name}
   *
   * @throws ConfigException with the near names, if there is none
   */
  public static OpFunction named(String name) {
    var function = find(name);
    if (function == null)
      throw new ConfigException(
          "unknown function '" + name + "'. " + NearNames.hint(plain(name), names()));
    return function;
  }

  /** {@return the result of a function} */
  public static @Nullable Object call(
      String name,
      List<? extends @Nullable Object> positional,
      Map<String, ? extends @Nullable Object> named) {
    return named(name).call(positional, named);
  }
}
