/**
 * What passes stand on: who uses a tensor ({@link dev.addax.compiler.graph.Uses}), how a graph is
 * built again with some nodes replaced ({@link dev.addax.compiler.graph.Rewrite}), and the
 * arithmetic of strides ({@link dev.addax.compiler.graph.Strides}).
 */
@NullMarked
package dev.addax.compiler.graph;

import org.jspecify.annotations.NullMarked;
