/**
 * What is computed: tensors as an immutable graph of a closed set of ops, and the backend that
 * answers them.
 */
module dev.addax.tensor {
  requires static org.jspecify;
}
