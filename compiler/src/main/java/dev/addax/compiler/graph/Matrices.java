package dev.addax.compiler.graph;

import dev.addax.tensor.Dot;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether contractions are batches of matrix products just as their operands lie: the free axes of
 * each side are like one axis, so are the contracted ones, and along one of the two neighbours are
 * neighbours in memory.
 */
public final class Matrices {
  private Matrices() {}

  /** {@return whether {@code left} may lie like this} */
  public static boolean suitsLeft(Dot dot, Shape left, List<Integer> strides) {
    return suits(left, strides, dot.leftFree(left), sorted(dot.leftContract()), dot.leftBatch());
  }

  /** {@return whether {@code right} may lie like this} */
  public static boolean suitsRight(Dot dot, Shape right, List<Integer> strides) {
    return suits(
        right, strides, dot.rightFree(right), sorted(dot.rightContract()), dot.rightBatch());
  }

  /** {@return whether the contracted axes follow each other in the same order on both sides} */
  public static boolean pairsInOrder(Dot dot) {
    var order = IntStream.range(0, dot.leftContract().size()).boxed().toList();
    var byLeft = new ArrayList<>(order);
    byLeft.sort((i, j) -> dot.leftContract().get(i) - dot.leftContract().get(j));
    var byRight = new ArrayList<>(order);
    byRight.sort((i, j) -> dot.rightContract().get(i) - dot.rightContract().get(j));
    return byLeft.equals(byRight);
  }

  /**
   * {@return whether the result may lie like this: the free axes of the right side side by side}
   */
  public static boolean suitsResult(
      Dot dot, Shape left, Shape right, Shape result, List<Integer> strides) {
    int batch = dot.leftBatch().size();
    int rows = dot.leftFree(left).size();
    var m = IntStream.range(batch, batch + rows).boxed().toList();
    var n = IntStream.range(batch + rows, result.rank()).boxed().toList();
    return Strides.collapse(result, strides, m)
        && Strides.collapse(result, strides, n)
        && Strides.innermost(result, strides, n) == 1;
  }

  private static List<Integer> sorted(List<Integer> axes) {
    var sorted = new ArrayList<>(axes);
    sorted.sort(null);
    return sorted;
  }

  private static boolean suits(
      Shape shape,
      List<Integer> strides,
      List<Integer> free,
      List<Integer> contract,
      List<Integer> batch) {
    if (!Strides.collapse(shape, strides, free) || !Strides.collapse(shape, strides, contract)) {
      return false;
    }
    int a = Strides.innermost(shape, strides, free);
    int b = Strides.innermost(shape, strides, contract);
    return a == 1 || b == 1;
  }
}
