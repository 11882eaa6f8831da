package dev.addax.keras.models;

import dev.addax.data.Array;
import dev.addax.data.Columns;
import dev.addax.data.Cursor;
import dev.addax.data.Dataset;
import dev.addax.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Steps from a dataset of batches. */
final class DatasetFeed implements Feed {
  private final Dataset dataset;
  private final List<String> inputNames;
  private final List<String> outputNames;

  DatasetFeed(Dataset dataset, List<String> inputNames, List<String> outputNames) {
    this.dataset = dataset;
    this.inputNames = inputNames;
    this.outputNames = outputNames;
  }

  @Override
  public long steps() {
    return Math.max(-1, dataset.size());
  }

  @Override
  public Pass pass(int epoch) {
    return new Batches(dataset.iterator());
  }

  private final class Batches implements Pass {
    private final Cursor cursor;

    Batches(Cursor cursor) {
      this.cursor = cursor;
    }

    @Override
    public @Nullable Step next() {
      if (!cursor.hasNext()) {
        return null;
      }
      var batch = cursor.next();
      return new Step(
          tensors(batch.inputs(), inputNames, "input"),
          tensors(batch.targets(), outputNames, "output"),
          tensors(batch.weights(), outputNames, "output"));
    }

    @Override
    public void close() {
      cursor.close();
    }
  }

  /** Named columns go where their names say, in the order of the model's names. */
  private static List<Tensor> tensors(Columns columns, List<String> names, String what) {
    if (!columns.isNamed()) {
      return columns.arrays().stream().map(Array::tensor).toList();
    }
    var ordered = new ArrayList<Tensor>();
    for (var name : names.isEmpty() ? columns.names() : names) {
      if (!columns.names().contains(name)) {
        throw new IllegalArgumentException(
            "The model has %s '%s', the data has columns %s"
                .formatted(what, name, columns.names()));
      }
      ordered.add(columns.get(name).tensor());
    }
    return ordered;
  }
}
