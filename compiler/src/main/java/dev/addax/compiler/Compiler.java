package dev.addax.compiler;

import dev.addax.tensor.Graph;

/** Turns graphs into plans. */
public final class Compiler {
  /**
   * {@return the plan of {@code graph}, whose types are all known}
   *
   * @param replaces for each output the index of the input whose memory callers may pass as the
   *     output's memory too (an updated variable), or −1
   */
  public Plan compile(Graph graph, int[] replaces) {
    return Planner.plan(graph, replaces.clone());
  }
}
