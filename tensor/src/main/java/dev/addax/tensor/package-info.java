/**
 * What is computed. A {@link dev.addax.tensor.Tensor} is one result of a {@link
 * dev.addax.tensor.Node}: an {@link dev.addax.tensor.Op} applied to tensors. Operations only build
 * this graph; values come from a {@link dev.addax.tensor.Backend} when somebody reads them.
 *
 * <pre>{@code
 * var x = Tensors.of(new float[] {1, 2, 3});
 * var y = x.multiply(2).add(1);        // graph only
 * System.out.println(y);               // float32[3] [3, 5, 7]
 * }</pre>
 *
 * <p>The data model:
 *
 * <pre>
 * Graph    = inputs: Tensor*  outputs: Tensor*
 * Tensor   = Node × index × Type × value?
 * Node     = Op × inputs: Tensor*
 * Op       = a leaf (Parameter | Read | Data | Constant | Iota)
 *          | elementwise (Unary | Binary | Compare | Select | Cast)
 *          | movement (Broadcast | Reshape | Transpose | Slice | Pad | Concat)
 *          | indexing (Gather | Scatter | Sort)
 *          | accumulation (Reduce | Scan | Softmax | Dot | Conv | Pool)
 *          | matrices and spectra (LinearAlgebra | Fourier)
 *          | Random | control (Loop | While | Cond) | Fusion
 * Variable = name × Type × value, the only state
 * </pre>
 */
@NullMarked
package dev.addax.tensor;

import org.jspecify.annotations.NullMarked;
