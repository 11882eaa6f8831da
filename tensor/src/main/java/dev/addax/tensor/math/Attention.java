package dev.addax.tensor.math;

import dev.addax.tensor.Iota;
import dev.addax.tensor.Operand;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Promotion;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Attention (Vaswani et al., "Attention is all you need", 2017). */
public final class Attention {
  private Attention() {}

  /**
   * {@code keras.ops.dot_product_attention}: softmax(query · key / √H) · value.
   *
   * @param query {@code [B, T, N, H]}
   * @param key {@code [B, S, M, H]} as {@code value}; N is a multiple of M
   * @param bias added to the logits {@code [B, N, T, S]}
   * @param mask bool, true where attention is allowed
   * @param scale of the logits; null for 1 / √H
   * @param causal whether step t sees steps up to t only
   * @return {@code [B, T, N, H]}
   */
  public static Tensor dotProduct(
      Operand query,
      Operand key,
      Operand value,
      @Nullable Operand bias,
      @Nullable Operand mask,
      @Nullable Double scale,
      boolean causal) {
    var dtype =
        Promotion.of(List.of(query.tensor().dtype(), key.tensor().dtype(), value.tensor().dtype()));
    var q = query.tensor().cast(dtype);
    Check.that(
        q.rank() == 4 && key.tensor().rank() == 4 && value.tensor().rank() == 4,
        "dot_product_attention needs tensors of rank 4, received %s, %s and %s",
        q.type(),
        key.tensor().type(),
        value.tensor().type());
    var k = heads(key.tensor().cast(dtype), q.shape().dim(2));
    var v = heads(value.tensor().cast(dtype), q.shape().dim(2));
    double factor = scale != null ? scale : 1 / Math.sqrt(k.shape().last());
    var logits =
        Einsum.of("btnh,bsnh->bnts", q, k)
            .cast(Promotion.of(dtype, DType.FLOAT32))
            .multiply(factor);
    var biased = bias == null ? logits : logits.add(bias.tensor().cast(logits.dtype()));
    var allowed = allowed(biased, mask, causal);
    var masked = allowed == null ? biased : allowed.where(biased, -0.7 * 3.38953e38);
    return Einsum.of("bnts,bsnh->btnh", masked.softmax(-1).cast(dtype), v);
  }

  /** Several query heads may share a key head. */
  private static Tensor heads(Tensor x, int count) {
    int given = x.shape().dim(2);
    if (given <= 1 || given >= count) {
      return x;
    }
    var shape = x.shape();
    var wide = shape.with(2, count);
    var repeated = Shape.of(shape.dim(0), shape.dim(1), given, count / given, shape.dim(3));
    return x.expandDims(3).broadcastTo(repeated).reshape(wide);
  }

  private static @Nullable Tensor allowed(Tensor logits, @Nullable Operand mask, boolean causal) {
    var given = mask == null ? null : mask.tensor().cast(DType.BOOL);
    if (!causal) {
      return given;
    }
    var shape = logits.shape().slice(2, 4);
    var type = new TensorType(DType.INT32, shape);
    var past = new Iota(type, 0).on().greaterEqual(new Iota(type, 1).on());
    return given == null ? past : given.logicalAnd(past);
  }
}
