package dev.addax.tensor.transform;

import dev.addax.tensor.Backends;
import dev.addax.tensor.Data;
import dev.addax.tensor.Executable;
import dev.addax.tensor.Graph;
import dev.addax.tensor.Parameter;
import dev.addax.tensor.Replay;
import dev.addax.tensor.Setting;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Topology;
import dev.addax.tensor.Trace;
import dev.addax.tensor.Variable;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A traced and compiled function for arguments of certain types, bound to the variables that it
 * read and assigned.
 */
public final class Plan {
  static final Plan NONE = new Plan();

  private final List<TensorType> types;
  private final @Nullable Trace trace;
  private final @Nullable Executable executable;
  private final Variable[] variables;
  private final int[] writes;
  private final TensorType[] results;
  private volatile long checkedAt = Setting.changes();

  private Plan() {
    this.types = List.of();
    this.trace = null;
    this.executable = null;
    this.variables = new Variable[0];
    this.writes = new int[0];
    this.results = new TensorType[0];
  }

  private Plan(List<TensorType> types, Trace trace, List<Tensor> parameters, List<Tensor> made) {
    this.types = types;
    this.trace = trace;
    this.results = made.stream().map(Tensor::type).toArray(TensorType[]::new);
    var bound = new ArrayList<>(trace.reads().keySet());
    trace.writes().keySet().stream().filter(v -> !trace.reads().containsKey(v)).forEach(bound::add);
    bound.sort(Comparator.comparingLong(Variable::number));
    this.variables = bound.toArray(Variable[]::new);
    this.writes = trace.writes().keySet().stream().mapToInt(bound::indexOf).toArray();
    var inputs = new ArrayList<>(parameters);
    bound.forEach(v -> inputs.add(leaf(trace, v)));
    var outputs = new ArrayList<>(made);
    outputs.addAll(trace.writes().values());
    this.executable =
        Backends.chosen().compile(closed(inputs, outputs), replaces(parameters.size()));
  }

  /** A variable that is only written still lends its memory. */
  private static Tensor leaf(Trace trace, Variable variable) {
    var read = trace.reads().get(variable);
    return read != null ? read : Parameter.of(variable.path(), variable.type());
  }

  /**
   * Values from outside the traced function become constants; a symbolic tensor from outside is an
   * error.
   */
  private static Graph closed(List<Tensor> inputs, List<Tensor> outputs) {
    var replay = new Replay();
    for (var node : Topology.order(outputs, inputs)) {
      var result = node.outputs().getFirst();
      if (result.hasValue() && !(node.op() instanceof Data)) {
        replay.put(result, Tensor.of(result.buffer(), result.shape()));
      } else if (node.op() instanceof Parameter p) {
        throw new IllegalStateException(
            "A traced function uses '%s' (%s), which is not one of its arguments; pass it as an argument"
                .formatted(p.name(), p.type()));
      }
    }
    return new Graph(inputs, replay.all(outputs));
  }

  private int[] replaces(int parameters) {
    var replaces = new int[results.length + writes.length];
    Arrays.fill(replaces, 0, results.length, -1);
    for (int i = 0; i < writes.length; i++) {
      replaces[results.length + i] = parameters + writes[i];
    }
    return replaces;
  }

  static Plan trace(Function<List<Tensor>, List<Tensor>> function, List<TensorType> types) {
    var parameters = new ArrayList<Tensor>();
    for (var type : types) {
      parameters.add(Parameter.of("argument " + parameters.size(), type));
    }
    var traced = new ArrayList<Trace>();
    var made = Trace.record(traced::add, () -> function.apply(List.copyOf(parameters)));
    return new Plan(types, traced.getFirst(), parameters, made);
  }

  List<TensorType> types() {
    return types;
  }

  /**
   * {@return whether this plan may run for arguments of these types: no setting that it saw has
   * changed}
   */
  boolean fits(List<TensorType> others) {
    return trace != null && types.equals(others) && unchanged(trace);
  }

  /** The same for the arguments themselves, without a list of their types. */
  boolean accepts(List<Tensor> arguments) {
    if (trace == null || types.size() != arguments.size()) {
      return false;
    }
    for (int i = 0; i < types.size(); i++) {
      if (!types.get(i).equals(arguments.get(i).type())) {
        return false;
      }
    }
    return unchanged(trace);
  }

  private boolean unchanged(Trace trace) {
    long changes = Setting.changes();
    if (changes == checkedAt) {
      return true;
    }
    boolean current = trace.isCurrent();
    if (current) {
      checkedAt = changes;
    }
    return current;
  }

  /** {@return whether no setting that was seen while tracing has changed since} */
  public boolean isCurrent() {
    return fits(types);
  }

  /** {@return the results for arguments of the plan's types} */
  public List<Tensor> call(List<Tensor> arguments) {
    var given = new Buffer[arguments.size()];
    for (int i = 0; i < given.length; i++) {
      given[i] = arguments.get(i).buffer();
    }
    var buffers = run(given);
    var tensors = new ArrayList<Tensor>(buffers.length);
    for (int i = 0; i < buffers.length; i++) {
      tensors.add(Tensor.of(buffers[i], results[i].shape()));
    }
    return tensors;
  }

  /**
   * {@return new buffers with the results}
   *
   * @param arguments one per argument, of the plan's types
   */
  public Buffer[] run(Buffer... arguments) {
    var made = new Buffer[results.length];
    for (int i = 0; i < made.length; i++) {
      made[i] = Buffer.allocate(results[i].dtype(), results[i].shape().size());
    }
    runInto(made, arguments);
    return made;
  }

  /** Computes the results into buffers of the caller and updates the assigned variables. */
  public void runInto(Buffer[] made, Buffer... arguments) {
    var inputs = Arrays.copyOf(arguments, arguments.length + variables.length);
    var outputs = Arrays.copyOf(made, made.length + writes.length);
    var writing = new boolean[variables.length];
    for (int i : writes) {
      writing[i] = true;
    }
    int acquired = 0;
    try {
      for (; acquired < variables.length; acquired++) {
        writing[acquired] = variables[acquired].acquire(writing[acquired]);
        inputs[arguments.length + acquired] = variables[acquired].buffer();
      }
      for (int i = 0; i < writes.length; i++) {
        outputs[made.length + i] = target(variables[writes[i]], writing[writes[i]]);
      }
      execute(inputs, outputs);
      for (int i = 0; i < writes.length; i++) {
        variables[writes[i]].store(outputs[made.length + i]);
      }
    } finally {
      while (acquired-- > 0) {
        variables[acquired].release(writing[acquired]);
      }
    }
  }

  private void execute(Buffer[] inputs, Buffer[] outputs) {
    if (executable == null) {
      throw new IllegalStateException("This plan has nothing to run");
    }
    executable.run(inputs, outputs);
  }

  private static Buffer target(Variable variable, boolean inPlace) {
    return inPlace
        ? variable.buffer()
        : Buffer.allocate(variable.type().dtype(), variable.type().shape().size());
  }

  /** {@return what will run, for people} */
  public String describe() {
    return executable == null ? "" : executable.describe();
  }
}
