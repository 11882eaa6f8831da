package dev.addax.compiler;

import dev.addax.compiler.graph.Elementwise;
import dev.addax.compiler.graph.Uses;
import dev.addax.tensor.Cond;
import dev.addax.tensor.Graph;
import dev.addax.tensor.Loop;
import dev.addax.tensor.Node;
import dev.addax.tensor.Reshape;
import dev.addax.tensor.Slice;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Transpose;
import dev.addax.tensor.Unary;
import dev.addax.tensor.While;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Turns a graph into steps and gives every tensor its memory. Results are made where callers want
 * them, variables in place; everything else shares one slab.
 */
final class Planner {
  private final Graph graph;
  private final int[] replaces;
  private final List<Node> order;
  private final Viewing viewing;
  private final Set<Node> views = new HashSet<>();
  private final Constants constants = new Constants();
  private final Map<Tensor, Place> places = new HashMap<>();
  private final Map<Node, List<Plan>> bodies = new HashMap<>();
  private final Map<Node, Storage> scratches = new HashMap<>();
  private final List<Storage> inputs = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<Copy> early = new ArrayList<>();
  private final List<Copy> late = new ArrayList<>();

  private record Copy(Place from, Place to) {
    Step step() {
      return new Step(new Unary(Unary.Kind.IDENTITY), List.of(from.view()), List.of(to.view()));
    }
  }

  private Planner(Graph graph, int[] replaces) {
    this.graph = graph;
    this.replaces = replaces;
    this.order = Order.of(graph, replaces);
    this.viewing = new Viewing(new Uses(graph));
  }

  static Plan plan(Graph graph, int[] replaces) {
    return new Planner(graph, replaces).plan();
  }

  private Plan plan() {
    place();
    Chains.extend(order, places);
    results();
    long bytes = new Allocation(order, places, scratches, snapshots()).run();
    early.forEach(copy -> steps.add(copy.step()));
    order.forEach(this::emit);
    late.forEach(copy -> steps.add(copy.step()));
    return new Plan(types(graph.inputs()), types(graph.outputs()), constants.all(), bytes, steps);
  }

  private static List<TensorType> types(List<Tensor> tensors) {
    return tensors.stream().map(Tensor::type).toList();
  }

  private List<Storage> snapshots() {
    return early.stream().map(c -> c.to.storage()).filter(Storage::isSlab).toList();
  }

  // Where tensors lie

  private void place() {
    for (var input : graph.inputs()) {
      var storage = Storage.given(View.Base.INPUT, inputs.size(), input.type().bytes());
      inputs.add(storage);
      places.put(input, Place.whole(storage, input.type()));
    }
    for (int i = 0; i < order.size(); i++) {
      place(order.get(i), i);
    }
  }

  private void place(Node node, int step) {
    if (Constants.keeps(node.op())) {
      places.put(node.output(0), constants.place(node.op()));
      return;
    }
    switch (node.op()) {
      case Reshape r -> view(node, step);
      case Slice s -> view(node, step);
      case Transpose t -> view(node, step);
      default -> make(node, step);
    }
  }

  private void view(Node node, int step) {
    var place = viewing.of(node, at(node.input(0)));
    if (place == null) {
      make(node, step);
    } else {
      places.put(node.output(0), place);
      views.add(node);
    }
  }

  private void make(Node node, int step) {
    {
      {
        for (var input : node.inputs()) {
          at(input).storage().readAt(step);
        }
        for (var output : node.outputs()) {
          var whole = Place.whole(Storage.slab(output.type().bytes(), step), output.type());
          var strides = viewing.transposed(node);
          places.put(
              output,
              strides == null ? whole : new Place(whole.storage(), output.type(), 0, strides));
        }
        scratch(node, step);
      }
    }
  }

  private Place at(Tensor tensor) {
    var place = places.get(tensor);
    if (place == null) {
      throw new IllegalStateException(
          "The graph to compile refers to " + tensor + ", which is neither made nor given in it");
    }
    return place;
  }

