package dev.addax.cpu.step;

import dev.addax.cpu.dnnl.Argument;
import dev.addax.cpu.dnnl.Invocation;
import dev.addax.cpu.dnnl.Primitive;
import dev.addax.cpu.dnnl.Reorder;
import dev.addax.tensor.Conv;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.type.DType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A convolution of some images of a batch at work on one thread, with its own copy of the kernel in
 * the layout the library likes.
 */
final class ConvPiece {
  private final Conv.Kind kind;
  private final boolean biased;
  private final long imageSkip;
  private final long resultSkip;
  private final Invocation convolution;
  private final @Nullable Invocation reorder;
  private final long packed;
  // The invocations know only addresses.
  private final List<Buffer> memory = new ArrayList<>();

  ConvPiece(ConvProblem problem, int first, int last) {
    this.kind = problem.kind();
    this.biased = problem.tail().bias();
    this.imageSkip = first * problem.imageBytes();
    this.resultSkip = first * problem.resultBytes();
    var primitive = primitive(Primitive.of(problem.descriptor(last - first)).orElse(null), problem);
    this.convolution = invocation(primitive);
    var argument = kind == Conv.Kind.KERNEL_GRADIENT ? Argument.DIFF_WEIGHTS : Argument.WEIGHTS;
    var plain = problem.plainKernel();
    boolean same = primitive.accepts(argument, plain);
    this.packed = same ? 0 : allocate(primitive.bytes(argument));
    this.reorder =
        same
            ? null
            : reorder(problem, new Reorder.Plain(plain), new Reorder.Wanted(primitive, argument));
  }

  private static Primitive primitive(@Nullable Primitive found, ConvProblem problem) {
    if (found == null) {
      throw new IllegalStateException("oneDNN has no primitive for " + problem);
    }
    return found;
  }

  private Invocation reorder(ConvProblem problem, Reorder.Side plain, Reorder.Side wanted) {
    var reorder =
        kind == Conv.Kind.KERNEL_GRADIENT ? new Reorder(wanted, plain) : new Reorder(plain, wanted);
    return invocation(primitive(Primitive.of(reorder).orElse(null), problem));
  }

  private Invocation invocation(Primitive primitive) {
    var made = new Invocation(primitive);
    made.set(Argument.SCRATCHPAD, allocate(primitive.bytes(Argument.SCRATCHPAD)));
    return made;
  }

  private long allocate(long bytes) {
    var buffer = Buffer.allocate(DType.UINT8, Math.max(64, bytes));
    memory.add(buffer);
    return buffer.address();
  }

  /**
   * Computes; the addresses are those of the whole operands, and of this piece's own result for the
   * gradient of the kernel.
   */
  void run(long a, long b, long bias, long y) {
    switch (kind) {
      case FORWARD -> {
        if (biased) {
          convolution.set(2, bias);
        }
        call(a + imageSkip, kernel(b), y + resultSkip);
      }
      case INPUT_GRADIENT -> call(a + resultSkip, kernel(b), y + imageSkip);
      case KERNEL_GRADIENT -> {
        call(a + imageSkip, b + resultSkip, packed == 0 ? y : packed);
        unpack(y);
      }
    }
  }

  private void call(long first, long second, long third) {
    convolution.set(0, first);
    convolution.set(1, second);
    convolution.set(biased ? 3 : 2, third);
    convolution.run();
  }

  private long kernel(long plain) {
    if (reorder == null) {
      return plain;
    }
    reorder.set(0, plain);
    reorder.set(1, packed);
    reorder.run();
    return packed;
  }

  private void unpack(long y) {
    if (reorder != null) {
      reorder.set(0, packed);
      reorder.set(1, y);
      reorder.run();
    }
  }
}
