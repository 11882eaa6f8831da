/**
 * Functions of graphs: {@link dev.addax.tensor.transform.Gradients} differentiates, {@link
 * dev.addax.tensor.transform.Compiled} traces a Java function once and then runs it as one plan.
 */
@NullMarked
package dev.addax.tensor.transform;

import org.jspecify.annotations.NullMarked;