  /** Plans the graphs inside {@code node}; their slabs are one after the other the same memory. */
  private void scratch(Node node, int step) {
    var plans =
        switch (node.op()) {
          case Loop loop -> List.of(plan(loop.body(), carried(loop.body(), loop.carries())));
          case While loop ->
              List.of(
                  plan(loop.condition(), carried(loop.condition(), 0)),
                  plan(loop.body(), carried(loop.body(), loop.carries())));
          case Cond cond ->
              List.of(
                  plan(cond.then(), carried(cond.then(), 0)),
                  plan(cond.otherwise(), carried(cond.otherwise(), 0)));
          default -> List.<Plan>of();
        };
    if (!plans.isEmpty()) {
      long bytes = plans.stream().mapToLong(Plan::bytes).max().orElse(0) + Plan.ALIGNMENT;
      bodies.put(node, plans);
      scratches.put(node, Storage.slab(bytes, step));
    }
  }

  private static int[] carried(Graph body, int carries) {
    return IntStream.range(0, body.outputs().size()).map(i -> i < carries ? i : -1).toArray();
  }

  // Results

  private void results() {
    var taken = new HashSet<Storage>();
    for (int i = 0; i < replaces.length; i++) {
      var place = at(graph.outputs().get(i));
      if (!place.storage().isSlab() || !place.isWhole() || !taken.add(place.storage())) {
        copied(place, i);
      } else if (mayBeMadeIn(place.storage(), i)) {
        place.storage().moveTo(i);
      } else {
        copied(place, i);
      }
    }
  }

  /** The buffer of a result may be that of an input: then it is written after the last reader. */
  private boolean mayBeMadeIn(Storage storage, int output) {
    if (replaces[output] < 0) {
      return true;
    }
    var input = inputs.get(replaces[output]);
    return input.last < storage.first
        || (input.last == storage.first && overwrites(order.get(storage.first), storage, input));
  }

  private boolean overwrites(Node node, Storage made, Storage read) {
    int out = -1;
    for (int i = 0; i < node.outputs().size(); i++) {
      out = at(node.output(i)).storage() == made ? i : out;
    }
    for (int i = 0; i < node.inputs().size(); i++) {
      var place = at(node.input(i));
      if (place.storage() == read
          && !(place.isWhole() && InPlace.allowed(node, out, i) && isAlone(node, i, places))) {
        return false;
      }
    }
    return true;
  }

  /** {@return whether no other input of {@code node} lies in the memory of input {@code in}} */
  static boolean isAlone(Node node, int in, Map<Tensor, Place> places) {
    var storage = places.get(node.input(in)).storage();
    for (int i = 0; i < node.inputs().size(); i++) {
      boolean same = places.get(node.input(i)).storage() == storage;
      boolean harmless = node.input(i) == node.input(in) && Elementwise.is(node.op());
      if (i != in && same && !harmless) {
        return false;
      }
    }
    return true;
  }

  private void copied(Place place, int output) {
    if (place.storage().base == View.Base.INPUT && replaces[output] < 0) {
      // Nobody else writes there: before the first step is as good as after the last.
      early.addFirst(new Copy(place, result(output)));
      return;
    }
    var from = isOverwritten(place.storage(), output) ? snapshot(place) : place;
    from.storage().readAt(Storage.END);
    late.add(new Copy(from, result(output)));
  }

  private Place result(int output) {
    var type = graph.outputs().get(output).type();
    return Place.whole(Storage.given(View.Base.OUTPUT, output, type.bytes()), type);
  }

  private boolean isOverwritten(Storage storage, int output) {
    return storage.base == View.Base.INPUT
        && IntStream.range(0, replaces.length)
            .anyMatch(i -> i != output && replaces[i] == storage.index);
  }

  private Place snapshot(Place place) {
    var kept = Place.whole(Storage.slab(place.type().bytes(), -1), place.type());
    early.add(new Copy(place, kept));
    return kept;
  }

  // Steps

  private void emit(Node node) {
    if (Constants.keeps(node.op()) || views.contains(node)) {
      return;
    }
    var scratch = scratches.get(node);
    steps.add(
        new Step(
            node.op(),
            views(node.inputs()),
            views(node.outputs()),
            bodies.getOrDefault(node, List.of()),
            scratch == null ? -1 : scratch.offset));
  }

  private List<View> views(List<Tensor> tensors) {
    var views = new ArrayList<View>(tensors.size());
    for (var tensor : tensors) {
      views.add(at(tensor).view());
    }
    return views;
  }
}
