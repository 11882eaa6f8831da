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

  /** {@return about how long the product takes on one thread, in nanoseconds} */
  static double cost(Matrices shape) {
    return Math.min(small(shape), Costs.library(shape));
  }

  private static double small(Matrices shape) {
    return shape.dtype() == DType.FLOAT32 ? shape.small().cost() : Double.POSITIVE_INFINITY;
  }

  /** {@return whether a JVM kernel is the faster way} */
  static boolean isSmall(Matrices shape) {
    return small(shape) < Costs.library(shape);
  }

  /** What the library needs, measured; in nanoseconds. */
  final class Costs {
    private static final double CALL = 1200;
    private static final double FLOPS_PER_NANOSECOND = 140;
    private static final double COPY_PER_ELEMENT = 0.12;
    private static final int WIDEST_IN_PLACE = 256;

    private Costs() {}

    static double library(Matrices shape) {
      double copied = isCopied(shape) ? (double) shape.n() * shape.k() : 0;
      return CALL + shape.flops() / FLOPS_PER_NANOSECOND + COPY_PER_ELEMENT * copied;
    }

    /** {@return whether the library arranges b anew before it multiplies} */
    private static boolean isCopied(Matrices shape) {
      return shape.bColumn() == 1 ? shape.n() > WIDEST_IN_PLACE : shape.m() > 1;
    }
  }

  /** {@return the product made ready, or empty if nothing here can compute it} */
  static Optional<MatrixProduct> bind(Matrices shape) {
    if (!isSmall(shape) && shape.library() && Library.available()) {
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
