package dev.addax.keras.saving.legacy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One row for each function of TensorFlow: its names | module and class of the operation | what it
 * is called with | what it is made with | parameters without which the next row of the name counts.
 *
 * <p>Parameters are TensorFlow's: {@code axis/dim=axes:-1} is called axis, earlier dim, is axes in
 * Keras and -1 where nothing is given. Operations of {@code tensorflow} take all other parameters
 * under their names.
 */
final class OperatorTable {
  private static final String ARITHMETIC =
      """
      __operators__.add math.add add                | numpy.Add          | x y
      math.subtract subtract                        | numpy.Subtract     | x y
      math.multiply multiply                        | numpy.Multiply     | x y
      math.truediv truediv                          | numpy.TrueDivide   | x y
      math.divide divide div realdiv                | numpy.Divide       | x y
      math.divide_no_nan div_no_nan                 | numpy.DivideNoNan  | x y
      math.floordiv floordiv floor_div              | numpy.FloorDivide  | x y
      math.floormod math.mod floormod mod           | numpy.Mod          | x y
      math.pow pow                                  | numpy.Power        | x y
      math.maximum maximum                          | numpy.Maximum      | x y
      math.minimum minimum                          | numpy.Minimum      | x y
      math.atan2 atan2                              | numpy.Arctan2      | y x
      math.greater greater                          | numpy.Greater      | x y
      math.greater_equal greater_equal              | numpy.GreaterEqual | x y
      math.less less                                | numpy.Less         | x y
      math.less_equal less_equal                    | numpy.LessEqual    | x y
      math.equal equal                              | numpy.Equal        | x y
      math.not_equal not_equal                      | numpy.NotEqual     | x y
      __operators__.eq                              | numpy.Equal        | self other
      __operators__.ne                              | numpy.NotEqual     | self other
      math.logical_and logical_and                  | numpy.LogicalAnd   | x y
      math.logical_or logical_or                    | numpy.LogicalOr    | x y
      math.logical_xor                              | numpy.LogicalXor   | x y
      math.logical_not logical_not                  | numpy.LogicalNot   | x
      bitwise.bitwise_and                           | numpy.BitwiseAnd   | x y
      bitwise.bitwise_or                            | numpy.BitwiseOr    | x y
      bitwise.bitwise_xor                           | numpy.BitwiseXor   | x y
      bitwise.invert                                | numpy.BitwiseNot   | x
      bitwise.left_shift                            | numpy.LeftShift    | x y
      bitwise.right_shift                           | numpy.RightShift   | x y
      nn.bias_add                                   | numpy.Add          | value bias
      math.scalar_mul scalar_mul                    | numpy.Multiply     | scalar x
      math.add_n add_n math.accumulate_n            | layers.Add         | inputs
      math.squared_difference squared_difference    | tensorflow.SquaredDifference | x
      math.multiply_no_nan                          | tensorflow.MultiplyNoNan     | x
      math.reciprocal_no_nan                        | tensorflow.ReciprocalNoNan   | x
      math.xlogy                                    | tensorflow.Xlogy             | x
      math.xdivy                                    | tensorflow.Xdivy             | x
      math.polyval                                  | tensorflow.Polyval           | coeffs
      clip_by_value                                 | numpy.Clip | t | clip_value_min=x_min clip_value_max=x_max
      clip_by_norm                                  | tensorflow.ClipByNorm        | t
      math.abs abs                                  | numpy.Absolute     | x
      math.negative negative math.neg neg           | numpy.Negative     | x
      math.square square                            | numpy.Square       | x
      math.sqrt sqrt                                | numpy.Sqrt         | x
      math.rsqrt rsqrt                              | math.Rsqrt         | x
      math.exp exp                                  | numpy.Exp          | x
      math.expm1 expm1                              | numpy.Expm1        | x
      math.log log                                  | numpy.Log          | x
      math.log1p log1p                              | numpy.Log1p        | x
      math.sin sin                                  | numpy.Sin          | x
      math.cos cos                                  | numpy.Cos          | x
      math.tan tan                                  | numpy.Tan          | x
      math.asin asin                                | numpy.Arcsin       | x
      math.acos acos                                | numpy.Arccos       | x
      math.atan atan                                | numpy.Arctan       | x
      math.sinh sinh                                | numpy.Sinh         | x
      math.cosh cosh                                | numpy.Cosh         | x
      math.tanh tanh nn.tanh                        | numpy.Tanh         | x
      math.asinh asinh                              | numpy.Arcsinh      | x
      math.acosh acosh                              | numpy.Arccosh      | x
      math.atanh atanh                              | numpy.Arctanh      | x
      math.erf                                      | math.Erf           | x
      math.erfc                                     | math.Erfc          | x
      math.erfinv                                   | math.Erfinv        | x
      math.sign sign                                | numpy.Sign         | x
      math.floor floor                              | numpy.Floor        | x
      math.ceil ceil                                | numpy.Ceil         | x
      math.round round math.rint                    | numpy.Round        | x
      math.reciprocal reciprocal                    | numpy.Reciprocal   | x
      math.is_nan is_nan                            | numpy.Isnan        | x
      math.is_finite is_finite                      | numpy.Isfinite     | x
      math.is_inf is_inf                            | numpy.Isinf        | x
      cast                                          | core.Cast          | x     | dtype
      dtypes.saturate_cast saturate_cast            | core.SaturateCast  | value | dtype
      keras.backend.cast_to_floatx math.conj        | layers.Identity    | x
      """;

