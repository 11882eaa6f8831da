package dev.addax.conformance.kind;

import dev.addax.conformance.recorded.Case;
import dev.addax.conformance.recorded.Check;
import dev.addax.conformance.recorded.Skip;
import dev.addax.conformance.recorded.Verdict;
import dev.addax.data.Array;
import dev.addax.data.ElementType;
import dev.addax.data.Targets;
import dev.addax.data.sequence.Padding;
import dev.addax.data.sequence.Timeseries;
import dev.addax.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Functions of {@code keras.utils} that prepare data. */
final class UtilityCheck implements Check {
  private static final int BATCH = 128;

  @Override
  public String kind() {
    return "utility";
  }

  @Override
  public void run(Case subject, Verdict verdict) {
    var name = subject.text("function");
    Object result =
        switch (name) {
          case "keras.utils.pad_sequences" -> padded(arguments(subject, "sequences")).tensor();
          case "keras.utils.to_categorical" ->
              categorical(arguments(subject, "x", "num_classes")).tensor();
          case "keras.utils.timeseries_dataset_from_array" ->
              windows(arguments(subject, "data", "targets", "sequence_length"));
          default -> throw new Skip("no " + name);
        };
    Results.compare(subject, verdict, Results.flatten(result));
  }

  /** {@return all arguments by name, positional ones under the given names} */
  private static Map<String, @Nullable Object> arguments(Case subject, String... names) {
    var arguments = new HashMap<String, @Nullable Object>();
    var positional = subject.list("args");
    for (int i = 0; i < positional.size(); i++)
      arguments.put(names[i], subject.tree(positional.get(i)));
    subject.object("kwargs").forEach((name, value) -> arguments.put(name, subject.tree(value)));
    return arguments;
  }

  private static Array padded(Map<String, @Nullable Object> arguments) {
    var padding = Padding.toLongest();
    if (arguments.get("maxlen") instanceof Number length)
      padding = Padding.toLength(length.intValue());
    if (arguments.get("padding") instanceof String side) padding = padding.padding(side(side));
    if (arguments.get("truncating") instanceof String side)
      padding = padding.truncating(side(side));
    if (arguments.get("value") instanceof Number value)
      padding = padding.value(value.doubleValue());
    if (arguments.get("dtype") instanceof String type)
      padding = padding.type(ElementType.valueOf(type.toUpperCase(Locale.ROOT)));
    var sequences = (List<?>) Objects.requireNonNull(arguments.get("sequences"));
    return padding.apply(sequences.stream().map(UtilityCheck::sequence).toList());
  }

  private static Padding.Side side(String name) {
    return Padding.Side.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static Array sequence(Object numbers) {
    return Array.of(
        ((List<?>) numbers).stream().mapToDouble(n -> ((Number) n).doubleValue()).toArray());
  }

  private static Array categorical(Map<String, @Nullable Object> arguments) {
    var labels = Array.of((Tensor) Objects.requireNonNull(arguments.get("x")));
    return arguments.get("num_classes") instanceof Number classes
        ? Targets.toCategorical(labels, classes.intValue())
        : Targets.toCategorical(labels);
  }

  private static List<Object> windows(Map<String, @Nullable Object> arguments) {
    var data = Array.of((Tensor) Objects.requireNonNull(arguments.get("data")));
    var series =
        Timeseries.of(data, number(arguments, "sequence_length", 1))
            .stride(number(arguments, "sequence_stride", 1))
            .samplingRate(number(arguments, "sampling_rate", 1))
            .range(
                number(arguments, "start_index", 0), number(arguments, "end_index", data.rows()));
    if (arguments.get("targets") instanceof Tensor targets)
      series = series.targets(Array.of(targets));
    var batches = new ArrayList<Object>();
    for (var batch : series.examples().batch(number(arguments, "batch_size", BATCH))) {
      batches.add(batch.inputs().get(0).tensor());
      if (!batch.targets().isEmpty()) batches.add(batch.targets().get(0).tensor());
    }
    return batches;
  }

  private static int number(Map<String, @Nullable Object> arguments, String name, int otherwise) {
    return arguments.get(name) instanceof Number number ? number.intValue() : otherwise;
  }
}
