package dev.addax.cpu;

import dev.addax.compiler.View;
import dev.addax.cpu.step.Slot;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers the places that a plan speaks of, and hands out memory beyond it. */
final class Slots {
  private static final long ALIGNMENT = 64;

  private final List<Slot> all = new ArrayList<>();
  private final Map<Slot, Integer> numbers = new HashMap<>();
  private final Map<View, Integer> extras = new HashMap<>();
  private long extra;

  int of(View view) {
    Integer known = extras.get(view);
    return known != null ? known : number(new Slot(base(view.base()), view.index(), view.offset()));
  }

  private static Slot.Base base(View.Base base) {
    return switch (base) {
      case SLAB -> Slot.Base.SLAB;
      case INPUT -> Slot.Base.INPUT;
      case OUTPUT -> Slot.Base.OUTPUT;
      case CONSTANT -> Slot.Base.CONSTANT;
    };
  }

  /** {@return the slot of memory that is nobody else's} */
  int extra(long bytes) {
    int number = number(new Slot(Slot.Base.EXTRA, 0, extra));
    extra += (bytes + ALIGNMENT - 1) & -ALIGNMENT;
    return number;
  }

  /** {@return a dense view of memory that is nobody else's} */
  View extraView(TensorType type) {
    // Beyond any slab, so that no planned view is equal to it.
    var view = View.dense(type, View.Base.SLAB, -1 - extras.size(), 0);
    extras.put(view, extra(type.bytes()));
    return view;
  }

  private int number(Slot slot) {
    return numbers.computeIfAbsent(
        slot,
        s -> {
          all.add(s);
          return all.size() - 1;
        });
  }

  List<Slot> all() {
    return List.copyOf(all);
  }

  long extraBytes() {
    return extra;
  }
}
