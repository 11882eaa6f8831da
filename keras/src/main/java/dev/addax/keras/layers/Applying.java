package dev.addax.keras.layers;

import dev.addax.tensor.Autocast;
import dev.addax.tensor.Parameter;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Trace;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One use of a layer: check and cast the inputs, build, resolve what was left open, compute, attach
 * masks, and for symbolic inputs record the node. Keras: {@code Layer.__call__}.
 */
final class Applying {
  private final Layer layer;
  private final State state;

  Applying(Layer layer, State state) {
    this.layer = layer;
    this.state = state;
  }

  List<Tensor> run(List<Tensor> inputs, Call call) {
    layer.enter();
    requireTracked();
    layer.beforeUse(inputs);
    return inputs.stream().anyMatch(Tensor::isSymbolic)
        ? symbolic(inputs, call)
        : real(inputs, call);
  }

  private List<Tensor> real(List<Tensor> given, Call call) {
    var inputs = given.stream().map(this::cast).toList();
    checkSpecs(inputs);
    build(inputs);
    requireTracked();
    if (Scope.current() == null) {
      state.clearLosses();
    }
    var resolved = resolve(inputs, call);
    var dtype = layer.computeDType();
    var casting =
        dtype == layer.variableDType()
            ? Optional.<dev.addax.tensor.type.DType>empty()
            : Optional.of(dtype);
    var outputs =
        Scope.call(
            layer,
            resolved.givenTraining(),
            () -> Autocast.to(casting, () -> layer.callAll(inputs, resolved)));
    state.called(outputs);
    penalizeActivity(outputs);
    return masked(inputs, resolved, outputs);
  }

  private Tensor cast(Tensor x) {
    var dtype = layer.computeDType();
    return !layer.autocasts() || !x.dtype().isFloating() || x.dtype() == dtype
        ? x
        : x.unmasked().cast(dtype).withMask(x.mask());
  }

  private void checkSpecs(List<Tensor> inputs) {
    var specs = layer.inputSpecs();
    for (int i = 0; i < Math.min(specs.size(), inputs.size()); i++) {
      specs.get(i).check(layer.title(), inputs.get(i).type());
    }
  }

  private void build(List<Tensor> inputs) {
    if (!layer.isBuilt()) {
      synchronized (layer) {
        state.build(inputs.stream().map(Tensor::shape).toList());
      }
      checkSpecs(inputs);
    }
  }

  private Call resolve(List<Tensor> inputs, Call call) {
    var training = call.givenTraining();
    if (training == null) {
      training = Scope.training();
    }
    if (training == null && layer.trainsByDefault()) {
      training = true;
    }
    var masks = new ArrayList<@Nullable Tensor>();
    for (int i = 0; i < inputs.size(); i++) {
      var explicit = call.mask(i);
      masks.add(explicit != null ? explicit : inputs.get(i).mask());
    }
    return call.training(training).masks(masks);
  }

  private void penalizeActivity(List<Tensor> outputs) {
    var penalty = layer.activityRegularizer.get();
    if (penalty == null || !layer.penalizesOutput()) {
      return;
    }
    for (var output : outputs) {
      state.addLoss(penalty.apply(output).divide(batchSize(output)));
    }
  }

  /** The size of axis 0 as a tensor, also while it is unknown. */
  private static Tensor batchSize(Tensor output) {
    var column = output;
    while (column.rank() > 1) {
      column = column.narrow(-1, 0, 1).squeeze(-1);
    }
    return column.rank() == 0 ? column.onesLike() : column.onesLike().sum();
  }

  private List<Tensor> masked(List<Tensor> inputs, Call call, List<Tensor> outputs) {
    if (outputs.stream().allMatch(output -> output.mask() != null)) {
      return outputs;
    }
    var masks = layer.computeMasks(inputs, call.masks());
    var result = new ArrayList<Tensor>();
    for (int i = 0; i < outputs.size(); i++) {
      var mask = i < masks.size() ? masks.get(i) : null;
      var output = outputs.get(i);
      result.add(output.mask() == null && mask != null ? output.withMask(mask) : output);
    }
    return result;
  }

  // ---- symbolic

  /** Computes on stand-ins of the same types; variables that the call assigns stay as they are. */
  private List<Tensor> symbolic(List<Tensor> inputs, Call call) {
    var standIns = new StandIns();
    var given = inputs.stream().map(standIns::of).toList();
    var told = standIns.of(call);
    var outputs = untraced(() -> real(given, told));
    var types = outputs.stream().map(Tensor::type).toList();
    var masks = new ArrayList<@Nullable TensorType>();
    outputs.forEach(output -> masks.add(output.mask() == null ? null : output.mask().type()));
    var sizes = new ArrayList<@Nullable Tensor>();
    outputs.forEach(output -> sizes.add(output.isComputable() ? output : null));
    return layer.addNode(new LayerNode(layer, inputs, call, types, masks, sizes)).outputs();
  }

  private static <T> T untraced(Supplier<T> body) {
    return HostCalls.apart(() -> Trace.record(trace -> {}, body));
  }

  /** Parameters without a source in place of symbolic tensors. */
  private static final class StandIns {
    private Tensor of(Tensor tensor) {
      if (!tensor.isSymbolic()) {
        return tensor;
      }
      var source = LayerNode.Source.of(tensor);
      var sizes = source == null ? null : source.ofSizes();
      if (sizes != null) {
        return sizes;
      }
      var mask = tensor.mask();
      var plain = Parameter.of("input", tensor.type().with(identified(tensor.shape())));
      return mask == null ? plain : plain.withMask(Parameter.of("mask", mask.type()));
    }

    private static Shape identified(Shape shape) {
      return shape.identified();
    }

    private Call of(Call call) {
      var result = call;
      for (var argument : call.arguments().entrySet()) {
        if (argument.getValue() instanceof Tensor tensor) {
          result = result.with(argument.getKey(), of(tensor));
        } else if (argument.getValue() instanceof List<?> list) {
          result =
              result.with(
                  argument.getKey(),
                  list.stream().map(t -> t instanceof Tensor x ? of(x) : t).toList());
        }
      }
      var masks = new ArrayList<@Nullable Tensor>();
      call.masks().forEach(mask -> masks.add(mask == null ? null : of(mask)));
      return masks.isEmpty() ? result : result.masks(masks);
    }
  }

  // ---- tracking

  /** A part that nobody tracks would be missing from weights and files without a word. */
  private void requireTracked() {
    var caller = Scope.caller();
    if (caller != null && !layer.variables().isEmpty() && !Scope.owns(layer)) {
      throw untracked(caller);
    }
  }

  private IllegalStateException untracked(Layer caller) {
    var field = layer.name();
    return new IllegalStateException(
        "%s uses %s, which has weights but is not a part of it: they would neither be trained nor saved. In the constructor of %s, write %s = track(\"%s\", new %s(…));"
            .formatted(
                caller.title(),
                layer.title(),
                caller.getClass().getSimpleName(),
                field,
                field,
                layer.getClass().getSimpleName()));
  }
}
