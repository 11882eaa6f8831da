package dev.addax.compiler.pass;

import dev.addax.tensor.Graph;

/** A change of arrangement that keeps what is computed. */
@FunctionalInterface
public interface Pass {
  /** {@return a graph with the same inputs, and outputs of the same types and values} */
  Graph apply(Graph graph);
}
