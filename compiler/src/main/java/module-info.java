/** How a computation is arranged: passes that turn a graph of tensors into a plan. */
module dev.addax.compiler {
  requires static org.jspecify;
  requires transitive dev.addax.tensor;

  exports dev.addax.compiler;
  exports dev.addax.compiler.graph;
  exports dev.addax.compiler.pass;
}
