package dev.addax.cpu.tile;

import dev.addax.cpu.kernel.Raw;
import dev.addax.cpu.parallel.Task;
import dev.addax.cpu.parallel.Workers;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.type.DType;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A program one of whose operands is zero but for some rows that are added to it. The operand is
 * never laid out as a whole: each tile finds its part of it made just before.
 */
public final class ScatteredTiles implements Task {
  private static final int VECTOR = 16;
  private static final long WORK_PER_PART = 40_000;

  private final TileProgram program;
  private final int operand;
  private final int width;
  private final int chunk;
  private final Part[] parts;
  private final Buffer scratch;
  private final Rows rows;
  private long[] operands = {};

  /** The rows that are added. */
  public interface Rows {
    /** {@return how many there are} */
    int count();

    /** {@return the row of the operand that number {@code i} is added to} */
    int target(int i);

    /** Adds number {@code i} to the row at {@code address}. */
    void add(int i, long address);
  }

  /** What one thread works with: for each chunk a list of what is added there, in order. */
  private static final class Part {
    final TileMemory memory;
    final long made;
    final int[] first;
    final int[] next;
    long[] operands = {};

    Part(TileMemory memory, long made, int chunks, int count) {
      this.memory = memory;
      this.made = made;
      this.first = new int[chunks];
      this.next = new int[count];
    }
  }

  /**
   * Makes the program ready.
   *
   * @param operand the number of the operand that is made here
   * @param width how many elements a row has
   */
  public ScatteredTiles(TileProgram program, int operand, int width, Rows rows) {
    this.program = program;
    this.operand = operand;
    this.width = width;
    this.rows = rows;
    this.chunk = chunk(program, width);
    int chunks = chunks();
    int count = Math.clamp(program.work() / WORK_PER_PART, 1, Math.min(Workers.count(), chunks));
    long own = (program.scratchBytes() + 63L) & -64;
    long bytes = own + 4L * chunk;
    this.scratch = Buffer.allocate(DType.UINT8, bytes * count);
    this.parts =
        IntStream.range(0, count)
            .mapToObj(p -> scratch.address() + p * bytes)
            .map(at -> new Part(new TileMemory(program, at), at + own, chunks, rows.count()))
            .toArray(Part[]::new);
    for (Part part : parts) {
      Raw.clear(part.made, 4L * chunk);
    }
  }

  /**
   * {@return how many elements to do at once: whole rows and whole vectors, within a tile; 0 if
   * there is no such number}
   */
  private static int chunk(TileProgram program, int width) {
    int least = width;
    while (least % VECTOR != 0) {
      least *= 2;
    }
    return program.tile() / least * least;
  }

  private int chunks() {
    return Math.toIntExact((program.elements() + chunk - 1) / chunk);
  }

  /** {@return whether an operand of such rows can be made tile by tile} */
  public static boolean isPossible(TileProgram program, int operand, int width) {
    long windows = program.windows().stream().filter(w -> w.operand() == operand).count();
    boolean alone = windows == 1 && program.bases().stream().noneMatch(b -> b.operand() == operand);
    boolean elementwise =
        program.windows().stream().allMatch(w -> w.rate() == 1)
            && program.totals().isEmpty()
            && program.each().stream().noneMatch(ScatteredTiles::isOfRows);
    int chunk = chunk(program, width);
    boolean steady =
        chunk == program.tile() || program.once().stream().allMatch(ScatteredTiles::isOne);
    return alone && elementwise && steady && chunk > 0;
  }

  /** Whether the instruction gives the same whatever the size of a tile. */
  private static boolean isOne(Instruction instruction) {
    return instruction instanceof Instruction.Expand e && e.expansion().period() == 1;
  }

  private static boolean isOfRows(Instruction instruction) {
    return instruction instanceof Instruction.OnRows
        || instruction instanceof Instruction.Rows
        || instruction instanceof Instruction.Reduced
        || instruction instanceof Instruction.Repeat;
  }

  /** Runs the program; {@code addresses} are addresses by operand number. */
  public void run(long[] addresses) {
    operands = addresses;
    Workers.run(this, parts.length);
  }

  @Override
  public void run(int number, int count) {
    Part part = parts[number];
    int chunks = chunks();
    int begin = (int) ((long) chunks * number / count);
    int end = (int) ((long) chunks * (number + 1) / count);
    list(part, begin, end);
    if (part.operands.length == 0) {
      part.operands = new long[operands.length];
    }
    System.arraycopy(operands, 0, part.operands, 0, operands.length);
    program.begin(part.memory, part.operands);
    for (int c = begin; c < end; c++) {
      chunk(part, c);
    }
  }

  /** Lists what is added to each chunk. All targets are looked at before anything is changed. */
  private void list(Part part, int begin, int end) {
    Arrays.fill(part.first, begin, end, -1);
    int rowsOfChunk = chunk / width;
    for (int i = rows.count() - 1; i >= 0; i--) {
      int c = rows.target(i) / rowsOfChunk;
      if (c >= begin && c < end) {
        part.next[i] = part.first[c];
        part.first[c] = i;
      }
    }
  }

  private void chunk(Part part, int number) {
    long start = (long) number * chunk;
    int n = (int) Math.min(chunk, program.elements() - start);
    int firstRow = number * (chunk / width);
    int head = part.first[number];
    for (int i = head; i >= 0; i = part.next[i]) {
      rows.add(i, part.made + 4L * width * (rows.target(i) - firstRow));
    }
    part.operands[operand] = part.made - 4 * start;
    program.tile(part.memory, part.operands, start, n);
    if (head >= 0) {
      Raw.clear(part.made, 4L * n);
    }
  }
}
