package dev.addax.keras.ops;

import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;

/** Functions of neural networks. */
final class NnOps {
  private NnOps() {}

  static void addTo(OpTable ops) {
    products(ops);
    activations(ops);
  }

  private static void products(OpTable ops) {
    ops.binary("matmul", NnOps::matmul);
    ops.binary("outer", Tensor::outer);
    ops.common("dot", NnOps::dot);
    ops.common("vdot", (x, y) -> x.ravel().multiply(y.ravel()).sum());
    ops.common(
        "inner",
        (x, y) ->
            x.rank() == 0 || y.rank() == 0
                ? x.multiply(y)
                : x.tensordot(y, new int[] {-1}, new int[] {-1}));
    ops.add("tensordot(x1, x2, axes=2)", NnOps::tensordot);
  }

  /** The product of two int8 tensors is int32, so that it does not overflow. */
  private static Tensor matmul(Tensor x, Tensor y) {
    boolean bytes = x.dtype() == DType.INT8 && y.dtype() == DType.INT8;
    return bytes ? x.cast(DType.INT32).matmul(y.cast(DType.INT32)) : x.matmul(y);
  }

  private static Tensor dot(Tensor x, Tensor y) {
    if (x.rank() == 0 || y.rank() == 0) return x.multiply(y);
    return x.tensordot(y, new int[] {-1}, new int[] {y.rank() == 1 ? 0 : -2});
  }

  private static Tensor tensordot(Arguments a) {
    var pair = a.pair("x1", "x2").common();
    if (!(a.get("axes") instanceof java.util.List<?> axes))
      return pair.x().tensordot(pair.y(), a.integer("axes"));
    return pair.x().tensordot(pair.y(), integers(axes.get(0)), integers(axes.get(1)));
  }

  private static int[] integers(Object value) {
    return value instanceof java.util.List<?> list
        ? list.stream().mapToInt(item -> ((Number) item).intValue()).toArray()
        : new int[] {((Number) value).intValue()};
  }

  private static void activations(OpTable ops) {
    ops.unary("relu", Tensor::relu);
    ops.unary("relu6", x -> x.clip(0, 6));
    ops.unary("sigmoid", Tensor::sigmoid);
    ops.unary("softplus", Tensor::softplus);
    ops.unary(
        "softsign",
        x -> ElementwiseOps.floating(x).divide(ElementwiseOps.floating(x).abs().add(1.0)));
    ops.unary("silu", x -> x.multiply(x.sigmoid())).alias("swish", "silu");
    ops.unary("log_sigmoid", x -> x.negative().softplus().negative());
    ops.unary("tanh_shrink", x -> x.subtract(x.tanh()));
    ops.add("softmax(x, axis=-1)", a -> softmax(a, false));
    ops.add("log_softmax(x, axis=-1)", a -> softmax(a, true));
  }

  private static Tensor softmax(Arguments a, boolean log) {
    var x = ElementwiseOps.floating(a.tensor("x"));
    if (!a.has("axis")) return one(x.ravel(), 0, log).reshape(x.shape());
    var axes = x.shape().axes(a.axes("axis"));
    if (axes.length == 1) return one(x, axes[0], log);
    var order = new int[x.rank()];
    int at = 0;
    for (int axis = 0; axis < order.length; axis++) if (!contains(axes, axis)) order[at++] = axis;
    for (int axis : axes) order[at++] = axis;
    var moved = x.transpose(order);
    var flat = moved.reshape(moved.shape().slice(0, x.rank() - axes.length).append(-1));
    return one(flat, -1, log).reshape(moved.shape()).transpose(inverse(order));
  }

  private static Tensor one(Tensor x, int axis, boolean log) {
    return log ? x.logSoftmax(axis) : x.softmax(axis);
  }

  private static boolean contains(int[] axes, int axis) {
    for (int a : axes) if (a == axis) return true;
    return false;
  }

  private static int[] inverse(int[] order) {
    var result = new int[order.length];
    for (int i = 0; i < order.length; i++) result[order[i]] = i;
    return result;
  }
}
