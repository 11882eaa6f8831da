package dev.addax.keras.models;

import dev.addax.keras.layers.InputLayer;
import dev.addax.keras.layers.Layer;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A model as a table: layers, output shapes, numbers of parameters, where the weights come from.
 * Keras: {@code Model.summary}.
 *
 * @param expandNested whether layers of nested models are shown too
 * @param showTrainable whether a column says which layers train
 */
public record Summary(boolean expandNested, boolean showTrainable) {
  private static final List<String> UNITS = List.of("B", "KB", "MB", "GB", "TB");

  /** {@return the plain table} */
  public static Summary plain() {
    return new Summary(false, false);
  }

  public Summary expandingNested() {
    return new Summary(true, showTrainable);
  }

  public Summary withTrainable() {
    return new Summary(expandNested, true);
  }

  /** {@return the summary of {@code model} as text, its lines ended by \n} */
  public String of(Model model) {
    var graph = model.graph();
    boolean connected = graph != null && !(model instanceof Sequential) && !isChain(graph);
    var table = new TextTable(header(connected));
    for (var layer : model.layers()) {
      addRows(table, model, layer, 0, connected);
    }
    return "Model: \"" + model.name() + "\"\n" + table + totals(model);
  }

  private List<TextTable.Column> header(boolean connected) {
    var columns = new ArrayList<TextTable.Column>();
    columns.add(new TextTable.Column("Layer (type)", 34, TextTable.Align.LEFT));
    columns.add(new TextTable.Column("Output Shape", 22, TextTable.Align.LEFT));
    columns.add(new TextTable.Column("Param #", 12, TextTable.Align.RIGHT));
    columns.add(new TextTable.Column("Weights", 26, TextTable.Align.LEFT));
    if (connected) {
      columns.add(new TextTable.Column("Connected to", 26, TextTable.Align.LEFT));
    }
    if (showTrainable) {
      columns.add(new TextTable.Column("Trainable", 9, TextTable.Align.CENTER));
    }
    return columns;
  }

  private static boolean isChain(FunctionalGraph graph) {
    var steps = graph.steps();
    long layers = steps.stream().map(FunctionalGraph.Step::layer).distinct().count();
    return layers == steps.size()
        && graph.inputs().size() == 1
        && steps.stream().allMatch(s -> s.inputs().size() <= 1 && feeds(steps, s) <= 1);
  }

  private static long feeds(List<FunctionalGraph.Step> steps, FunctionalGraph.Step step) {
    var made = step.outputs().stream().map(Tensor::unmasked).toList();
    return steps.stream()
        .flatMap(s -> s.inputs().stream())
        .map(Tensor::unmasked)
        .filter(made::contains)
        .count();
  }

  private void addRows(TextTable table, Model model, Layer layer, int level, boolean connected) {
    var cells = new ArrayList<String>();
    var prefix = level == 0 ? "" : "   ".repeat(level) + "└ ";
    cells.add(prefix + layer.name() + " (" + type(layer) + ")");
    cells.add(shape(layer));
    cells.add(parameters(layer));
    cells.add(origin(layer));
    if (connected) {
      cells.add(level == 0 ? connections(model, layer) : "");
    }
    if (showTrainable) {
      cells.add(
          !layer.isBuilt() || layer.weights().isEmpty() ? "-" : layer.isTrainable() ? "Y" : "N");
    }
    table.add(cells);
    if (expandNested && layer instanceof Model nested) {
      nested.layers().forEach(inner -> addRows(table, nested, inner, level + 1, connected));
    }
  }

  private static String type(Layer layer) {
    if (layer instanceof OperationLayer operation) {
      return operation.className();
    }
    return layer.getClass() == Model.class ? "Functional" : layer.getClass().getSimpleName();
  }

  private static String shape(Layer layer) {
    var shapes = layer.outputShapes();
    if (layer.nodes().isEmpty() && layer instanceof Model model && !model.outputs().isEmpty()) {
      shapes = model.outputs().stream().map(Tensor::shape).toList();
    }
    var texts = shapes.stream().map(Summary::keras).toList();
    return texts.isEmpty()
        ? "?"
        : texts.size() == 1 ? texts.getFirst() : "[" + String.join(", ", texts) + "]";
  }

  private static String keras(Shape shape) {
    return shape.toList().stream()
        .map(d -> d < 0 ? "None" : d.toString())
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String parameters(Layer layer) {
    return layer.isBuilt() || layer instanceof InputLayer
        ? String.format(Locale.ROOT, "%,d", layer.countParams())
        : "0 (unbuilt)";
  }

  /** Where the weights of a layer come from, in a few words. */
  private static String origin(Layer layer) {
    if (!layer.isBuilt()) {
      return "not made yet";
    }
    var weights = layer.weights();
    if (weights.isEmpty()) {
      return "-";
    }
    var text =
        weights.stream()
            .map(w -> WeightReport.brief(w))
            .distinct()
            .collect(Collectors.joining("; "));
    return layer.isTrainable() ? text : text + "; frozen";
  }

  private static String connections(Model model, Layer layer) {
    var graph = model.graph();
    if (graph == null) {
      return "-";
    }
    var texts = new ArrayList<String>();
    for (var step : graph.steps()) {
      if (step.layer() == layer) {
        step.inputs().stream().filter(Tensor::isSymbolic).forEach(t -> texts.add(source(graph, t)));
      }
    }
    return texts.isEmpty() ? "-" : String.join(", ", texts);
  }

  private static String source(FunctionalGraph graph, Tensor tensor) {
    var step = graph.stepOf(tensor);
    int index = step.outputs().stream().map(Tensor::unmasked).toList().indexOf(tensor.unmasked());
    long use = graph.steps().stream().filter(s -> s.layer() == step.layer()).toList().indexOf(step);
    return step.layer().name() + "[" + use + "][" + index + "]";
  }

  // ---- totals

  private static String totals(Model model) {
    boolean built = model.isBuilt();
    var trainable = built ? model.trainableWeights() : List.<Variable>of();
    var rest = built ? model.nonTrainableWeights() : List.<Variable>of();
    var optimizer =
        model.isCompiled() && model.optimizer().isBuilt()
            ? model.optimizer().variables()
            : List.<Variable>of();
    var all = new ArrayList<>(trainable);
    all.addAll(rest);
    all.addAll(optimizer);
    var text = new StringBuilder();
    text.append(line("Total params", all));
    text.append(line("Trainable params", trainable));
    text.append(line("Non-trainable params", rest));
    if (!optimizer.isEmpty()) {
      text.append(line("Optimizer params", optimizer));
    }
    return text.toString();
  }

  private static String line(String title, List<Variable> variables) {
    long count = variables.stream().mapToLong(v -> v.type().shape().size()).sum();
    double bytes = variables.stream().mapToDouble(v -> v.type().bytes()).sum();
    return String.format(Locale.ROOT, " %s: %,d (%s)%n", title, count, size(bytes))
        .replace("\r", "");
  }

  private static String size(double bytes) {
    int unit = 0;
    while (bytes >= 1024 && unit < UNITS.size() - 1) {
      bytes /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, "%.2f %s", bytes, UNITS.get(unit));
  }
}
