/**
 * What is computed: tensors as an immutable graph of a closed set of ops, and the backend that
 * answers them.
 */
module dev.addax.tensor {
  requires static transitive org.jspecify;

  exports dev.addax.tensor;
  exports dev.addax.tensor.buffer;
  exports dev.addax.tensor.math;
  exports dev.addax.tensor.reference;
  exports dev.addax.tensor.random;
  exports dev.addax.tensor.transform;
  exports dev.addax.tensor.type;

  uses dev.addax.tensor.Backend;

  provides dev.addax.tensor.Backend with
      dev.addax.tensor.reference.ReferenceBackend;
}
