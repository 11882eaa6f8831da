package dev.addax.tensor;

import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.type.Promotion;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A leaf: one number in every element.
 *
 * @param value a Long for bool and integer dtypes, a Double for floating ones
 */
public record Constant(TensorType type, Number value) implements Op {
  public Constant {
    value = type.dtype().isFloating() ? (Number) value.doubleValue() : (Number) integral(value);
  }

  private static long integral(Number value) {
    return Promotion.isIntegral(value) ? value.longValue() : (long) value.doubleValue();
  }

  /** {@return a tensor of {@code type} with {@code value} in every element} */
  public static Tensor of(TensorType type, Number value) {
    return new Constant(type, value).on();
  }

  /** {@return the elements} */
  Buffer fill() {
    var buffer = Buffer.allocate(type.dtype(), type.shape().size());
    if (buffer.count() > 0) {
      if (value instanceof Double number) {
        buffer.setDouble(0, number);
      } else {
        buffer.setLong(0, value.longValue());
      }
      repeat(buffer.segment(), type.dtype().bytes());
    }
    return buffer;
  }

  /** Fills a segment with its first bytes, twice as many each time. */
  private static void repeat(MemorySegment segment, long filled) {
    for (long done = filled; done < segment.byteSize(); done *= 2) {
      long more = Math.min(done, segment.byteSize() - done);
      MemorySegment.copy(segment, 0, segment, done, more);
    }
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    return List.of(type);
  }

  @Override
  public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> gradients) {
    return List.of();
  }

  @Override
  public Op resolve(IntUnaryOperator known) {
    return new Constant(type.with(Resolving.shape(type.shape(), known)), value);
  }

  @Override
  public String toString() {
    return "constant(" + value + ")";
  }

  /** {@return whether every element of {@code tensor} is known to be {@code number}} */
  public static boolean is(Tensor tensor, double number) {
    return tensor.node().op() instanceof Constant c && c.value.doubleValue() == number;
  }

  static Tensor like(Tensor tensor, Number value) {
    return of(new TensorType(tensor.dtype(), tensor.shape()), value);
  }

  static Tensor scalar(Tensor like, Number value) {
    return of(new TensorType(like.dtype(), Shape.SCALAR), value);
  }
}
