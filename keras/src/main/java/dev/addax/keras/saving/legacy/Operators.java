package dev.addax.keras.saving.legacy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions of TensorFlow that Keras 2 put into graphs as layers. */
final class Operators {
  /** Makes a layer an operation of today. */
  @FunctionalInterface
  interface Application {
    Map<String, @Nullable Object> apply(LegacyObject layer, Nodes.Use use);
  }

  private static final Map<String, Application> FUNCTIONS = functions();

  private Operators() {}

  /** {@return what to do with a layer that stands for a function; null if it is a plain layer} */
  static @Nullable Application of(LegacyObject layer) {
    return switch (layer.className()) {
      case "TFOpLambda" -> named(layer, String.valueOf(layer.get("function")));
      case "SlicingOpLambda" -> named(layer, "__operators__.getitem");
      case "TensorFlowOpLayer" -> GraphOperators::apply;
      case "ClassMethod", "InstanceMethod", "InstanceProperty" ->
          throw layer.refusal("a method of TensorFlow's tensors has no counterpart in keras.ops");
      default -> null;
    };
  }

  private static Application named(LegacyObject layer, String function) {
    var plain = function.replaceFirst("^tf\\.", "").replaceFirst("^compat\\.v[12]\\.", "");
    var known = FUNCTIONS.get(plain);
    if (known == null) {
      throw layer.refusal(
          "the function tf.%s has no counterpart in keras.ops; write it as a layer of your own"
              .formatted(plain));
    }
    return known;
  }

  private static Map<String, Application> functions() {
    var table = new HashMap<String, Application>();
    arithmetic(table);
    reductions(table);
    shapes(table);
    activations(table);
    put(table, "__operators__.getitem", Operators::item);
    put(table, "linalg.matmul", Operators::matmul);
    put(table, "pad", Operators::pad);
    put(table, "split", Operators::split);
    put(table, "math.l2_normalize", Operators::unit);
    put(table, "nn.l2_normalize", Operators::unit);
    return table;
  }

  private static void put(Map<String, Application> table, String name, Application application) {
    table.put(name, application);
  }

  private static void add(
      Map<String, Application> table, String name, String target, String calls, String... rest) {
    table.put(name, Operator.of(target, calls, rest)::apply);
  }

  private static void arithmetic(Map<String, Application> table) {
    var binary =
        Map.ofEntries(
            Map.entry("__operators__.add", "Add"),
            Map.entry("math.add", "Add"),
            Map.entry("math.subtract", "Subtract"),
            Map.entry("math.multiply", "Multiply"),
            Map.entry("math.truediv", "TrueDivide"),
            Map.entry("math.divide", "Divide"),
            Map.entry("realdiv", "Divide"),
            Map.entry("math.divide_no_nan", "DivideNoNan"),
            Map.entry("math.floordiv", "FloorDivide"),
            Map.entry("math.floormod", "Mod"),
            Map.entry("math.mod", "Mod"),
            Map.entry("math.pow", "Power"),
            Map.entry("math.maximum", "Maximum"),
            Map.entry("math.minimum", "Minimum"),
            Map.entry("math.atan2", "Arctan2"),
            Map.entry("math.greater", "Greater"),
            Map.entry("math.greater_equal", "GreaterEqual"),
            Map.entry("math.less", "Less"),
            Map.entry("math.less_equal", "LessEqual"),
            Map.entry("math.equal", "Equal"),
            Map.entry("math.not_equal", "NotEqual"),
            Map.entry("math.logical_and", "LogicalAnd"),
            Map.entry("math.logical_or", "LogicalOr"),
            Map.entry("math.logical_xor", "LogicalXor"));
    binary.forEach((name, target) -> add(table, name, "numpy." + target, "x,y"));
    add(table, "__operators__.eq", "numpy.Equal", "self,other");
    add(table, "__operators__.ne", "numpy.NotEqual", "self,other");
    add(table, "nn.bias_add", "numpy.Add", "value,bias");
    add(table, "math.scalar_mul", "numpy.Multiply", "scalar,x");
    add(table, "math.add_n", "layers.Add", "inputs");
    add(table, "tensordot", "numpy.Tensordot", "a,b", "axes");
    add(table, "clip_by_value", "numpy.Clip", "t", "clip_value_min=x_min", "clip_value_max=x_max");
    for (var name :
        List.of(
            "abs=Absolute",
            "negative=Negative",
            "square=Square",
            "sqrt=Sqrt",
            "exp=Exp",
            "expm1=Expm1",
            "log=Log",
            "log1p=Log1p",
            "sin=Sin",
            "cos=Cos",
            "tan=Tan",
            "asin=Arcsin",
            "acos=Arccos",
            "atan=Arctan",
            "sinh=Sinh",
            "cosh=Cosh",
            "tanh=Tanh",
            "sign=Sign",
            "floor=Floor",
            "ceil=Ceil",
            "round=Round",
            "reciprocal=Reciprocal",
            "logical_not=LogicalNot",
            "is_nan=Isnan",
            "is_finite=Isfinite",
            "is_inf=Isinf")) {
      var parts = name.split("=");
      add(table, "math." + parts[0], "numpy." + parts[1], "x");
    }
    add(table, "math.rsqrt", "math.Rsqrt", "x");
    add(table, "math.erf", "math.Erf", "x");
    add(table, "cast", "core.Cast", "x", "dtype");
  }

