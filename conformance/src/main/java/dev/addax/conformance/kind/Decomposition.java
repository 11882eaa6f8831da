package dev.addax.conformance.kind;

import dev.addax.conformance.recorded.Case;
import dev.addax.conformance.recorded.Verdict;
import dev.addax.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares decompositions whose vectors are fixed up to sign: by values, by shapes, and by what
 * they multiply to.
 */
final class Decomposition {
  private Decomposition() {}

  static void compare(Case subject, Verdict verdict, List<@Nullable Object> results) {
    var roles = subject.list("outputs").stream().map(String::valueOf).toList();
    var parts = results.stream().map(Tensor.class::cast).toList();
    verdict.expectEqual("number of outputs", roles.size(), parts.size());
    if (roles.size() != parts.size()) return;
    switch (subject.text("function")) {
      case "keras.ops.eigh", "keras.ops.eig" -> {
        verdict.expect(roles.get(0), parts.get(0));
        product(subject, verdict, roles.get(1), eigen(parts.get(0), parts.get(1)));
      }
      case "keras.ops.svd" -> svd(subject, verdict, roles, parts);
      case "keras.ops.qr" ->
          product(subject, verdict, roles.get(0), parts.get(0).matmul(parts.get(1)));
      default -> Results.compare(subject, verdict, results);
    }
    for (int i = 0; i < roles.size(); i++) {
      verdict.expectEqual(
          "shape of " + roles.get(i), subject.tensor(roles.get(i)).type(), parts.get(i).type());
    }
  }

  private static Tensor eigen(Tensor values, Tensor vectors) {
    return vectors.multiply(values.expandDims(-2)).matmul(vectors.swapaxes(-1, -2));
  }

  private static void svd(Case subject, Verdict verdict, List<String> roles, List<Tensor> parts) {
    int values = parts.size() == 1 ? 0 : 1;
    verdict.expect(roles.get(values), parts.get(values));
    if (parts.size() == 1) return;
    int rank = parts.get(1).shape().last();
    var left = parts.get(0).narrow(-1, 0, rank).multiply(parts.get(1).expandDims(-2));
    product(subject, verdict, roles.get(0), left.matmul(parts.get(2).narrow(-2, 0, rank)));
  }

  /** What was decomposed is the first input of the case. */
  private static void product(Case subject, Verdict verdict, String role, Tensor product) {
    double worst = product.subtract(subject.tensor("in0")).abs().max().item();
    double largest = Math.max(1, subject.tensor("in0").abs().max().item());
    if (!(worst <= subject.tolerance().rtol() * largest))
      verdict.fail(role, "the parts multiply to something " + worst + " apart");
  }
}
