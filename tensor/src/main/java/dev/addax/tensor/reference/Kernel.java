package dev.addax.tensor.reference;

/** What computes the results of one node; may be run by many threads at once. */
@FunctionalInterface
interface Kernel {
  /** {@return one per result of the node, for one per input} */
  Elements[] run(Elements[] inputs);

  /** A kernel with one result. */
  @FunctionalInterface
  interface One {
    Elements run(Elements[] inputs);
  }

  /** {@return {@code kernel} as a kernel of a node with one result} */
  static Kernel one(One kernel) {
    return inputs -> new Elements[] {kernel.run(inputs)};
  }
}
