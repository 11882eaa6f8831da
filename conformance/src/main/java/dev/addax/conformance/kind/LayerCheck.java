package dev.addax.conformance.kind;

import dev.addax.conformance.recorded.Case;
import dev.addax.conformance.recorded.Check;
import dev.addax.conformance.recorded.Skip;
import dev.addax.conformance.recorded.Verdict;
import dev.addax.keras.config.Serialization;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.preprocessing.Adapting;
import dev.addax.keras.layers.preprocessing.Discretization;
import dev.addax.keras.layers.preprocessing.IntegerLookup;
import dev.addax.keras.layers.preprocessing.StringLookup;
import dev.addax.keras.layers.preprocessing.TextVectorization;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Layers: outputs, masks, losses, updated weights and gradients of one call. */
final class LayerCheck implements Check {
  @Override
  public String kind() {
    return "layer";
  }

  @Override
  public void run(Case subject, Verdict verdict) {
    // Keras leaves the seed out of some configs (SimpleRNN's), and then nobody can draw the same.
    if (subject.has("seeded") && !namesSeed(subject.get("layer")))
      throw new Skip("random, but its config does not say the seed");
    // AugMix also draws from Python's own generator, whose state nobody recorded.
    if (subject.has("seeded") && subject.text("class").equals("AugMix"))
      throw new Skip("random, with draws whose seed was not recorded");
    var layer = Serialization.deserialize(Layer.class, subject.get("layer"));
    if (subject.has("adapt")) adapt(layer, subject.tree(subject.get("adapt")));
    var inputs = inputs(subject);
    layer.buildFor(inputs.stream().map(Tensor::shape).toArray(Shape[]::new));
    if (!assign(subject, verdict, layer.weights())) return;
    var outputs = call(subject, layer, inputs);
    // A weight that the call itself assigns is differentiated at its new value, as in Keras.
    var used = layer.weights().stream().map(Variable::value).toList();
    var gradients = gradients(subject, outputs, used);
    Results.compare(subject, verdict, new ArrayList<>(outputs));
    masks(subject, verdict, outputs);
    losses(subject, verdict, layer);
    learned(subject, verdict, layer);
    updates(subject, verdict, layer.weights());
    gradients.forEach(g -> verdict.expectGradient(g.role(), g.name(), g.gradient()));
  }

  private static boolean namesSeed(@Nullable Object json) {
    return switch (json) {
      case Map<?, ?> map ->
          map.get("seed") instanceof Number
              || map.values().stream().anyMatch(LayerCheck::namesSeed);
      case List<?> list -> list.stream().anyMatch(LayerCheck::namesSeed);
      case null, default -> false;
    };
  }

  private static void adapt(Layer layer, @Nullable Object data) {
    if (!(layer instanceof Adapting adapting && data instanceof Tensor tensor)) {
      throw new Skip("adapt");
    }
    adapting.adapt(tensor);
  }

  /** What a layer learned from the data that it adapted to. */
  private static void learned(Case subject, Verdict verdict, Layer layer) {
    if (subject.has("vocabulary"))
      verdict.expectEqual("vocabulary", subject.list("vocabulary"), vocabulary(layer));
    if (subject.has("bin_boundaries"))
      boundaries(subject, verdict, ((Discretization) layer).binBoundaries());
  }

  private static List<?> vocabulary(Layer layer) {
    return switch (layer) {
      case StringLookup lookup -> lookup.getVocabulary();
      case IntegerLookup lookup -> lookup.getVocabulary();
      case TextVectorization vectorization -> vectorization.getVocabulary();
      default -> throw new Skip("vocabulary");
    };
  }

  private static void boundaries(Case subject, Verdict verdict, List<Double> actual) {
    var expected =
        subject.list("bin_boundaries").stream().map(n -> ((Number) n).doubleValue()).toList();
    boolean equal = expected.size() == actual.size();
    for (int i = 0; equal && i < expected.size(); i++)
      equal = Math.abs(actual.get(i) - expected.get(i)) <= 1e-6 * Math.abs(expected.get(i));
    if (!equal) verdict.expectEqual("bin_boundaries", expected, actual);
  }

  private static List<Tensor> inputs(Case subject) {
    var inputs = new ArrayList<Tensor>();
    for (var leaf : Results.flatten(subject.tree(subject.list("call_args")))) {
      if (!(leaf instanceof Tensor tensor)) throw new Skip("input that is no tensor");
      inputs.add(tensor);
    }
    return inputs;
  }

