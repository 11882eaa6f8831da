package dev.addax.keras.layers;

import dev.addax.tensor.Parameter;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Trace;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The calls of {@link HostLayer}s during one run of a model: recorded on real data, then replayed
 * while the same run is traced, so that a compiled step takes what the host computed as arguments.
 */
public final class HostCalls {
  private static final ScopedValue<HostCalls> CURRENT = ScopedValue.newInstance();
  private static final HostCalls NONE = new HostCalls(List.of(), false);

  private final List<Tensor> results;
  private final boolean replaying;
  private int next;

  private HostCalls(List<Tensor> results, boolean replaying) {
    this.results = results;
    this.replaying = replaying;
  }

  /**
   * {@return what host layers compute while {@code run} goes through a model with real data, in
   * order} Everything else is only described, not computed, and no variable changes.
   */
  public static List<Tensor> recorded(Supplier<?> run) {
    var calls = new HostCalls(new ArrayList<>(), false);
    Trace.record(trace -> {}, () -> ScopedValue.where(CURRENT, calls).call(run::get));
    return calls.results;
  }

  /** Does the same run again, host layers giving these results instead of computing. */
  public static void replayed(List<Tensor> results, Runnable run) {
    ScopedValue.where(CURRENT, new HostCalls(results, true)).run(run);
  }

  /** Runs {@code body} apart from what is recorded or replayed around it. */
  static <T> T apart(Supplier<T> body) {
    return ScopedValue.where(CURRENT, NONE).call(body::get);
  }

  static Tensor of(HostLayer layer, List<Tensor> inputs) {
    var calls = CURRENT.isBound() ? CURRENT.get() : NONE;
    if (calls.replaying) {
      return calls.take(layer);
    }
    if (inputs.stream().allMatch(Tensor::isComputable)) {
      var result = Trace.outside(() -> layer.compute(inputs));
      if (calls != NONE) {
        calls.results.add(result);
      }
      return result;
    }
    if (calls != NONE) {
      throw new IllegalArgumentException(
          "%s computes on the host, before a training step, so its input cannot depend on weights of the model"
              .formatted(layer.title()));
    }
    var types = inputs.stream().map(Tensor::type).toList();
    return Parameter.of(layer.name() + " (computed on the host)", described(layer, types));
  }

  private static TensorType described(HostLayer layer, List<TensorType> types) {
    var type = layer.describe(types);
    return type.with(type.shape().identified());
  }

  private Tensor take(HostLayer layer) {
    if (next == results.size()) {
      throw new IllegalStateException(
          "%s is called more often in a training step than in one call of the model; give it its input outside of the model"
              .formatted(layer.title()));
    }
    return results.get(next++);
  }
}
