package dev.addax.cpu.step;

import dev.addax.cpu.dnnl.Argument;
import dev.addax.cpu.dnnl.DataType;
import dev.addax.cpu.dnnl.Invocation;
import dev.addax.cpu.dnnl.Library;
import dev.addax.cpu.dnnl.Matmul;
import dev.addax.cpu.dnnl.MemoryDesc;
import dev.addax.cpu.dnnl.Primitive;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.type.DType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One product of two matrices at work: by a JVM kernel where the library call would cost more than
 * it saves, by oneDNN otherwise.
 */
interface MatrixProduct {
  /** Multiplies matrices at these addresses. */
  void run(long a, long b, long c);

  /** What one library call costs besides the arithmetic, and what it reaches, in nanoseconds. */
  double CALL = 1200;

  double FLOPS_PER_NANOSECOND = 140;

  /** {@return about how long the product takes on one thread, in nanoseconds} */
  static double cost(Matrices shape) {
    return Math.min(small(shape), CALL + shape.flops() / FLOPS_PER_NANOSECOND);
  }

  private static double small(Matrices shape) {
    return shape.dtype() == DType.FLOAT32 ? shape.small().cost() : Double.POSITIVE_INFINITY;
  }

  /** {@return the product made ready, or empty if nothing here can compute it} */
  static Optional<MatrixProduct> bind(Matrices shape) {
    boolean small = small(shape) < CALL + shape.flops() / FLOPS_PER_NANOSECOND;
    if (!small && shape.library() && Library.available()) {
      var made = library(shape);
      if (made.isPresent()) {
        return made;
      }
    }
    return shape.dtype() == DType.FLOAT32 ? Optional.of(kernel(shape)) : Optional.empty();
  }

  private static MatrixProduct kernel(Matrices shape) {
    var product = shape.small();
    Buffer scratch = Buffer.allocate(DType.UINT8, Math.max(64, product.scratchBytes()));
    return (a, b, c) -> product.run(a, b, c, scratch.address());
  }

  private static Optional<MatrixProduct> library(Matrices s) {
    DataType type = dataType(s.dtype());
    if (type == null) {
      return Optional.empty();
    }
    var descriptor =
        new Matmul(
            MemoryDesc.strided(type, new long[] {s.m(), s.k()}, new long[] {s.aRow(), s.aColumn()}),
            MemoryDesc.strided(type, new long[] {s.k(), s.n()}, new long[] {s.bRow(), s.bColumn()}),
            MemoryDesc.strided(type, new long[] {s.m(), s.n()}, new long[] {s.cRow(), 1}));
    return Primitive.of(descriptor).map(MatrixProduct::call);
  }

  /** {@return the library's name of a dtype, null for those it has no products of} */
  static @Nullable DataType dataType(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> DataType.F32;
      case BFLOAT16 -> DataType.BF16;
      case FLOAT16 -> DataType.F16;
      default -> null;
    };
  }

  private static MatrixProduct call(Primitive primitive) {
    var call = new Invocation(primitive);
    Buffer scratch =
        Buffer.allocate(DType.UINT8, Math.max(64, primitive.bytes(Argument.SCRATCHPAD)));
    call.set(Argument.SCRATCHPAD, scratch.address());
    return (a, b, c) -> {
      call.set(0, a);
      call.set(1, b);
      call.set(2, c);
      call.run();
      java.lang.ref.Reference.reachabilityFence(scratch);
    };
  }
}
