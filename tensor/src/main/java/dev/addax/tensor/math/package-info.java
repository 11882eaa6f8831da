/**
 * The functions of {@code keras.ops} that are compositions of tensor operations, grouped by
 * subject. What takes one tensor and few options is a method of {@link dev.addax.tensor.Tensor}
 * instead.
 *
 * <pre>{@code
 * var y = Convolution.conv(x, kernel, new int[] {2}, Padding.SAME, DataFormat.CHANNELS_LAST, new int[] {1});
 * var attention = Einsum.of("bqhd,bkhd->bhqk", query, key);
 * }</pre>
 *
 * <p>Window sizes, strides and dilations are given one per spatial axis; a single one holds for all
 * of them. Names, defaults, dtypes and results are those of Keras on TensorFlow.
 */
@NullMarked
package dev.addax.tensor.math;

import org.jspecify.annotations.NullMarked;