  private static final String REDUCTIONS =
      """
      math.reduce_sum reduce_sum                    | numpy.Sum      | input_tensor | axis/reduction_indices keepdims/keep_dims
      math.reduce_mean reduce_mean                  | numpy.Mean     | input_tensor | axis/reduction_indices keepdims/keep_dims
      math.reduce_max reduce_max                    | numpy.Max      | input_tensor | axis/reduction_indices keepdims/keep_dims
      math.reduce_min reduce_min                    | numpy.Min      | input_tensor | axis/reduction_indices keepdims/keep_dims
      math.reduce_prod reduce_prod                  | numpy.Prod     | input_tensor | axis/reduction_indices keepdims/keep_dims
      math.reduce_any reduce_any                    | numpy.Any      | input_tensor | axis/reduction_indices keepdims/keep_dims
      math.reduce_all reduce_all                    | numpy.All      | input_tensor | axis/reduction_indices keepdims/keep_dims
      math.reduce_std                               | numpy.Std      | input_tensor | axis keepdims
      math.reduce_variance                          | numpy.Var      | input_tensor | axis keepdims
      math.reduce_logsumexp reduce_logsumexp        | math.Logsumexp | input_tensor | axis/reduction_indices keepdims/keep_dims
      math.reduce_euclidean_norm                    | linalg.Norm    | input_tensor | axis keepdims
      math.count_nonzero count_nonzero              | numpy.CountNonzero | input/input_tensor | axis
      math.zero_fraction nn.zero_fraction           | tensorflow.ZeroFraction | value
      math.argmax argmax                            | numpy.Argmax   | input | axis/dimension:0
      math.argmin argmin                            | numpy.Argmin   | input | axis/dimension:0
      math.cumsum cumsum                            | tensorflow.Cumsum  | x | | exclusive reverse
      math.cumsum cumsum                            | numpy.Cumsum       | x | axis:0
      math.cumprod cumprod                          | tensorflow.Cumprod | x | | exclusive reverse
      math.cumprod cumprod                          | numpy.Cumprod      | x | axis:0
      math.cumulative_logsumexp                     | tensorflow.CumulativeLogsumexp | x
      math.top_k nn.top_k                           | math.TopK      | input | k:1 sorted
      nn.moments                                    | nn.Moments     | x     | axes keepdims/keep_dims
      nn.l2_loss                                    | tensorflow.L2Loss | t
      nn.sigmoid_cross_entropy_with_logits          | tensorflow.SigmoidCrossEntropyWithLogits | labels
      nn.softmax_cross_entropy_with_logits nn.softmax_cross_entropy_with_logits_v2 | tensorflow.SoftmaxCrossEntropyWithLogits | labels
      math.segment_sum                              | math.SegmentSum | data segment_ids
      math.segment_max                              | math.SegmentMax | data segment_ids
      math.unsorted_segment_sum                     | math.SegmentSum | data segment_ids | num_segments
      math.unsorted_segment_max                     | math.SegmentMax | data segment_ids | num_segments
      """;