  private static boolean assign(Case subject, Verdict verdict, List<Variable> weights) {
    var roles = subject.list("weights");
    if (roles.size() != weights.size()) {
      var paths = weights.stream().map(Variable::path).toList();
      verdict.fail(
          "weights", "there are " + weights.size() + " " + paths + ", expected " + roles.size());
      return false;
    }
    for (int i = 0; i < roles.size(); i++)
      weights.get(i).assign(subject.tensor(role(roles.get(i))));
    return true;
  }

  private static String role(@Nullable Object weight) {
    return String.valueOf(((Map<?, ?>) java.util.Objects.requireNonNull(weight)).get("role"));
  }

  private static List<Tensor> call(Case subject, Layer layer, List<Tensor> inputs) {
    var call = Call.DEFAULT.training(subject.has("training") ? subject.flag("training") : null);
    for (var argument : subject.object("call_kwargs").entrySet()) {
      var value = subject.tree(argument.getValue());
      call =
          argument.getKey().equals("mask")
              ? masks(call, value)
              : call.with(argument.getKey(), value);
    }
    var outputs = layer.applyAll(inputs, call);
    return subject.has("repeat") ? layer.applyAll(inputs, call) : outputs;
  }

  private static Call masks(Call call, @Nullable Object mask) {
    if (!(mask instanceof List<?> list)) return call.mask((Tensor) mask);
    var masks = new ArrayList<@Nullable Tensor>();
    for (var item : list) masks.add((Tensor) item);
    return call.masks(masks);
  }

  private static void masks(Case subject, Verdict verdict, List<Tensor> outputs) {
    var roles = subject.list("output_mask");
    for (int i = 0; i < roles.size(); i++) {
      var mask = outputs.get(i).mask();
      if (roles.get(i) instanceof String role) {
        if (mask == null) verdict.fail(role, "the output has no mask");
        else verdict.expect(role, mask);
      } else if (mask != null) {
        verdict.fail("output_mask " + i, "there is a mask, expected none");
      }
    }
  }

  private static void losses(Case subject, Verdict verdict, Layer layer) {
    var roles = subject.list("losses");
    if (roles.isEmpty()) return;
    var losses = layer.losses();
    verdict.expectEqual("number of losses", roles.size(), losses.size());
    for (int i = 0; i < Math.min(roles.size(), losses.size()); i++)
      verdict.expect(String.valueOf(roles.get(i)), losses.get(i));
  }

  private static void updates(Case subject, Verdict verdict, List<Variable> weights) {
    var paths = subject.list("weights").stream().map(w -> ((Map<?, ?>) w).get("path")).toList();
    for (var update : subject.list("updated_weights")) {
      int position =
          paths.indexOf(((Map<?, ?>) java.util.Objects.requireNonNull(update)).get("path"));
      verdict.expect(role(update), weights.get(position).value());
    }
  }

  private static boolean isTrainable(@Nullable Object weight) {
    return Boolean.TRUE.equals(
        ((Map<?, ?>) java.util.Objects.requireNonNull(weight)).get("trainable"));
  }

  private record Gradient(@Nullable Object role, String name, @Nullable Tensor gradient) {}

  private static List<Gradient> gradients(
      Case subject, List<Tensor> outputs, List<Tensor> weights) {
    if (!subject.has("gradients")) return List.of();
    var recorded = subject.object("gradients");
    var sources = new ArrayList<Tensor>();
    subject.list("inputs").forEach(role -> sources.add(subject.tensor(String.valueOf(role))));
    sources.addAll(weights);
    var roles =
        new ArrayList<@Nullable Object>(
            (List<?>) java.util.Objects.requireNonNull(recorded.get("inputs")));
    roles.addAll((List<?>) java.util.Objects.requireNonNull(recorded.get("weights")));
    var found = Upstream.gradients(subject, recorded, new ArrayList<>(outputs), sources);
    var gradients = new ArrayList<Gradient>();
    int first = roles.size() - weights.size();
    for (int i = 0; i < roles.size(); i++) {
      // TensorFlow does not look at weights that are not trainable.
      if (i >= first
          && roles.get(i) == null
          && !isTrainable(subject.list("weights").get(i - first))) continue;
      gradients.add(new Gradient(roles.get(i), "gradient " + i, found.get(i)));
    }
    return gradients;
  }
}
