package dev.addax.tensor.transform;

import dev.addax.tensor.Backward;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The gradients of a loss for some variables: more graph, computed when read. Nothing is recorded
 * beforehand and any number of gradients of the same tensors may be taken, also of gradients
 * themselves.
 */
public final class Gradients {
  private final List<Variable> variables;
  private final List<@Nullable Tensor> tensors;

  /**
   * @param tensors one per variable, of its shape; null where the loss does not depend on it
   */
  public Gradients(List<Variable> variables, List<@Nullable Tensor> tensors) {
    this.variables = List.copyOf(variables);
    this.tensors = tensors;
  }

  /**
   * {@return the gradients of {@code loss} (all its elements summed) for {@code variables}}
   *
   * @throws IllegalStateException if the value of {@code loss} was already read, so that its graph
   *     is gone
   */
  public static Gradients of(Tensor loss, List<Variable> variables) {
    checkHasGraph(loss);
    var leaves = variables.stream().map(Variable::value).toList();
    return new Gradients(variables, Backward.gradients(List.of(loss), Backward.ones(loss), leaves));
  }

  /**
   * {@return for each target the gradient of {@code loss} (all its elements summed); null where it
   * has no influence}
   */
  public static List<@Nullable Tensor> of(Tensor loss, Tensor... targets) {
    checkHasGraph(loss);
    return Backward.gradients(List.of(loss), Backward.ones(loss), Arrays.asList(targets));
  }

  private static void checkHasGraph(Tensor loss) {
    if (loss.hasValue()) {
      throw new IllegalStateException(
          "The value of the loss was already read, so the graph behind it is gone: take gradients"
              + " first, then read");
    }
  }

  public int size() {
    return variables.size();
  }

  public List<Variable> variables() {
    return variables;
  }

  public Variable variable(int i) {
    return variables.get(i);
  }

  /** {@return the gradient for variable {@code i}; null where the loss does not depend on it} */
  public @Nullable Tensor get(int i) {
    return tensors.get(i);
  }

  /** {@return the same gradients without those that are null} */
  public Gradients present() {
    var kept = IntStream.range(0, size()).filter(i -> tensors.get(i) != null).boxed().toList();
    return new Gradients(
        kept.stream().map(variables::get).toList(), kept.stream().map(this::get).toList());
  }
}
