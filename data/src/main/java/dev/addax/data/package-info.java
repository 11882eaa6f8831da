/**
 * Data on its way to a model.
 *
 * <p>An {@link dev.addax.data.Array} is a block of numbers or texts; its axis 0 counts examples. A
 * {@link dev.addax.data.Batch} is a few examples: inputs, targets and sample weights, each one
 * array or several in {@link dev.addax.data.Columns}. {@link dev.addax.data.Examples} are numbered
 * and can be reordered and split for free; a {@link dev.addax.data.Dataset} is a sequence of
 * batches that is mapped, regrouped, shuffled, repeated and read ahead.
 *
 * <pre>{@code
 * var images = Idx.read(Path.of("train-images-idx3-ubyte.gz"));
 * var labels = Idx.read(Path.of("train-labels-idx1-ubyte.gz"));
 * var train = Examples.of(images, labels).shuffle(42).batch(128).prefetch(2);
 * for (var batch : train) System.out.println(batch.inputs());
 * }</pre>
 *
 * <pre>
 * Dataset  = Batch*
 * Batch    = inputs:Columns targets:Columns weights:Columns
 * Columns  = Array* | (name Array)*
 * Array    = ElementType dimension* element*
 * </pre>
 */
@NullMarked
package dev.addax.data;

import org.jspecify.annotations.NullMarked;
