package dev.addax.keras.saving.legacy;

import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Nodes of TensorFlow's own graph that Keras 2.0 to 2.3 saved as {@code TensorFlowOpLayer}: the
 * operation, its constant inputs by position, its attributes. Each is the call of a function that
 * later versions saved by its name.
 *
 * @param function TensorFlow's function
 * @param inputs its parameters in the order of the node's inputs; {@code *} marks one that takes
 *     all inputs up to those that follow, {@code !} the first parameter if it is not the first
 *     input
 * @param attributes the parameters that stand as attributes, {@code attribute=parameter}
 */
record GraphOperators(String function, List<String> inputs, List<String> attributes) {
  /** The layer of an operation was called so, and saved without it. */
  private static final String PREFIX = "tf_op_layer_";

  private static final String ROWS =
      """
      AddV2 Add               | math.add                | x y
      Sub                     | math.subtract           | x y
      Mul                     | math.multiply           | x y
      RealDiv                 | math.truediv            | x y
      Div                     | math.divide             | x y
      DivNoNan                | math.divide_no_nan      | x y
      FloorDiv                | math.floordiv           | x y
      FloorMod                | math.floormod           | x y
      Pow                     | math.pow                | x y
      Maximum                 | math.maximum            | x y
      Minimum                 | math.minimum            | x y
      SquaredDifference       | math.squared_difference | x y
      Atan2                   | math.atan2              | y x
      Greater                 | math.greater            | x y
      GreaterEqual            | math.greater_equal      | x y
      Less                    | math.less               | x y
      LessEqual               | math.less_equal         | x y
      Equal                   | math.equal              | x y
      NotEqual                | math.not_equal          | x y
      LogicalAnd              | math.logical_and        | x y
      LogicalOr               | math.logical_or         | x y
      LogicalNot              | math.logical_not        | x
      AddN                    | math.add_n              | *inputs
      BiasAdd                 | nn.bias_add             | value bias
      Select SelectV2         | where                   | condition x y
      ClipByValue             | clip_by_value           | t clip_value_min clip_value_max
      Neg                     | math.negative           | x
      Abs                     | math.abs                | x
      Square                  | math.square             | x
      Sqrt                    | math.sqrt               | x
      Rsqrt                   | math.rsqrt              | x
      Exp                     | math.exp                | x
      Expm1                   | math.expm1              | x
      Log                     | math.log                | x
      Log1p                   | math.log1p              | x
      Sin                     | math.sin                | x
      Cos                     | math.cos                | x
      Tan                     | math.tan                | x
      Atan                    | math.atan               | x
      Sinh                    | math.sinh               | x
      Cosh                    | math.cosh               | x
      Tanh                    | math.tanh               | x
      Erf                     | math.erf                | x
      Sign                    | math.sign               | x
      Floor                   | math.floor              | x
      Ceil                    | math.ceil               | x
      Round Rint              | math.round              | x
      Reciprocal Inv          | math.reciprocal         | x
      IsNan                   | math.is_nan             | x
      IsInf                   | math.is_inf             | x
      IsFinite                | math.is_finite          | x
      Cast                    | cast                    | x             | DstT=dtype
      Sigmoid                 | math.sigmoid            | x
      Relu                    | nn.relu                 | features
      Relu6                   | nn.relu6                | features
      Elu                     | nn.elu                  | features
      Selu                    | nn.selu                 | features
      Softplus                | nn.softplus             | features
      Softsign                | nn.softsign             | features
      LeakyRelu               | nn.leaky_relu           | features      | alpha
      Softmax                 | nn.softmax              | logits
      LogSoftmax              | nn.log_softmax          | logits
      L2Loss                  | nn.l2_loss              | t
      Sum                     | math.reduce_sum         | input_tensor axis | keep_dims=keepdims
      Mean                    | math.reduce_mean        | input_tensor axis | keep_dims=keepdims
      Max                     | math.reduce_max         | input_tensor axis | keep_dims=keepdims
      Min                     | math.reduce_min         | input_tensor axis | keep_dims=keepdims
      Prod                    | math.reduce_prod        | input_tensor axis | keep_dims=keepdims
      Any                     | math.reduce_any         | input_tensor axis | keep_dims=keepdims
      All                     | math.reduce_all         | input_tensor axis | keep_dims=keepdims
      ArgMax                  | math.argmax             | input axis
      ArgMin                  | math.argmin             | input axis
      Cumsum                  | math.cumsum             | x axis        | exclusive reverse
      Cumprod                 | math.cumprod            | x axis        | exclusive reverse
      TopKV2                  | math.top_k              | input k       | sorted
      MatMul                  | linalg.matmul           | a b           | transpose_a transpose_b
      BatchMatMul BatchMatMulV2 BatchMatMulV3 | linalg.matmul | a b     | adj_x=transpose_a adj_y=transpose_b
      Einsum                  | linalg.einsum           | *inputs       | equation
      MatrixBandPart          | linalg.band_part        | input num_lower num_upper
      MatrixDiagPart MatrixDiagPartV2 MatrixDiagPartV3 | linalg.diag_part | input k
      Reshape                 | reshape                 | tensor shape
      Transpose               | transpose               | a perm
      ExpandDims              | expand_dims             | input axis
      Squeeze                 | squeeze                 | input         | squeeze_dims=axis
      Tile                    | tile                    | input multiples
      Pack                    | stack                   | *values       | axis
      Unpack                  | unstack                 | value         | num axis
      ConcatV2                | concat                  | *values axis
      Split                   | split                   | axis !value   | num_split=num_or_size_splits
      SplitV                  | split                   | value num_or_size_splits axis
      Pad PadV2               | pad                     | tensor paddings constant_values
      MirrorPad               | pad                     | tensor paddings | mode
      ReverseV2               | reverse                 | tensor axis
      BroadcastTo             | broadcast_to            | input shape
      Slice                   | slice                   | input_ begin size
      StridedSlice            | strided_slice           | input_ begin end strides | begin_mask end_mask ellipsis_mask new_axis_mask shrink_axis_mask
      GatherV2                | gather                  | params indices axis | batch_dims
      GatherNd                | gather_nd               | params indices
      OneHot                  | one_hot                 | indices depth on_value off_value | axis
      Fill                    | fill                    | dims value
      Range                   | range                   | start limit delta
      Shape                   | shape                   | input         | out_type
      Size                    | size                    | input
      Rank                    | rank                    | input
      ZerosLike               | zeros_like              | input
      OnesLike                | ones_like               | input
      Identity IdentityN      | identity                | input
      StopGradient            | stop_gradient           | input
      AvgPool                 | nn.avg_pool             | input         | ksize strides padding
      MaxPool                 | nn.max_pool             | input         | ksize strides padding
      Conv2D                  | nn.conv2d               | input filters | strides padding dilations
      DepthwiseConv2dNative   | nn.depthwise_conv2d     | input filter  | strides padding
      LRN                     | nn.local_response_normalization | input | depth_radius bias alpha beta
      DepthToSpace            | nn.depth_to_space       | input         | block_size
      SpaceToDepth            | nn.space_to_depth       | input         | block_size
      ResizeBilinear          | image.resize_bilinear   | images size   | align_corners half_pixel_centers
      ResizeNearestNeighbor   | image.resize_nearest_neighbor | images size | align_corners half_pixel_centers
      """;