  private static void reductions(Map<String, Application> table) {
    for (var name :
        List.of(
            "sum=numpy.Sum",
            "mean=numpy.Mean",
            "max=numpy.Max",
            "min=numpy.Min",
            "prod=numpy.Prod",
            "any=numpy.Any",
            "all=numpy.All",
            "std=numpy.Std",
            "variance=numpy.Var",
            "logsumexp=math.Logsumexp",
            "euclidean_norm=linalg.Norm")) {
      var parts = name.split("=");
      for (var prefix : List.of("math.", "")) {
        add(table, prefix + "reduce_" + parts[0], parts[1], "input_tensor", "axis", "keepdims");
      }
    }
    add(table, "math.argmax", "numpy.Argmax", "input", "axis");
    add(table, "math.argmin", "numpy.Argmin", "input", "axis");
    add(table, "math.cumsum", "numpy.Cumsum", "x", "axis");
    add(table, "math.cumprod", "numpy.Cumprod", "x", "axis");
    add(table, "math.top_k", "math.TopK", "input", "k", "sorted");
    add(table, "norm", "linalg.Norm", "tensor", "axis", "keepdims");
  }

  private static void shapes(Map<String, Application> table) {
    add(table, "concat", "numpy.Concatenate", "values", "axis");
    add(table, "stack", "numpy.Stack", "values", "axis");
    add(table, "unstack", "core.Unstack", "value", "num", "axis");
    add(table, "reshape", "numpy.Reshape", "tensor", "shape=newshape");
    add(table, "transpose", "numpy.Transpose", "a", "perm=axes");
    add(table, "tile", "numpy.Tile", "input", "multiples=repeats");
    add(table, "repeat", "numpy.Repeat", "input", "repeats", "axis");
    add(table, "expand_dims", "numpy.ExpandDims", "input", "axis");
    add(table, "squeeze", "numpy.Squeeze", "input", "axis");
    add(table, "reverse", "numpy.Flip", "tensor", "axis");
    add(table, "roll", "numpy.Roll", "input", "shift", "axis");
    add(table, "sort", "numpy.Sort", "values", "axis");
    add(table, "broadcast_to", "numpy.BroadcastTo", "input", "shape");
    add(table, "where", "numpy.Where", "condition,x,y");
    add(table, "gather", "numpy.Take", "params,indices", "axis");
    add(table, "one_hot", "nn.OneHot", "indices", "depth=num_classes", "axis", "dtype");
    add(table, "ones_like", "numpy.OnesLike", "input", "dtype");
    add(table, "zeros_like", "numpy.ZerosLike", "input", "dtype");
    add(table, "keras.backend.batch_flatten", "layers.Flatten", "x");
    add(table, "stop_gradient", "core.StopGradient", "input");
    add(table, "identity", "layers.Identity", "input");
    add(table, "convert_to_tensor", "layers.Identity", "value");
    add(table, "image.resize", "image.Resize", "images", "size", "method=interpolation");
    add(table, "nn.depth_to_space", "nn.DepthToSpace", "input", "block_size");
    add(table, "nn.space_to_depth", "nn.SpaceToDepth", "input", "block_size");
  }

