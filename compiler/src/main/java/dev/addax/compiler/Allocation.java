package dev.addax.compiler;

import dev.addax.tensor.Node;
import dev.addax.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives storages their offsets in the slab: each from its first step to its last one; a result
 * takes over the memory of an input that nobody needs any more where the op allows it.
 */
final class Allocation {
  private final List<Node> order;
  private final Map<Tensor, Place> places;
  private final Map<Node, Storage> scratches;
  private final List<Storage> snapshots;
  private final Slab slab = new Slab();
  private final Map<Integer, List<Storage>> endings = new HashMap<>();
  private final Set<Storage> handedOn = new HashSet<>();

  Allocation(
      List<Node> order,
      Map<Tensor, Place> places,
      Map<Node, Storage> scratches,
      List<Storage> snapshots) {
    this.order = order;
    this.places = places;
    this.scratches = scratches;
    this.snapshots = snapshots;
  }

  /** {@return the size of the slab} */
  long run() {
    snapshots.forEach(this::take);
    for (int i = 0; i < order.size(); i++) {
      make(order.get(i), i);
      free(endings.getOrDefault(i, List.of()));
    }
    return slab.bytes();
  }

  private void make(Node node, int step) {
    for (int i = 0; i < node.outputs().size(); i++) {
      var place = places.get(node.output(i));
      if (place != null && place.storage().isSlab() && place.storage().first == step) {
        var over = overwritten(node, i, step);
        if (over == null) {
          take(place.storage());
        } else {
          handedOn.add(over);
          place.storage().offset = over.offset;
          endsAt(place.storage());
        }
      }
    }
    var scratch = scratches.get(node);
    if (scratch != null) {
      take(scratch);
    }
  }

  private @Nullable Storage overwritten(Node node, int out, int step) {
    var made = places.get(node.output(out));
    for (int i = 0; i < node.inputs().size(); i++) {
      var read = places.get(node.input(i));
      var storage = read.storage();
      if (storage.isSlab()
          && storage.last == step
          && read.isWhole()
          && made.isWhole()
          && !handedOn.contains(storage)
          && InPlace.allowed(node, out, i)
          && Planner.isAlone(node, i, places)) {
        return storage;
      }
    }
    return null;
  }

  private void take(Storage storage) {
    storage.offset = slab.take(storage.bytes);
    endsAt(storage);
  }

  private void endsAt(Storage storage) {
    endings.computeIfAbsent(storage.last, s -> new ArrayList<>()).add(storage);
  }

  private void free(List<Storage> storages) {
    for (var storage : storages) {
      if (!handedOn.contains(storage)) {
        slab.free(storage.offset, storage.bytes);
      }
    }
  }
}