  private static final Map<String, GraphOperators> OPERATIONS = read();

  private static Map<String, GraphOperators> read() {
    var table = new HashMap<String, GraphOperators>();
    for (var line : ROWS.lines().toList()) {
      var row = Arrays.stream(line.split("\\|")).map(String::strip).toList();
      var attributes = row.size() > 3 ? List.of(row.get(3).split(" ")) : List.<String>of();
      var operation = new GraphOperators(row.get(1), List.of(row.get(2).split(" ")), attributes);
      for (var name : row.getFirst().split(" ")) {
        table.put(name, operation);
      }
    }
    return table;
  }

  static Map<String, @Nullable Object> apply(LegacyObject layer, Nodes.Use use) {
    var definition = definition(layer);
    var name = String.valueOf(definition.get("op"));
    var known = OPERATIONS.get(name);
    if (known == null) {
      throw layer.refusal(
          "the operation %s of TensorFlow's graph has no counterpart in keras.ops".formatted(name));
    }
    var attributes = Trees.map(definition.get("attr"));
    var format = value(attributes.get("data_format"));
    if (format != null && !format.equals("NHWC")) {
      throw layer.refusal("%s of channels first (%s) is not known".formatted(name, format));
    }
    var called = known.called(values(layer, definition, use), attributes);
    layer.change("name", saved -> PREFIX + saved);
    return Operators.named(layer, known.function).apply(layer, called);
  }

