package dev.addax.keras.models;

import dev.addax.keras.layers.Layer;
import dev.addax.keras.saving.LoadReport;
import dev.addax.keras.saving.SavedModel;
import dev.addax.keras.saving.StoredTensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.TensorType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is in a file of models or weights, found without reading the values of weights.
 *
 * @param format the kind of file in words
 * @param metadata what the file says of itself, such as {@code keras_version}
 * @param model the model with weights that have no values yet; empty if there is none or it cannot
 *     be made
 * @param weights the weights in the file
 * @param optimizer the state of the optimizer in the file
 * @param report what would be loaded; empty without a model
 * @param problems what would not load, and why
 * @param notes what would load otherwise than it was saved, such as a compile config without an
 *     unknown loss
 */
public record Inspection(
    Path file,
    String format,
    Map<String, String> metadata,
    Optional<Model> model,
    List<Entry> weights,
    List<Entry> optimizer,
    Optional<LoadReport> report,
    List<String> problems,
    List<String> notes) {
  /** A tensor in the file. */
  public record Entry(String path, TensorType type) {
    static List<Entry> of(List<StoredTensor> tensors) {
      return tensors.stream().map(t -> new Entry(t.path(), t.type())).toList();
    }
  }

  static Inspection of(
      SavedModel saved,
      Optional<Model> model,
      Optional<LoadReport> report,
      List<String> problems,
      List<String> notes) {
    var all = new ArrayList<>(problems);
    report.filter(r -> !r.isComplete()).ifPresent(r -> all.add(r.toString()));
    return new Inspection(
        saved.file(),
        saved.format(),
        saved.metadata(),
        model,
        Entry.of(saved.weights().tensors()),
        Entry.of(saved.weights().optimizer()),
        report,
        all,
        notes);
  }

  /** {@return the number of elements of all weights} */
  public long parameters() {
    return weights.stream().mapToLong(entry -> entry.type().shape().size()).sum();
  }

  /** {@return the same as a JSON tree} */
  public Map<String, @Nullable Object> toJson() {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("file", file.toString());
    json.put("format", format);
    json.put("metadata", metadata);
    json.put("model", model.map(Model::name).orElse(null));
    json.put(
        "layers", model.map(m -> m.layers().stream().map(Inspection::layer).toList()).orElse(null));
    json.put("parameters", parameters());
    json.put("weights", weights.stream().map(Inspection::entry).toList());
    json.put("optimizer", optimizer.stream().map(Inspection::entry).toList());
    json.put("problems", problems);
    json.put("notes", notes);
    return json;
  }

  private static Map<String, @Nullable Object> layer(Layer layer) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("name", layer.name());
    json.put("class", layer.getClass().getSimpleName());
    json.put("trainable", layer.isTrainable());
    json.put(
        "weights",
        layer.isBuilt() ? layer.weights().stream().map(Inspection::weight).toList() : null);
    return json;
  }

  private static Map<String, @Nullable Object> weight(Variable weight) {
    return entry(new Entry(weight.path(), weight.type()));
  }

  private static Map<String, @Nullable Object> entry(Entry entry) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("path", entry.path());
    json.put("dtype", entry.type().dtype().kerasName());
    json.put("shape", entry.type().shape().toList());
    return json;
  }

  /** {@return all of it in lines for people} */
  @Override
  public String toString() {
    var lines = new ArrayList<String>();
    lines.add(file + ": " + format);
    metadata.forEach((name, value) -> lines.add("  " + name + ": " + brief(value)));
    lines.add("");
    model.ifPresent(m -> lines.add(Summary.plain().of(m)));
    lines.add("Weights in the file: %d, %,d parameters".formatted(weights.size(), parameters()));
    weights.forEach(entry -> lines.add("  " + entry.path() + " " + entry.type()));
    lines.add(
        "State of the optimizer: "
            + (optimizer.isEmpty() ? "none" : optimizer.size() + " variables"));
    model.filter(Model::isCompiled).ifPresent(m -> lines.add("Compiled with: " + m.optimizer()));
    lines.add(problems.isEmpty() ? "Everything can be loaded." : "What would not load:");
    problems.forEach(problem -> lines.add(indented(problem)));
    if (!notes.isEmpty()) {
      lines.add("Otherwise than it was saved:");
      notes.forEach(note -> lines.add(indented(note)));
    }
    return String.join("\n", lines);
  }

  private static String indented(String text) {
    return "  " + text.replace("\n", "\n  ");
  }

  private static String brief(String value) {
    return value.length() <= 100 ? value : value.substring(0, 100) + "…";
  }
}
