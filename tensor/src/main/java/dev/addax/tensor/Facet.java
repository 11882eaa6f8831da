package dev.addax.tensor;

/** A group of tensor operations; {@link Tensor} implements them all. */
sealed interface Facet
    permits Elementwise, Arithmetic, Logic, Reductions, Movement, Indexing, Contraction, Values {
  /** {@return the tensor that the operations act on} */
  default Tensor self() {
    return (Tensor) this;
  }
}
