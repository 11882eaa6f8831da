package dev.addax.tensor.math;

import dev.addax.tensor.Dot;
import dev.addax.tensor.Operand;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Promotion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Sums of products in Einstein's notation, {@code keras.ops.einsum}: {@code "bij,bjk->bik"}. A
 * letter names an axis; axes that the result lacks are summed over; a letter that an operand has
 * twice takes its diagonal; {@code ...} stands for axes that broadcast. Without {@code ->} the
 * result has the letters that occur once, in alphabetical order.
 */
public final class Einsum {
  private static final char FIRST_OF_ELLIPSIS = 0x100;

  private Einsum() {}

  /** A tensor whose axes have letters. */
  private record Term(Tensor tensor, List<Character> axes) {
    int dim(char axis) {
      return tensor.shape().dim(axes.indexOf(axis));
    }
  }

  /**
   * {@return the sum of products that {@code equation} names}
   *
   * @throws IllegalArgumentException if the equation does not fit the operands
   */
  public static Tensor of(String equation, Operand... operands) {
    var text = equation.replace(" ", "");
    var sides = text.split("->", 2);
    var inputs = sides[0].split(",", -1);
    Check.that(
        inputs.length == operands.length,
        "einsum '%s' names %d operands, received %d",
        equation,
        inputs.length,
        operands.length);
    var tensors = Arrays.stream(operands).map(Operand::tensor).toList();
    int ellipsis = 0;
    for (int i = 0; i < inputs.length; i++) {
      ellipsis = Math.max(ellipsis, ellipsisRank(equation, inputs[i], tensors.get(i)));
    }
    var terms = new ArrayList<Term>();
    var dtype = dtype(tensors);
    for (int i = 0; i < inputs.length; i++) {
      terms.add(term(equation, inputs[i], tensors.get(i).cast(dtype), ellipsis));
    }
    var result =
        sides.length == 2 ? letters(sides[1], ellipsis, ellipsis) : lettersOnce(sides[0], ellipsis);
    return contract(equation, terms, result);
  }

  private static DType dtype(List<Tensor> tensors) {
    var dtypes = tensors.stream().map(Tensor::dtype).distinct().toList();
    var common = Promotion.of(dtypes);
    return common == DType.BOOL || (dtypes.size() == 1 && common == DType.INT8)
        ? DType.INT32
        : common;
  }

  private static int ellipsisRank(String equation, String input, Tensor x) {
    int named = input.replace("...", "").length();
    int left = x.rank() - named;
    Check.that(
        input.contains("...") ? left >= 0 : left == 0,
        "einsum '%s': '%s' does not fit %s",
        equation,
        input,
        x.type());
    return left;
  }

  /** The letters of one operand; those of its ellipsis count from the last. */
  private static List<Character> letters(String input, int mine, int all) {
    var axes = new ArrayList<Character>();
    for (int i = 0; i < input.length(); i++) {
      if (input.startsWith("...", i)) {
        for (int k = all - mine; k < all; k++) {
          axes.add((char) (FIRST_OF_ELLIPSIS + k));
        }
        i += 2;
      } else {
        axes.add(input.charAt(i));
      }
    }
    return axes;
  }

  private static List<Character> lettersOnce(String inputs, int ellipsis) {
    var named = inputs.replace(".", "").replace(",", "");
    var once =
        named
            .chars()
            .sorted()
            .filter(c -> named.indexOf(c) == named.lastIndexOf(c))
            .mapToObj(c -> "" + (char) c)
            .collect(Collectors.joining());
    return letters((inputs.contains("...") ? "..." : "") + once, ellipsis, ellipsis);
  }

  private static Term term(String equation, String input, Tensor x, int ellipsis) {
    var axes = letters(input, ellipsisRank(equation, input, x), ellipsis);
    var term = new Term(x, axes);
    for (char axis : List.copyOf(axes)) {
      while (term.axes.indexOf(axis) != term.axes.lastIndexOf(axis)) {
        term = diagonal(term, term.axes.indexOf(axis), term.axes.lastIndexOf(axis));
      }
    }
    return term;
  }

