/**
 * Random draws as pure functions of a seed and a position, equal to those of Keras on TensorFlow.
 *
 * <p>A {@link dev.addax.tensor.random.Philox} is a key and a counter; block {@code i} of its stream
 * is four 32-bit words. Every distribution says which blocks its element {@code n} uses, so any
 * part of a tensor can be drawn alone: all {@code fill} methods take the index of their first
 * element, and parts drawn by several threads make the whole.
 *
 * <p>Nothing here knows tensors: values go to primitive arrays.
 */
@NullMarked
package dev.addax.tensor.random;

import org.jspecify.annotations.NullMarked;
