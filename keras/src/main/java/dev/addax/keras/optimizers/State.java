package dev.addax.keras.optimizers;

import dev.addax.keras.optimizers.schedules.ConstantRate;
import dev.addax.keras.optimizers.schedules.LearningRate;
import dev.addax.keras.optimizers.schedules.LearningRateSchedule;
import dev.addax.tensor.Provenance;
import dev.addax.tensor.Setting;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.Trace;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The variables of an optimizer, in the order in which files hold them. */
final class State {
  private final Optimizer optimizer;
  private final Slot average = Slot.zeros("average");
  private final Slot accumulator = Slot.zeros("gradient_accumulator");
  private final Set<Variable> trained = new LinkedHashSet<>();
  private @Nullable Variable iteration;
  private @Nullable Variable rate;
  private @Nullable Setting<LearningRate> current;
  private @Nullable List<List<Slot>> blocks;

  State(Optimizer optimizer) {
    this.optimizer = optimizer;
  }

  boolean isBuilt() {
    return blocks != null;
  }

  Slot average() {
    return average;
  }

  Slot accumulator() {
    return accumulator;
  }

  List<Variable> trained() {
    return List.copyOf(trained);
  }

  /** Makes the slots of variables that have none yet. */
  void add(Collection<Variable> variables) {
    var all = blocks();
    for (var variable : variables) {
      if (trained.add(variable)) {
        all.forEach(block -> block.forEach(slot -> slot.add(variable, optimizer::name)));
      }
    }
  }

  private List<List<Slot>> blocks() {
    var known = blocks;
    if (known == null) {
      known = new ArrayList<>();
      if (optimizer.useEma.get()) {
        known.add(List.of(average));
      }
      if (optimizer.gradientAccumulationSteps.get() != null) {
        known.add(List.of(accumulator));
      }
      known.addAll(optimizer.slots());
      blocks = known;
    }
    return known;
  }

  List<Variable> all() {
    var all = new ArrayList<Variable>();
    all.add(iteration());
    currentRate();
    if (rate != null) {
      all.add(rate);
    }
    if (isBuilt()) {
      blocks().forEach(block -> collect(block, trained, all));
      all.addAll(optimizer.extraVariables());
    }
    return all;
  }

  /** What an update may change: the variables, their slots, and what is beside no variable. */
  List<Variable> changing(Collection<Variable> variables) {
    var all = new ArrayList<>(variables);
    optimizer.slots().forEach(block -> collect(block, variables, all));
    all.addAll(optimizer.extraVariables());
    return all;
  }

  private static void collect(List<Slot> block, Collection<Variable> of, List<Variable> into) {
    of.forEach(variable -> block.forEach(slot -> slot.collect(variable, into)));
  }

  Variable iteration() {
    var known = iteration;
    if (known == null) {
      known = scalar("iteration", 0, DType.INT64);
      iteration = known;
    }
    return known;
  }

  Tensor learningRate() {
    var now = setting().get();
    return now instanceof LearningRateSchedule schedule
        ? schedule.at(iteration().value())
        : rate().value();
  }

  /** {@return the learning rate as it would be saved now} */
  LearningRate currentRate() {
    var now = Trace.outside(() -> setting().get());
    return now instanceof LearningRateSchedule || rate == null
        ? now
        : Trace.outside(() -> new ConstantRate(rate().value().item()));
  }

  void setLearningRate(double value) {
    if (setting().get() instanceof LearningRateSchedule schedule) {
      throw new IllegalStateException(
          "%s follows the schedule %s, so its learning rate cannot be set; construct it with a number"
              .formatted(optimizer.title(), schedule));
    }
    rate().assign(Tensors.scalar(value));
  }

  void setLearningRate(LearningRateSchedule schedule) {
    setting().set(schedule);
    rate = null;
  }

  // A change of schedule is noticed by compiled steps, a change of the number needs no notice.
  private Setting<LearningRate> setting() {
    var known = current;
    if (known == null) {
      var given = optimizer.learningRate.get();
      known = new Setting<>(given);
      current = known;
      if (given instanceof ConstantRate constant) {
        rate = scalar("learning_rate", constant.value(), DType.FLOAT32);
      }
    }
    return known;
  }

  private Variable rate() {
    setting();
    if (rate == null) {
      throw new IllegalStateException(optimizer.title() + " has no constant learning rate");
    }
    return rate;
  }

  private Variable scalar(String name, Number value, DType dtype) {
    return new Variable(
        name,
        () -> optimizer.name() + "/" + name,
        () -> Tensors.full(Shape.SCALAR, value, dtype),
        false,
        new Provenance.Initialized("optimizer"));
  }

  void overwriteWithAverage(Collection<Variable> variables) {
    for (var variable : variables) {
      if (average.has(variable)) {
        variable.assign(average.of(variable).value());
      }
    }
  }
}
