package dev.addax.compiler;

import dev.addax.compiler.graph.Matrices;
import dev.addax.compiler.graph.Strides;
import dev.addax.compiler.graph.Uses;
import dev.addax.compiler.graph.Window;
import dev.addax.tensor.Dot;
import dev.addax.tensor.Fusion;
import dev.addax.tensor.Node;
import dev.addax.tensor.Reshape;
import dev.addax.tensor.Slice;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Transpose;
import dev.addax.tensor.type.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which tensors need no memory of their own, because they are seen inside of another's. */
final class Viewing {
  private final Uses uses;

  Viewing(Uses uses) {
    this.uses = uses;
  }

  /** {@return where {@code node} shows its result, if it is a view; null if it must be computed} */
  @Nullable Place of(Node node, Place from) {
    return switch (node.op()) {
      case Reshape r -> reshaped(node.output(0), from);
      case Slice s -> slice(s, node.output(0), from);
      case Transpose t -> untransposed(t, node.output(0), from);
      default -> null;
    };
  }

  private static @Nullable Place reshaped(Tensor result, Place from) {
    var strides = Strides.reshaped(from.type().shape(), from.strides(), result.shape());
    return strides == null
        ? null
        : new Place(from.storage(), result.type(), from.offset(), strides);
  }

  /** A product may have been written where its transpose is expected. */
  private static @Nullable Place untransposed(Transpose t, Tensor result, Place from) {
    var strides = t.permutation().stream().map(from.strides()::get).toList();
    boolean there = !from.isDense() && Strides.isDense(result.shape(), strides);
    return there ? new Place(from.storage(), result.type(), from.offset(), strides) : null;
  }

  private @Nullable Place slice(Slice slice, Tensor result, Place from) {
    var window = Window.of(slice, from.type().shape(), from.strides());
    if (window == null || result.shape().size() == 0) {
      return null;
    }
    long offset = from.offset() + window.offset() * result.dtype().bytes();
    boolean dense = Strides.isDense(result.shape(), window.strides());
    boolean asGood = dense && offset % Plan.ALIGNMENT == 0;
    return asGood || suitsReaders(result, result.shape(), window.strides())
        ? new Place(from.storage(), result.type(), offset, window.strides())
        : null;
  }

  /** {@return whether all that read {@code tensor} can read it with these strides} */
  private boolean suitsReaders(Tensor tensor, Shape shape, List<Integer> strides) {
    if (uses.isResult(tensor)) {
      return false;
    }
    for (var reader : uses.of(tensor)) {
      boolean suits =
          switch (reader.op()) {
            case Fusion f -> endsDense(shape, strides);
            case Reshape r -> {
              var to = reader.output(0).shape();
              var reshaped = Strides.reshaped(shape, strides, to);
              yield reshaped != null && suitsReaders(reader.output(0), to, reshaped);
            }
            case Dot dot -> suitsDot(dot, reader, tensor, strides);
            default -> false;
          };
      if (!suits) {
        return false;
      }
    }
    return true;
  }

  private static boolean suitsDot(Dot dot, Node node, Tensor tensor, List<Integer> strides) {
    boolean left = node.input(0) != tensor || Matrices.suitsLeft(dot, tensor.shape(), strides);
    boolean right = node.input(1) != tensor || Matrices.suitsRight(dot, tensor.shape(), strides);
    return left && right;
  }

  /**
   * {@return how the result of {@code node} should lie so that the transpose that is its only
   * reader finds its own result there; null if it should simply be dense}
   */
  @Nullable List<Integer> transposed(Node node) {
    var result = node.output(0);
    if (!(node.op() instanceof Dot dot) || !uses.isOnly(result)) {
      return null;
    }
    var reader = uses.of(result).getFirst();
    if (!(reader.op() instanceof Transpose t)) {
      return null;
    }
    var dense = Strides.rowMajor(reader.output(0).shape());
    var strides = t.inverse().permutation().stream().map(dense::get).toList();
    var left = node.input(0).shape();
    var right = node.input(1).shape();
    return Matrices.suitsResult(dot, left, right, result.shape(), strides) ? strides : null;
  }

  private static boolean endsDense(Shape shape, List<Integer> strides) {
    return shape.rank() == 0 || shape.last() == 1 || strides.getLast() == 1;
  }
}
