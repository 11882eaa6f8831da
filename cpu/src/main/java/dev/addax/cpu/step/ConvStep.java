package dev.addax.cpu.step;

import dev.addax.cpu.kernel.BinaryLoop;
import dev.addax.cpu.kernel.Loops;
import dev.addax.cpu.kernel.Raw;
import dev.addax.cpu.parallel.Task;
import dev.addax.cpu.parallel.Workers;
import dev.addax.tensor.Binary;
import dev.addax.tensor.Conv;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.type.DType;
import java.util.stream.IntStream;

/**
 * A convolution by oneDNN, split along the batch. The gradient for the kernel is summed over the
 * parts.
 *
 * @param a the first operand of the op, {@code b} the second, {@code y} the result
 * @param bias what the problem's tail adds; −1 for nothing
 */
public record ConvStep(ConvProblem problem, int a, int b, int bias, int y) implements Step {
  private static final double FLOPS_PER_PART = 1e6;

  @Override
  public Runnable bind(Frame frame) {
    int parts =
        Math.clamp(
            (long) (problem.flops() / FLOPS_PER_PART),
            1,
            Math.min(Workers.count(), problem.batch()));
    var pieces =
        IntStream.range(0, parts)
            .mapToObj(p -> new ConvPiece(problem, first(p, parts), first(p + 1, parts)))
            .toList();
    var work = pieces.toArray(ConvPiece[]::new);
    var at = frame.at();
    if (problem.kind() == Conv.Kind.KERNEL_GRADIENT && parts > 1) {
      return summed(at, work);
    }
    Task task = (part, of) -> work[part].run(at[a], at[b], bias < 0 ? 0 : at[bias], at[y]);
    return () -> Workers.run(task, parts);
  }

  private int first(int part, int parts) {
    return (int) ((long) problem.batch() * part / parts);
  }

  private Runnable summed(long[] at, ConvPiece[] work) {
    long bytes = problem.kernelBytes();
    var memory = Buffer.allocate(DType.UINT8, work.length * aligned(bytes));
    BinaryLoop add = Loops.binary(Binary.Kind.ADD, problem.dtype());
    if (add == null) {
      throw new IllegalStateException("no loop adds " + problem.dtype());
    }
    int elements = (int) (bytes / problem.dtype().bytes());
    Task task =
        (part, of) -> work[part].run(at[a], at[b], 0, memory.address() + part * aligned(bytes));
    return () -> {
      Workers.run(task, work.length);
      long total = memory.address();
      for (int p = 1; p < work.length; p++) {
        add.run(total, memory.address() + p * aligned(bytes), total, elements);
      }
      Raw.copy(total, at[y], bytes);
    };
  }

  private static long aligned(long bytes) {
    return (bytes + 63) & -64;
  }

  @Override
  public String toString() {
    return "conv_" + problem + "(" + a + ", " + b + " -> " + y + ")";
  }
}
