/**
 * What a tensor is made of: its element type ({@link dev.addax.tensor.type.DType}), its dimensions
 * ({@link dev.addax.tensor.type.Shape}), both together ({@link dev.addax.tensor.type.TensorType})
 * and how dtypes combine ({@link dev.addax.tensor.type.Promotion}).
 */
@NullMarked
package dev.addax.tensor.type;

import org.jspecify.annotations.NullMarked;
