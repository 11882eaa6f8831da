package dev.addax.keras.saving;

import dev.addax.keras.optimizers.Adadelta;
import dev.addax.keras.optimizers.Adam;
import dev.addax.keras.optimizers.AdamW;
import dev.addax.keras.optimizers.Adamax;
import dev.addax.keras.optimizers.Ftrl;
import dev.addax.keras.optimizers.Nadam;
import dev.addax.keras.optimizers.Optimizer;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The state of an optimizer as files of all versions hold it, in the order of today's variables.
 *
 * <p>Today: iteration, learning rate, then the slots of each weight. Keras 2.11 to 2.15: the same
 * without the learning rate. Before: iteration, where there was one, then one slot of all weights,
 * then the next slot of all, then placeholders for slots that are not used.
 */
public final class OptimizerOrder {
  private final Optimizer optimizer;
  private final List<Variable> variables;
  private final int slots;
  private final int more;

  private OptimizerOrder(Optimizer optimizer) {
    this.optimizer = optimizer;
    this.variables = optimizer.variables();
    this.slots =
        switch (optimizer) {
          case Adam _, AdamW _, Adamax _, Nadam _, Adadelta _, Ftrl _ -> 2;
          default -> 1;
        };
    this.more = Boolean.TRUE.equals(optimizer.getConfig().get("amsgrad")) ? 1 : 0;
  }

  /**
   * {@return the stored state, an entry for each variable of the optimizer; unchanged if it does
   * not fit}
   *
   * @param names what the arrays are called in the file
   */
  public static List<StoredTensor> of(
      Optimizer optimizer, List<String> names, List<StoredTensor> stored) {
    var order = new OptimizerOrder(optimizer);
    if (stored.isEmpty() || order.fits(stored) && !order.bySlot(names)) {
      return stored;
    }
    var fitted = order.arranged(names, stored);
    return order.fits(fitted) ? fitted : stored;
  }

  private boolean fits(List<StoredTensor> stored) {
    if (stored.size() != variables.size()) {
      return false;
    }
    for (int i = 0; i < stored.size(); i++) {
      if (!stored.get(i).type().shape().equals(variables.get(i).type().shape())) {
        return false;
      }
    }
    return true;
  }

  /** The newer optimizers say {@code iteration}, the older ones {@code iter} or nothing. */
  private boolean bySlot(List<String> names) {
    return slots > 1
        && names.stream().noneMatch(name -> name.replace(":0", "").endsWith("iteration"))
        && !isByPath(names)
        && !sameOwner(names);
  }

  /** Whether the arrays are numbered, as archives have them, rather than named. */
  private static boolean isByPath(List<String> names) {
    return names.stream().anyMatch(name -> name.contains("vars/"));
  }

  /** Whether two slots of one weight follow one another: {@code dense/kernel/linear:0}. */
  private static boolean sameOwner(List<String> names) {
    if (names.size() < 3) {
      return false;
    }
    var first = names.get(1);
    int slash = first.lastIndexOf('/');
    return slash > 0
        && names.get(2).startsWith(first.substring(0, slash + 1))
        && names.get(2).indexOf('/', slash + 1) < 0
        && names.get(1).indexOf('/') != slash;
  }

  private List<StoredTensor> arranged(List<String> names, List<StoredTensor> stored) {
    var scalars = new ArrayList<StoredTensor>();
    var arrays = new ArrayList<StoredTensor>();
    for (int i = 0; i < stored.size(); i++) {
      boolean known = i < names.size() && names.get(i).contains("learning_rate");
      boolean scalar = stored.get(i).type().shape().rank() == 0;
      if (!known) {
        (scalar && arrays.isEmpty() ? scalars : arrays).add(stored.get(i));
      }
    }
    var places = variables.stream().filter(OptimizerOrder::isSlot).toList();
    // Older files end with arrays that are not used; none has fewer than it needs.
    boolean more = arrays.size() > places.size() && !isByPath(names);
    if (arrays.size() != places.size() && !more) {
      return stored;
    }
    var sorted = bySlot(names) ? byWeight(arrays, places.size()) : arrays;
    var result = new ArrayList<StoredTensor>();
    int next = 0;
    for (var variable : variables) {
      if (isSlot(variable)) {
        result.add(sorted.get(next++));
      } else if (variable.name().equals("iteration") && !scalars.isEmpty()) {
        result.add(scalars.removeFirst());
      } else {
        // The learning rate stands in the configuration, a product of momenta follows the count.
        boolean rate = variable.name().equals("learning_rate");
        result.add(rate || scalars.isEmpty() ? absent(variable, stored) : scalars.removeFirst());
      }
    }
    return result;
  }

  private static boolean isSlot(Variable variable) {
    return !variable.name().equals("iteration")
        && !variable.name().equals("learning_rate")
        && variable.name().indexOf('_') > 0;
  }

  /** First slots of all weights, second slots of all weights: brought together by weight. */
  private List<StoredTensor> byWeight(List<StoredTensor> arrays, int count) {
    int weights = count / (slots + more);
    var sorted = new ArrayList<StoredTensor>();
    for (int weight = 0; weight < weights; weight++) {
      for (int slot = 0; slot < slots; slot++) {
        int at = slot * weights + weight;
        if (at < arrays.size()) {
          sorted.add(arrays.get(at));
        }
      }
    }
    sorted.addAll(arrays.subList(Math.min(slots * weights, arrays.size()), arrays.size()));
    return sorted;
  }

  /** What the file does not hold: as it is now, or as it follows from the number of steps. */
  private StoredTensor absent(Variable variable, List<StoredTensor> stored) {
    if (!(optimizer instanceof Nadam nadam) || variable.name().equals("learning_rate")) {
      return StoredTensor.present(variable);
    }
    return new StoredTensor(
        variable.path(),
        variable.type(),
        () -> {
          long steps = (long) stored.getFirst().read().item();
          var beta = ((Number) Objects.requireNonNull(nadam.getConfig().get("beta_1")));
          double product = 1;
          for (long t = 1; t <= steps && product > 0; t++) {
            product *= beta.doubleValue() * (1 - 0.5 * Math.pow(0.96, t));
          }
          return Tensors.scalar(product);
        });
  }
}
