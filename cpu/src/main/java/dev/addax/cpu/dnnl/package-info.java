/**
 * oneDNN, called through {@code java.lang.foreign}.
 *
 * <p>{@link Library} says whether it can be used. A {@link Descriptor} says in Java values what is
 * to be computed; {@link Primitive#of} compiles it once and keeps it; an {@link Invocation} binds
 * it to addresses and runs it, without allocation. An invocation belongs to one thread at a time, a
 * primitive to any number.
 *
 * <pre>
 * Descriptor = Matmul | Convolution | ConvolutionBackwardData | ConvolutionBackwardWeights | Pooling | PoolingBackward | Reorder
 * MemoryDesc = (DataType, dims, strides)      what lies at an address; without strides the library chooses
 * PostOp     = Eltwise | Sum | Binary         what is done to each result before it is stored
 * </pre>
 */
@NullMarked
package dev.addax.cpu.dnnl;

import org.jspecify.annotations.NullMarked;
