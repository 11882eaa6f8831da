package dev.addax.tensor;

import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A batched contraction. The result's dimensions are: batch, free dimensions of the left input,
 * free dimensions of the right input, each in their original order.
 *
 * @param leftBatch axes of the left input that pair with {@code rightBatch} and stay
 * @param leftContract axes of the left input that pair with {@code rightContract} and are summed
 *     over
 */
public record Dot(
    List<Integer> leftBatch,
    List<Integer> rightBatch,
    List<Integer> leftContract,
    List<Integer> rightContract)
    implements Op {
  public Dot {
    leftBatch = List.copyOf(leftBatch);
    rightBatch = List.copyOf(rightBatch);
    leftContract = List.copyOf(leftContract);
    rightContract = List.copyOf(rightContract);
  }

  /** {@return the product of two matrices} */
  public static Dot matrices() {
    return new Dot(List.of(), List.of(), List.of(1), List.of(0));
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Rules.count(this, inputs, 2);
    var left = inputs.get(0);
    var right = inputs.get(1);
    Rules.check(
        left.dtype() == right.dtype(), "dot needs one dtype, received %s and %s", left, right);
    pair(left, right, leftBatch, rightBatch);
    pair(left, right, leftContract, rightContract);
    var dims = new ArrayList<Integer>();
    for (int i = 0; i < leftBatch.size(); i++) {
      int dim = left.shape().dim(leftBatch.get(i));
      dims.add(dim >= 0 ? dim : right.shape().dim(rightBatch.get(i)));
    }
    leftFree(left.shape()).forEach(a -> dims.add(left.shape().dim(a)));
    rightFree(right.shape()).forEach(a -> dims.add(right.shape().dim(a)));
    return List.of(left.with(Shape.of(dims)));
  }

  private static void pair(TensorType left, TensorType right, List<Integer> a, List<Integer> b) {
    Rules.check(
        a.size() == b.size(), "dot pairs axes %s of %s with axes %s of %s", a, left, b, right);
    for (int i = 0; i < a.size(); i++) {
      int m = left.shape().dim(a.get(i));
      int n = right.shape().dim(b.get(i));
      Rules.check(
          m < 0 || n < 0 || m == n,
          "Cannot multiply %s with %s: axis %d has size %d, axis %d has size %d",
          left,
          right,
          a.get(i),
          m,
          b.get(i),
          n);
    }
  }

  /** {@return the axes of the left input that are neither batch nor contracted} */
  public List<Integer> leftFree(Shape left) {
    return free(left, leftBatch, leftContract);
  }

  /** {@return the axes of the right input that are neither batch nor contracted} */
  public List<Integer> rightFree(Shape right) {
    return free(right, rightBatch, rightContract);
  }

  private static List<Integer> free(Shape shape, List<Integer> batch, List<Integer> contract) {
    return IntStream.range(0, shape.rank())
        .boxed()
        .filter(i -> !batch.contains(i) && !contract.contains(i))
        .toList();
  }

  @Override
  public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> gradients) {
    var g = Rules.first(gradients);
    var left = node.input(0);
    var right = node.input(1);
    var leftFree = leftFree(left.shape());
    var rightFree = rightFree(right.shape());
    int batch = leftBatch.size();
    var gBatch = range(0, batch);
    var gLeft = range(batch, batch + leftFree.size());
    var gRight = range(batch + leftFree.size(), g.rank());
    var dLeft = new Dot(gBatch, rightBatch, gRight, rightFree).on(g, right);
    var dRight = new Dot(leftBatch, gBatch, leftFree, gLeft).on(left, g);
    return Rules.list(
        restore(dLeft, leftBatch, leftFree, byPartner(rightContract, leftContract)),
        restore(dRight, rightBatch, byPartner(leftContract, rightContract), rightFree));
  }

  /** The axes of {@code mine} in the order in which their partners appear in the other tensor. */
  private static List<Integer> byPartner(List<Integer> partners, List<Integer> mine) {
    return partners.stream().sorted().map(p -> mine.get(partners.indexOf(p))).toList();
  }

  /** Moves the dimensions of {@code x}, which now stand for these axes, to where the axes were. */
  private static Tensor restore(
      Tensor x, List<Integer> batch, List<Integer> first, List<Integer> second) {
    var now = new ArrayList<>(batch);
    now.addAll(first);
    now.addAll(second);
    var permutation = range(0, now.size()).stream().map(now::indexOf).toList();
    return permutation.equals(range(0, now.size())) ? x : new Transpose(permutation).on(x);
  }

  private static List<Integer> range(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  @Override
  public String toString() {
    var contract = "contract=" + leftContract + "x" + rightContract;
    return "dot("
        + (leftBatch.isEmpty() ? "" : "batch=" + leftBatch + "x" + rightBatch + ", ")
        + contract
        + ")";
  }
}
