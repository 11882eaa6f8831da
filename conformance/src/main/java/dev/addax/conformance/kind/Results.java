package dev.addax.conformance.kind;

import dev.addax.conformance.recorded.Case;
import dev.addax.conformance.recorded.Verdict;
import dev.addax.tensor.Operand;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.Spectrum;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares nests of results with the recorded outputs. */
final class Results {
  private Results() {}

  /** {@return the leaves of a nest: lists in order, maps by sorted key} */
  static List<@Nullable Object> flatten(@Nullable Object result) {
    var leaves = new ArrayList<@Nullable Object>();
    flatten(result, leaves);
    return leaves;
  }

  private static void flatten(@Nullable Object result, List<@Nullable Object> leaves) {
    switch (result) {
      case Operand operand -> leaves.add(operand.tensor());
      case List<?> list -> list.forEach(item -> flatten(item, leaves));
      case Map<?, ?> map -> new TreeMap<>(map).values().forEach(item -> flatten(item, leaves));
      case null, default -> leaves.add(result);
    }
  }

  static void compare(Case subject, Verdict verdict, List<@Nullable Object> results) {
    var expected = subject.list("outputs");
    if (expected.size() != results.size()) {
      verdict.fail("outputs", "there are " + results.size() + ", expected " + expected.size());
      return;
    }
    for (int i = 0; i < expected.size(); i++) {
      if (expected.get(i) instanceof String role) tensor(verdict, role, results.get(i));
      else if (expected.get(i) instanceof Map<?, ?> map)
        compare(subject, verdict, "output " + i, map, results.get(i));
    }
  }

  private static void compare(
      Case subject, Verdict verdict, String name, Map<?, ?> expected, @Nullable Object result) {
    if (!expected.containsKey("strings")) value(verdict, name, expected.get("value"), result);
    else if (result instanceof Tensor actual && subject.tree(expected) instanceof Tensor texts) {
      verdict.expectEqual(name + " type", texts.type(), actual.type());
      if (texts.type().equals(actual.type()))
        verdict.expectEqual(name, List.of(texts.toStrings()), List.of(actual.toStrings()));
    } else verdict.fail(name, "is no tensor but " + result);
  }

  private static void tensor(Verdict verdict, String role, @Nullable Object result) {
    if (result instanceof Tensor tensor) verdict.expect(role, tensor);
    else if (result instanceof Spectrum.Complex complex) verdict.expect(role, complex);
    else verdict.fail(role, "is no tensor but " + result);
  }

  private static void value(
      Verdict verdict, String name, @Nullable Object expected, @Nullable Object result) {
    var actual = result instanceof Tensor tensor ? plain(tensor) : result;
    if (expected instanceof Number a && actual instanceof Number b) {
      if (a.doubleValue() != b.doubleValue()) verdict.expectEqual(name, a, b);
    } else {
      verdict.expectEqual(name, expected, actual);
    }
  }

  private static Object plain(Tensor tensor) {
    return tensor.dtype() == dev.addax.tensor.type.DType.BOOL
        ? (Object) (tensor.item() != 0)
        : (Object) tensor.item();
  }
}
