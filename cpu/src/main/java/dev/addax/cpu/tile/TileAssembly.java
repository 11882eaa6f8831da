package dev.addax.cpu.tile;

import dev.addax.tensor.type.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A program under construction: hands out registers, chooses the tile, and lays out scratch memory.
 */
final class TileAssembly {
  private static final int WANTED_TILE = 1024;
  static final int LARGEST_TILE = 16_384;
  private static final int ALIGNMENT = 64;
  private static final int VECTOR = 16;

  private final long elements;
  private final List<Instruction> once = new ArrayList<>();
  private final List<Instruction> each = new ArrayList<>();
  private final List<TileProgram.Window> windows = new ArrayList<>();
  private final List<TileProgram.Base> bases = new ArrayList<>();
  private final Map<Integer, Integer> scratchBytes = new HashMap<>();
  private final Map<Integer, TileProgram.Fixed> constants = new HashMap<>();
  private final List<TileProgram.Total> totals = new ArrayList<>();
  private final Set<Integer> made = new HashSet<>();
  private long multiple = 1;
  private long row = 1;
  private boolean vectorsOfRows;
  private int registers;
  private int weight;

  TileAssembly(long elements) {
    this.elements = elements;
  }

  long elements() {
    return elements;
  }

  boolean isMade(int operand) {
    return made.contains(operand);
  }

  /** Adds an instruction that is worth {@code cost} additions for each element. */
  boolean add(Instruction instruction, int cost) {
    weight += cost;
    if (instruction instanceof Instruction.OnRows rows) {
      wholeRows(rows.count());
    }
    each.add(instruction);
    return true;
  }

  int window(int operand, int bytes, int rate) {
    for (var window : windows) {
      if (window.operand() == operand && window.rate() == rate) {
        return window.register();
      }
    }
    // Whole vectors are written: where a tile has fewer elements, it must still end with one.
    vectorsOfRows |= rate > 1;
    windows.add(new TileProgram.Window(registers, operand, bytes, rate));
    made.add(operand);
    return registers++;
  }

  private int base(int operand) {
    bases.add(new TileProgram.Base(registers, operand));
    return registers++;
  }

  int scratch(int bytes) {
    scratchBytes.put(registers, bytes);
    return registers++;
  }

  int constant(DType dtype, Number value) {
    for (var known : constants.values()) {
      if (known.dtype() == dtype && known.value().equals(value)) {
        return known.register();
      }
    }
    constants.put(registers, new TileProgram.Fixed(registers, 0, dtype, value));
    return registers++;
  }

  /** {@return a register for a broadcast operand} */
  int expanded(int operand, DType dtype, Expansion expansion, int rate) {
    int base = base(operand);
    if (rate == 1 && expansion.period() <= WANTED_TILE) {
      multiple = joined(multiple, expansion.period());
    }
    var expand = new Instruction.Expand(expansion, base, registers);
    add(rate == 1 ? expand : new Instruction.OnRows(expand, rate), 1);
    scratchBytes.put(registers, dtype.bytes());
    return registers++;
  }