  private static Map<?, ?> definition(LegacyObject layer) {
    try {
      var saved = layer.get("node_def");
      return Trees.map(saved instanceof String text ? Json.parse(text) : saved);
    } catch (ConfigException e) {
      throw layer.refusal("its node_def is no JSON: " + e.getMessage());
    }
  }

  /** Tensors and constants, each at its position. */
  private static List<@Nullable Object> values(
      LegacyObject layer, Map<?, ?> definition, Nodes.Use use) {
    var constants = Trees.map(layer.get("constants"));
    var tensors = new ArrayList<@Nullable Object>();
    if (use.first() instanceof List<?> several) {
      tensors.addAll(several);
    } else {
      tensors.add(use.first());
    }
    int count = Math.max(Trees.list(definition.get("input")).size(), tensors.size());
    var values = new ArrayList<@Nullable Object>();
    int next = 0;
    for (int i = 0; i < count; i++) {
      var key = String.valueOf(i);
      if (constants.containsKey(key)) {
        values.add(constant(constants.get(key)));
      } else if (next < tensors.size()) {
        values.add(tensors.get(next++));
      }
    }
    return values;
  }

  /** Arrays stood as lists, last as objects of class {@code __numpy__}. */
  private static @Nullable Object constant(@Nullable Object saved) {
    return saved instanceof Map<?, ?> map && "__numpy__".equals(map.get("class_name"))
        ? Trees.map(map.get("config")).get("value")
        : saved;
  }

  private Nodes.Use called(List<@Nullable Object> values, Map<?, ?> given) {
    var named = Trees.object();
    var first = inputs.stream().filter(name -> name.startsWith("!")).findFirst();
    int at = 0;
    for (int i = 0; i < inputs.size() && at < values.size(); i++) {
      if (inputs.get(i).startsWith("*")) {
        int end = values.size() - (inputs.size() - 1 - i);
        named.put(inputs.get(i), List.copyOf(values.subList(at, end)));
        at = end;
      } else {
        named.put(inputs.get(i), values.get(at++));
      }
    }
    var main = named.remove(first.orElse(inputs.getFirst()));
    for (var attribute : attributes) {
      var names = attribute.split("=");
      var value = value(given.get(names[0]));
      if (value != null) {
        named.put(names[names.length - 1], value);
      }
    }
    return new Nodes.Use(main, named);
  }

  /** {@return what an attribute says: {@code {"i": "2"}}, texts in base 64} */
  private static @Nullable Object value(@Nullable Object attribute) {
    if (!(attribute instanceof Map<?, ?> map) || map.isEmpty()) {
      return null;
    }
    var kind = String.valueOf(map.keySet().iterator().next());
    var value = map.get(kind);
    return switch (kind) {
      case "i" -> Long.valueOf(String.valueOf(value));
      case "s" ->
          new String(Base64.getDecoder().decode(String.valueOf(value)), StandardCharsets.UTF_8);
      case "type" -> dtype(String.valueOf(value));
      case "list" -> {
        var items = new ArrayList<Object>();
        for (var item : Trees.list(Trees.map(value).get("i"))) {
          items.add(Long.valueOf(String.valueOf(item)));
        }
        yield items.isEmpty() ? null : items;
      }
      default -> value;
    };
  }

  private static String dtype(String type) {
    return switch (type) {
      case "DT_FLOAT" -> "float32";
      case "DT_DOUBLE" -> "float64";
      case "DT_HALF" -> "float16";
      default -> type.replaceFirst("^DT_", "").toLowerCase(Locale.ROOT);
    };
  }
}