  private static void activations(Map<String, Application> table) {
    for (var name :
        List.of(
            "relu=Relu",
            "relu6=Relu6",
            "elu=Elu",
            "selu=Selu",
            "silu=Silu",
            "swish=Silu",
            "softplus=Softplus",
            "softsign=Softsign",
            "crelu=Relu")) {
      var parts = name.split("=");
      add(table, "nn." + parts[0], "nn." + parts[1], "features");
    }
    table.remove("nn.crelu");
    add(table, "math.softplus", "nn.Softplus", "features");
    add(table, "nn.tanh", "numpy.Tanh", "x");
    add(table, "math.sigmoid", "nn.Sigmoid", "x");
    add(table, "nn.sigmoid", "nn.Sigmoid", "x");
    add(table, "math.log_sigmoid", "nn.LogSigmoid", "x");
    add(table, "nn.leaky_relu", "nn.LeakyRelu", "features", "alpha=negative_slope");
    add(table, "nn.gelu", "nn.Gelu", "features", "approximate");
    add(table, "nn.softmax", "nn.Softmax", "logits", "axis");
    add(table, "nn.log_softmax", "nn.LogSoftmax", "logits", "axis");
  }

  // ---- functions whose arguments are others in keras.ops

  /** {@code x[1, ..., ::2]}. */
  private static Map<String, @Nullable Object> item(LegacyObject layer, Nodes.Use use) {
    var spec = use.named().containsKey("slice_spec") ? use.named().get("slice_spec") : null;
    var key = spec instanceof List<?> list ? Trees.mapped(list, Operators::slice) : slice(spec);
    return Operator.make(
        layer, "numpy.GetItem", new ArrayList<>(List.of(first(layer, use), boxed(key))), Map.of());
  }

  private static Object boxed(@Nullable Object key) {
    return key instanceof List<?> list ? list : java.util.Collections.singletonList(key);
  }

  private static @Nullable Object slice(@Nullable Object part) {
    return part instanceof Map<?, ?> map && map.containsKey("start")
        ? Trees.object("class_name", "__slice__", "config", map)
        : part instanceof Map<?, ?> map && map.containsKey("value") ? map.get("value") : part;
  }

  private static Object first(LegacyObject layer, Nodes.Use use) {
    var first = use.first();
    if (first == null) {
      throw layer.refusal("its first argument is missing");
    }
    return first;
  }

  private static Map<String, @Nullable Object> matmul(LegacyObject layer, Nodes.Use use) {
    boolean left = Boolean.TRUE.equals(use.named().get("transpose_a"));
    boolean right = Boolean.TRUE.equals(use.named().get("transpose_b"));
    var arguments = new ArrayList<@Nullable Object>();
    arguments.add(use.first());
    arguments.add(use.named().get("b"));
    if (!left && !right) {
      return Operator.make(layer, "numpy.Matmul", arguments, Map.of());
    }
    var subscripts = (left ? "...ji" : "...ij") + "," + (right ? "...kj" : "...jk") + "->...ik";
    return Operator.make(layer, "numpy.Einsum", arguments, Map.of("subscripts", subscripts));
  }

  private static Map<String, @Nullable Object> pad(LegacyObject layer, Nodes.Use use) {
    var mode = use.named().get("mode");
    var lower = mode == null ? "constant" : String.valueOf(mode).toLowerCase(Locale.ROOT);
    var value = use.named().get("constant_values");
    var arguments = new ArrayList<@Nullable Object>(List.of(first(layer, use)));
    if (lower.equals("constant") && value != null) {
      arguments.add(value);
    }
    return Operator.make(
        layer,
        "numpy.Pad",
        arguments,
        Trees.object("pad_width", use.named().get("paddings"), "mode", lower));
  }

  /** Sizes of the parts, where Keras has the positions between them. */
  private static Map<String, @Nullable Object> split(LegacyObject layer, Nodes.Use use) {
    var parts = use.named().get("num_or_size_splits");
    Object indices = parts == null ? 1L : parts;
    if (parts instanceof List<?> sizes) {
      var positions = new ArrayList<Object>();
      long at = 0;
      for (var size : sizes.subList(0, sizes.size() - 1)) {
        at += size instanceof Number n ? n.longValue() : 0;
        positions.add(at);
      }
      indices = positions;
    }
    var axis = use.named().get("axis");
    return Operator.make(
        layer,
        "numpy.Split",
        new ArrayList<>(List.of(first(layer, use))),
        Trees.object("indices_or_sections", indices, "axis", axis == null ? 0L : axis));
  }

  /** TensorFlow's epsilon is a square. */
  private static Map<String, @Nullable Object> unit(LegacyObject layer, Nodes.Use use) {
    var axis = use.named().get("axis");
    double epsilon = use.named().get("epsilon") instanceof Number n ? n.doubleValue() : 1e-12;
    return Operator.make(
        layer,
        "nn.Normalize",
        new ArrayList<>(List.of(first(layer, use))),
        Trees.object("axis", axis, "order", 2L, "epsilon", Math.sqrt(epsilon)));
  }
}