  private static final String SHAPES =
      """
      concat                                        | numpy.Concatenate | values | axis
      stack                                         | numpy.Stack      | values | axis
      unstack                                       | core.Unstack     | value  | num axis
      reshape                                       | numpy.Reshape    | tensor | shape=newshape
      transpose                                     | numpy.Transpose  | a | perm=axes
      tile                                          | numpy.Tile       | input | multiples=repeats
      repeat                                        | numpy.Repeat     | input | repeats axis
      expand_dims                                   | numpy.ExpandDims | input | axis/dim
      squeeze                                       | numpy.Squeeze    | input | axis/squeeze_dims
      reverse                                       | numpy.Flip       | tensor | axis
      roll                                          | numpy.Roll       | input | shift axis
      sort                                          | tensorflow.Sort  | values | | direction
      sort                                          | numpy.Sort       | values | axis
      argsort                                       | tensorflow.Argsort | values | | direction
      argsort                                       | numpy.Argsort    | values | axis
      broadcast_to                                  | numpy.BroadcastTo | input | shape
      where                                         | numpy.Where      | condition x y
      slice                                         | core.Slice       | input_ | begin=start_indices size=shape
      strided_slice                                 | tensorflow.StridedSlice | input_
      boolean_mask                                  | tensorflow.BooleanMask  | tensor
      gather                                        | tensorflow.Gather | params | | batch_dims
      gather                                        | numpy.Take       | params indices | axis:0
      gather_nd                                     | tensorflow.GatherNd | params
      nn.embedding_lookup                           | numpy.Take       | params ids | axis:0
      one_hot                                       | tensorflow.OneHot | indices | | on_value off_value
      one_hot                                       | nn.OneHot        | indices | depth=num_classes axis dtype
      scatter_nd                                    | core.Scatter     | indices updates | shape
      tensor_scatter_nd_update                      | core.ScatterUpdate | tensor indices updates
      sequence_mask                                 | tensorflow.SequenceMask | lengths
      ones_like                                     | numpy.OnesLike   | input/tensor | dtype
      zeros_like                                    | numpy.ZerosLike  | input/tensor | dtype
      fill                                          | tensorflow.Fill  | dims
      zeros                                         | tensorflow.Zeros | shape
      ones                                          | tensorflow.Ones  | shape
      range                                         | tensorflow.Range | start
      shape                                         | tensorflow.Shape | input
      size                                          | tensorflow.Size  | input
      rank                                          | tensorflow.Rank  | input
      keras.backend.batch_flatten                   | layers.Flatten   | x
      stop_gradient                                 | core.StopGradient | input
      identity ensure_shape debugging.check_numerics convert_to_tensor grad_pass_through | layers.Identity | input
      linalg.trace                                  | numpy.Trace      | x | axis1:-2 axis2:-1
      linalg.diag_part linalg.tensor_diag_part      | numpy.Diagonal   | input | k=offset axis1:-2 axis2:-1
      linalg.diag                                   | tensorflow.Diag  | diagonal
      linalg.band_part                              | tensorflow.BandPart | input
      linalg.det                                    | linalg.Det       | input
      linalg.inv                                    | linalg.Inv       | input
      linalg.cholesky                               | linalg.Cholesky  | input
      linalg.cross                                  | numpy.Cross      | a b
      tensordot linalg.tensordot                    | numpy.Tensordot  | a b | axes
      """;