  private static long joined(long a, long b) {
    long both = a / gcd(a, b) * b;
    return aligned(both) <= 4 * WANTED_TILE ? both : a;
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  void columns(int x, int operand, Accumulation columns) {
    weight++;
    made.add(operand);
    totals.add(new TileProgram.Total(registers, operand, columns));
    each.add(new Instruction.Accumulate(columns, x, registers));
    registers++;
    wholeRows(columns.width());
  }

  /** Says that tiles must hold whole rows. */
  void wholeRows(long count) {
    row = row / gcd(row, count) * count;
  }

  /** {@return whether there is a tile that holds whole rows and fits in the cache} */
  boolean fits() {
    return elements <= LARGEST_TILE || step() <= LARGEST_TILE;
  }

  /** What the size of a tile must be a multiple of. */
  private long step() {
    long whole = aligned(vectorsOfRows ? row * VECTOR : row);
    long both = aligned(multiple / gcd(multiple, whole) * whole);
    return both <= LARGEST_TILE ? both : whole;
  }

  private static long aligned(long multiple) {
    return multiple / gcd(multiple, ALIGNMENT) * ALIGNMENT;
  }

  TileProgram finish() {
    int tile = tile();
    hoist(tile);
    int[] end = {0};
    var fixed = constants.values().stream().map(c -> place(c, end, tile)).toList();
    var scratches = new ArrayList<TileProgram.Scratch>();
    for (var total : totals) {
      scratches.add(
          new TileProgram.Scratch(total.register(), take(end, total.accumulation().bytes())));
    }
    scratches.addAll(layout(tile, end));
    return new TileProgram(
        elements,
        tile,
        registers,
        List.copyOf(once),
        List.copyOf(each),
        windows,
        bases,
        scratches,
        fixed,
        totals,
        end[0],
        weight);
  }

  private int tile() {
    long step = step();
    long tile = step >= WANTED_TILE ? step : step * (WANTED_TILE / step);
    return (int) Math.max(1, Math.min(tile, Math.max(elements, 1)));
  }

  /** Expansions that are the same in every tile are made once. */
  private void hoist(int tile) {
    boolean single = tile >= elements;
    each.removeIf(
        i -> {
          boolean same = isSame(i, tile, single);
          if (same) {
            once.add(i);
          }
          return same;
        });
  }

  private static boolean isSame(Instruction instruction, int tile, boolean single) {
    return switch (instruction) {
      case Instruction.Expand e -> single || tile % e.expansion().period() == 0;
      case Instruction.OnRows r -> isSame(r.instruction(), tile / r.count(), single);
      default -> false;
    };
  }

  private static int take(int[] end, int bytes) {
    int at = end[0];
    end[0] += (bytes + ALIGNMENT - 1) & -ALIGNMENT;
    return at;
  }

  private static TileProgram.Fixed place(TileProgram.Fixed constant, int[] end, int tile) {
    int at = take(end, tile * constant.dtype().bytes());
    return new TileProgram.Fixed(constant.register(), at, constant.dtype(), constant.value());
  }

  /** Scratch registers share memory where their lives don't overlap. */
  private List<TileProgram.Scratch> layout(int tile, int[] end) {
    var last = new int[registers];
    Arrays.fill(last, -1);
    for (int i = 0; i < each.size(); i++) {
      for (int read : reads(each.get(i))) {
        last[read] = i;
      }
    }
    var free = new HashMap<Integer, List<Integer>>();
    var at = new HashMap<Integer, Integer>();
    for (Instruction instruction : once) {
      int register = write(instruction);
      at.put(register, take(end, tile * scratchBytes.get(register)));
    }
    var kept = Set.copyOf(at.keySet());
    for (int i = 0; i < each.size(); i++) {
      var instruction = each.get(i);
      int now = i;
      var ending =
          Arrays.stream(reads(instruction))
              .distinct()
              .filter(r -> at.containsKey(r) && !kept.contains(r) && last[r] == now)
              .toArray();
      // A repetition reads what it would overwrite: its result gets memory before its operand gives
      // any back.
      boolean apart = instruction instanceof Instruction.Repeat;
      if (apart) {
        place(write(instruction), at, free, tile, end);
      }
      for (int register : ending) {
        free.computeIfAbsent(scratchBytes.get(register), b -> new ArrayList<>())
            .add(at.get(register));
      }
      if (!apart) {
        place(write(instruction), at, free, tile, end);
      }
    }
    var result = new ArrayList<TileProgram.Scratch>();
    at.forEach((register, offset) -> result.add(new TileProgram.Scratch(register, offset)));
    return result;
  }

  private void place(
      int register,
      Map<Integer, Integer> at,
      Map<Integer, List<Integer>> free,
      int tile,
      int[] end) {
    if (scratchBytes.containsKey(register) && !at.containsKey(register)) {
      int bytes = scratchBytes.get(register);
      var list = free.getOrDefault(bytes, List.of());
      at.put(register, list.isEmpty() ? take(end, tile * bytes) : list.removeLast());
    }
  }

  private static int[] reads(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Apply1 i -> new int[] {i.x()};
      case Instruction.Apply2 i -> new int[] {i.a(), i.b()};
      case Instruction.Apply3 i -> new int[] {i.c(), i.a(), i.b()};
      case Instruction.Expand i -> new int[] {};
      case Instruction.Reduced i -> new int[] {i.x()};
      case Instruction.Rows i -> new int[] {i.x()};
      case Instruction.Repeat i -> new int[] {i.x()};
      case Instruction.OnRows i -> reads(i.instruction());
      case Instruction.Accumulate i -> new int[] {i.x()};
    };
  }

  private static int write(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Apply1 i -> i.y();
      case Instruction.Apply2 i -> i.y();
      case Instruction.Apply3 i -> i.y();
      case Instruction.Expand i -> i.y();
      case Instruction.Reduced i -> i.y();
      case Instruction.Rows i -> i.y();
      case Instruction.Repeat i -> i.y();
      case Instruction.OnRows i -> write(i.instruction());
      case Instruction.Accumulate i -> -1;
    };
  }
}
