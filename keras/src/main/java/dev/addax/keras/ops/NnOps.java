package dev.addax.keras.ops;

import dev.addax.keras.activations.Activations;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Promotion;
import java.util.function.UnaryOperator;

/** Functions of neural networks. */
final class NnOps {
  private NnOps() {}

  static void addTo(OpTable ops) {
    products(ops);
    activations(ops);
  }

  private static void products(OpTable ops) {
    ops.strict("matmul", NnOps::matmul);
    ops.strict("outer", Tensor::outer);
    ops.common("dot", NnOps::dot);
    ops.common("vdot", (x, y) -> x.ravel().multiply(y.ravel()).sum().cast(x.dtype()));
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
    return bytes && x.rank() != 1 && y.rank() != 1
        ? x.cast(DType.INT32).matmul(y.cast(DType.INT32))
        : x.matmul(y).cast(Promotion.of(x.dtype(), y.dtype()));
  }

  private static Tensor dot(Tensor x, Tensor y) {
    if (x.rank() == 0 || y.rank() == 0) return x.multiply(y);
    return x.tensordot(y, new int[] {-1}, new int[] {y.rank() == 1 ? 0 : -2});
  }

  private static Tensor tensordot(Arguments a) {
    var pair = a.tensors("x1", "x2").common();
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
    ops.unary("relu", Activations::relu);
    ops.unary(
        "relu6", x -> x.dtype().isFloating() ? Activations.relu6(x) : x.clip(0, 6).cast(x.dtype()));
    activation(ops, "sigmoid", Activations::sigmoid);
    activation(ops, "log_sigmoid", Activations::logSigmoid);
    activation(ops, "hard_sigmoid", Activations::hardSigmoid);
    activation(ops, "sparse_sigmoid", Activations::sparseSigmoid);
    activation(ops, "silu", Activations::silu);
    activation(ops, "hard_silu", Activations::hardSilu);
    activation(ops, "softplus", Activations::softplus);
    activation(ops, "sparse_plus", Activations::sparsePlus);
    activation(ops, "softsign", Activations::softsign);
    activation(ops, "selu", Activations::selu);
    activation(ops, "hard_tanh", Activations::hardTanh);
    activation(ops, "tanh_shrink", Activations::tanhShrink);
    ops.alias("swish", "silu").alias("hard_swish", "hard_silu");
    parameter(ops, "elu", "alpha=1.0", Activations::elu);
    parameter(ops, "celu", "alpha=1.0", Activations::celu);
    parameter(ops, "leaky_relu", "negative_slope=0.2", Activations::leakyRelu);
    parameter(ops, "squareplus", "b=4", Activations::squareplus);
    parameter(ops, "hard_shrink", "threshold=0.5", Activations::hardShrink);
    parameter(ops, "soft_shrink", "threshold=0.5", Activations::softShrink);
    ops.add(
        "threshold(x, threshold, default_value)",
        a -> Activations.threshold(floating(a), a.real("threshold"), a.real("default_value")));
    ops.add("gelu(x, approximate=True)", a -> Activations.gelu(floating(a), a.flag("approximate")));
    ops.add("glu(x, axis=-1)", a -> Activations.glu(floating(a), a.integer("axis")));
    ops.add("sparsemax(x, axis=-1)", a -> Activations.sparsemax(floating(a), a.integer("axis")));
    ops.add("softmax(x, axis=-1)", a -> softmax(a, false));
    ops.add("log_softmax(x, axis=-1)", a -> softmax(a, true));
  }

  private static Tensor floating(Arguments a) {
    return ElementwiseOps.floating(a.tensor("x"));
  }

  private static void activation(OpTable ops, String name, UnaryOperator<Tensor> function) {
    ops.unary(name, x -> function.apply(ElementwiseOps.floating(x)));
  }

  private interface Parameterized {
    Tensor apply(Tensor x, double parameter);
  }

  private static void parameter(
      OpTable ops, String name, String parameter, Parameterized function) {
    var key = parameter.substring(0, parameter.indexOf('='));
    ops.add(name + "(x, " + parameter + ")", a -> function.apply(floating(a), a.real(key)));
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
