package dev.addax.cpu.step;

import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.type.DType;
import java.util.List;
import java.util.stream.IntStream;

/** A program with memory of its own; serves one caller at a time. */
public final class Frame {
  private static final long ALIGNMENT = 64;

  // Kept reachable as long as the steps that use the memory.
  private final Program program;
  private final Buffer memory;
  private final long slab;
  private final long scratch;
  private final long[] at;
  private final Lenders inputs;
  private final Lenders outputs;
  private final Runnable[] steps;

  /**
   * Slots that lie in callers' buffers: for each buffer the slots, and how far behind its start.
   */
  private record Lenders(int[][] slots, long[][] offsets) {
    static Lenders of(List<Slot> slots, Slot.Base base, int count) {
      var numbers = new int[count][];
      var offsets = new long[count][];
      for (int i = 0; i < count; i++) {
        int index = i;
        numbers[i] =
            IntStream.range(0, slots.size())
                .filter(s -> slots.get(s).base() == base && slots.get(s).index() == index)
                .toArray();
        offsets[i] = IntStream.of(numbers[i]).mapToLong(s -> slots.get(s).offset()).toArray();
      }
      return new Lenders(numbers, offsets);
    }

    void set(long[] at, int i, long address) {
      int[] mine = slots[i];
      for (int k = 0; k < mine.length; k++) {
        at[mine[k]] = address + offsets[i][k];
      }
    }
  }

  /** A frame with a slab of its own. */
  public Frame(Program program) {
    this(program, 0);
  }

  /** A frame whose slab lies at {@code slab}; 0 gives it one of its own. */
  Frame(Program program, long slab) {
    this(program, slab, 0, 1);
  }

  /**
   * A frame that does one of {@code pieces} pieces of each step. All steps have such pieces if
   * there is more than one.
   */
  Frame(Program program, long slab, int piece, int pieces) {
    long own = slab == 0 ? aligned(program.slabBytes()) : 0;
    long extra = aligned(program.extraBytes());
    this.program = program;
    this.memory = Buffer.allocate(DType.UINT8, own + extra + program.scratchBytes() + ALIGNMENT);
    this.slab = slab == 0 ? memory.address() : slab;
    this.scratch = memory.address() + own + extra;
    this.at = new long[program.slots().size()];
    this.inputs = Lenders.of(program.slots(), Slot.Base.INPUT, program.inputs());
    this.outputs = Lenders.of(program.slots(), Slot.Base.OUTPUT, program.outputs());
    for (int i = 0; i < at.length; i++) {
      at[i] = fixed(program.slots().get(i), memory.address() + own);
    }
    this.steps =
        program.steps().stream()
            .map(s -> pieces == 1 ? s.bind(this) : piece((DividedStep) s, piece, pieces))
            .toArray(Runnable[]::new);
  }

  private Runnable piece(DividedStep step, int piece, int pieces) {
    var bound = step.bind(this, pieces);
    return () -> bound.run(piece);
  }

  private static long aligned(long bytes) {
    return (bytes + ALIGNMENT - 1) & -ALIGNMENT;
  }

  private long fixed(Slot slot, long extra) {
    return switch (slot.base()) {
      case SLAB -> slab + slot.offset();
      case EXTRA -> extra + slot.offset();
      case CONSTANT -> program.constants().get(slot.index()).address() + slot.offset();
      case INPUT, OUTPUT -> 0;
    };
  }

  /** {@return the address of each slot; the array stays, its content changes from run to run} */
  long[] at() {
    return at;
  }

  /** {@return where the slab begins} */
  long slab() {
    return slab;
  }

  /** {@return scratch memory that any step may use while it runs} */
  long scratch() {
    return scratch;
  }

  /** Says where input number {@code i} lies. */
  public void input(int i, long address) {
    inputs.set(at, i, address);
  }

  /** Says where output number {@code i} goes. */
  public void output(int i, long address) {
    outputs.set(at, i, address);
  }

  /** Runs all steps. */
  public void run() {
    for (Runnable step : steps) {
      step.run();
    }
  }
}