  private static final String FUNCTIONS_OF_NETWORKS =
      """
      nn.relu keras.activations.relu                | nn.Relu       | features
      nn.relu6                                      | nn.Relu6      | features
      nn.crelu                                      | tensorflow.Crelu | features
      nn.elu keras.activations.elu                  | nn.Elu        | features/x | alpha
      nn.selu keras.activations.selu                | nn.Selu       | features
      nn.silu nn.swish keras.activations.swish      | nn.Silu       | features
      nn.softplus math.softplus keras.activations.softplus | nn.Softplus | features
      nn.softsign math.softsign keras.activations.softsign | nn.Softsign | features
      nn.sigmoid math.sigmoid sigmoid keras.activations.sigmoid | nn.Sigmoid | x
      keras.activations.tanh                        | numpy.Tanh    | x
      math.log_sigmoid                              | nn.LogSigmoid | x
      nn.leaky_relu                                 | nn.LeakyRelu  | features | alpha=negative_slope:0.2
      nn.gelu keras.activations.gelu                | nn.Gelu       | features | approximate:false
      nn.softmax math.softmax keras.activations.softmax | nn.Softmax | logits | axis/dim
      nn.log_softmax math.log_softmax               | nn.LogSoftmax | logits | axis/dim
      nn.local_response_normalization nn.lrn        | tensorflow.LocalResponseNormalization | input
      nn.dropout                                    | layers.Dropout | x | rate
      nn.depth_to_space                             | nn.DepthToSpace | input | block_size
      nn.space_to_depth                             | nn.SpaceToDepth | input | block_size
      """;

  private static final String PICTURES =
      """
      image.resize                                  | image.Resize  | images | size method=interpolation antialias
      image.resize_bilinear                         | tensorflow.ResizeBilinear | images
      image.resize_nearest_neighbor                 | tensorflow.ResizeNearestNeighbor | images
      image.flip_left_right                         | numpy.Flip    | image | axis:-2
      image.flip_up_down                            | numpy.Flip    | image | axis:-3
      image.rot90                                   | tensorflow.Rot90 | image
      image.transpose image.transpose_image         | tensorflow.TransposeImage | image
      image.central_crop                            | tensorflow.CentralCrop | image
      image.crop_to_bounding_box                    | tensorflow.CropToBoundingBox | image
      image.pad_to_bounding_box                     | tensorflow.PadToBoundingBox | image
      image.resize_with_crop_or_pad image.resize_image_with_crop_or_pad | tensorflow.ResizeWithCropOrPad | image
      image.rgb_to_grayscale                        | image.RGBToGrayscale | images
      image.grayscale_to_rgb                        | tensorflow.GrayscaleToRgb | images
      image.rgb_to_hsv                              | image.RGBToHSV | images
      image.hsv_to_rgb                              | image.HSVToRGB | images
      image.adjust_brightness                       | tensorflow.AdjustBrightness | image
      image.adjust_contrast                         | tensorflow.AdjustContrast | images
      image.per_image_standardization               | tensorflow.PerImageStandardization | image
      image.convert_image_dtype                     | tensorflow.ConvertImageDtype | image
      image.extract_patches image.extract_image_patches | tensorflow.ExtractPatches | images | sizes/ksizes
      """;

  private OperatorTable() {}

  /** {@return for each function its operators, of which the first that applies counts} */
  static Map<String, List<Operator>> read() {
    var table = new HashMap<String, List<Operator>>();
    for (var text : List.of(ARITHMETIC, REDUCTIONS, SHAPES, FUNCTIONS_OF_NETWORKS, PICTURES)) {
      text.lines().forEach(line -> add(line, table));
    }
    return table;
  }

  private static void add(String line, Map<String, List<Operator>> table) {
    var row = Arrays.stream(line.split("\\|")).map(String::strip).toList();
    var operator = Operator.of(row.subList(1, row.size()));
    for (var name : row.getFirst().split("\\s+")) {
      table.computeIfAbsent(name, _ -> new ArrayList<>()).add(operator);
    }
  }
}
