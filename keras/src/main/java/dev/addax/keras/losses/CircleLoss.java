package dev.addax.keras.losses;

import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;

/** The function behind {@link Circle}: Sun et al. 2020, Circle Loss. */
final class CircleLoss {
  private final Tensor distances;
  private final double gamma;
  private final double margin;

  private CircleLoss(Tensor embeddings, double gamma, double margin) {
    var similar = embeddings.matmul(embeddings.transpose());
    this.distances = similar.negative().add(1.0).maximum(0.0);
    this.gamma = gamma;
    this.margin = margin;
  }

  static Tensor of(
      Tensor labels, Tensor embeddings, double gamma, double margin, boolean removeDiagonal) {
    var circle = new CircleLoss(embeddings, gamma, margin);
    var column = labels.cast(DType.INT32).reshape(-1, 1);
    var same = column.equal(column.transpose());
    var others = same.logicalNot();
    var friends = removeDiagonal ? same.logicalAnd(offDiagonal(same)) : same;
    var values = circle.near(friends).add(circle.far(others)).softplus();
    return values.withMask(values.greater(0));
  }

  private Tensor near(Tensor friends) {
    var weight = masked(distances.add(margin), friends);
    var from = distances.negative().add(margin);
    return logSum(weight.multiply(from).multiply(-gamma), friends);
  }

  private Tensor far(Tensor others) {
    var weight = masked(distances.negative().add(1 + margin), others);
    var from = distances.negative().add(1 - margin);
    return logSum(weight.multiply(from).multiply(gamma), others);
  }

  private static Tensor masked(Tensor weight, Tensor mask) {
    return weight.multiply(mask.cast(weight.dtype())).maximum(0.0);
  }

  private static Tensor logSum(Tensor values, Tensor mask) {
    return mask.where(values, Double.NEGATIVE_INFINITY).logsumexp(1);
  }

  private static Tensor offDiagonal(Tensor square) {
    var ones = square.onesLike().cast(DType.INT32);
    return ones.cumsum(0).notEqual(ones.cumsum(1));
  }
}
