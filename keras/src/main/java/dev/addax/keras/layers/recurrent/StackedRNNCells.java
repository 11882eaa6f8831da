package dev.addax.keras.layers.recurrent;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.List;

/** Cells one above the other, as one cell. Keras: {@code keras.layers.StackedRNNCells}. */
public final class StackedRNNCells extends Cell implements Fluent<StackedRNNCells> {
  public static final Schema<StackedRNNCells> SCHEMA =
      Schema.of("keras.layers.StackedRNNCells", StackedRNNCells.class, StackedRNNCells::new);

  private final Option<List<Cell>> cells = required("cells", CELL.list());

  StackedRNNCells() {}

  /** The first cell sees the input, each other one the output of the one before. */
  public StackedRNNCells(List<? extends Cell> cells) {
    this.cells.set(List.copyOf(cells));
  }

  public List<Cell> cells() {
    return cells.get();
  }

  @Override
  public void complete() {
    super.complete();
    for (int i = 0; i < cells.get().size(); i++) {
      track("cells/" + i, cells.get().get(i));
    }
  }

  @Override
  public List<Shape> stateShapes() {
    return cells.get().stream().flatMap(cell -> cell.stateShapes().stream()).toList();
  }

  @Override
  protected void build(Shape input) {
    var shape = input;
    for (var cell : cells.get()) {
      cell.buildFor(shape);
      shape = cell.stateShapes().getFirst().insert(0, input.dim(0));
    }
  }

  @Override
  protected Call prepare(Tensor firstInput, List<Tensor> states, Call call) {
    var result = call;
    var x = firstInput;
    int at = 0;
    for (int i = 0; i < cells.get().size(); i++) {
      var cell = cells.get().get(i);
      var mine = states.subList(at, at + cell.stateShapes().size());
      at += mine.size();
      var prepared = cell.prepare(x, mine, Call.DEFAULT.training(call.training()));
      result = result.with(key(i), prepared);
      x = cell.step(cell.project(x, prepared), mine, prepared).output();
    }
    return result;
  }

  private static String key(int cell) {
    return "cell " + cell;
  }

  @Override
  protected Stepped step(Tensor x, List<Tensor> states, Call call) {
    var output = x;
    var next = new ArrayList<Tensor>();
    int at = 0;
    for (int i = 0; i < cells.get().size(); i++) {
      var cell = cells.get().get(i);
      var mine = states.subList(at, at + cell.stateShapes().size());
      at += mine.size();
      var prepared = call.arguments().get(key(i)) instanceof Call own ? own : call;
      var made = cell.step(cell.project(output, prepared), mine, prepared);
      output = made.output();
      next.addAll(made.states());
    }
    return new Stepped(output, next);
  }
}