  /** Every (n + 1)th element of n × n elements in a row. */
  private static Term diagonal(Term term, int first, int second) {
    var x = term.tensor.moveaxis(second, -1).moveaxis(first, -2);
    int n = x.shape().last();
    Check.that(
        n >= 0 && n == x.shape().dim(-2),
        "einsum takes a diagonal of %s: axes %d and %d differ or are unknown",
        term.tensor.type(),
        first,
        second);
    var axes = new ArrayList<>(term.axes);
    char axis = axes.remove(second);
    axes.remove(first);
    axes.add(axis);
    var rows = x.reshape(x.shape().slice(0, x.rank() - 2).append(n * n));
    return new Term(rows.strided(-1, 0, n, n + 1), axes);
  }

  private static Tensor contract(String equation, List<Term> terms, List<Character> result) {
    var total = terms.getFirst();
    for (int i = 1; i < terms.size(); i++) {
      var needed = new ArrayList<>(result);
      terms.subList(i + 1, terms.size()).forEach(t -> needed.addAll(t.axes));
      total = product(equation, total, terms.get(i), needed);
    }
    var summed = sumOut(total, result);
    Check.that(
        result.size() == summed.axes.size() && summed.axes.containsAll(result),
        "einsum '%s': the result names an axis that no operand has, or one twice",
        equation);
    return summed.tensor.transpose(result.stream().mapToInt(summed.axes::indexOf).toArray());
  }

  private static Term product(String equation, Term left, Term right, List<Character> needed) {
    var l = prepare(left, right, needed);
    var r = prepare(right, left, needed);
    var leftBatch = new ArrayList<Integer>();
    var rightBatch = new ArrayList<Integer>();
    var leftContract = new ArrayList<Integer>();
    var rightContract = new ArrayList<Integer>();
    var axes = new ArrayList<Character>();
    for (char axis : l.axes) {
      if (!r.axes.contains(axis)) {
        continue;
      }
      Check.that(
          l.dim(axis) < 0 || r.dim(axis) < 0 || l.dim(axis) == r.dim(axis),
          "einsum '%s': axis '%s' has sizes %d and %d",
          equation,
          axis,
          l.dim(axis),
          r.dim(axis));
      boolean batch = needed.contains(axis);
      (batch ? leftBatch : leftContract).add(l.axes.indexOf(axis));
      (batch ? rightBatch : rightContract).add(r.axes.indexOf(axis));
      if (batch) {
        axes.add(axis);
      }
    }
    l.axes.stream().filter(a -> !r.axes.contains(a)).forEach(axes::add);
    r.axes.stream().filter(a -> !l.axes.contains(a)).forEach(axes::add);
    var dot = new Dot(leftBatch, rightBatch, leftContract, rightContract);
    return new Term(dot.on(l.tensor, r.tensor), axes);
  }

  /** Sums over axes that nobody else needs, and drops those of size 1 that broadcast. */
  private static Term prepare(Term term, Term other, List<Character> needed) {
    var kept = new ArrayList<>(needed);
    kept.addAll(other.axes);
    var summed = sumOut(term, kept);
    var x = summed.tensor;
    var axes = new ArrayList<>(summed.axes);
    for (int i = axes.size() - 1; i >= 0; i--) {
      char axis = axes.get(i);
      if (x.shape().dim(i) == 1 && other.axes.contains(axis) && other.dim(axis) != 1) {
        x = x.squeeze(i);
        axes.remove(i);
      }
    }
    return new Term(x, axes);
  }

  private static Term sumOut(Term term, List<Character> kept) {
    int[] gone = new int[term.axes.size()];
    int count = 0;
    var axes = new ArrayList<Character>();
    for (int i = 0; i < term.axes.size(); i++) {
      if (kept.contains(term.axes.get(i))) {
        axes.add(term.axes.get(i));
      } else {
        gone[count++] = i;
      }
    }
    var x = term.tensor;
    return count == 0 ? term : new Term(x.sum(Arrays.copyOf(gone, count)).cast(x.dtype()), axes);
  }
}
