/**
 * What is done to graphs before they are planned, one file each: pure functions from graph to
 * graph.
 */
@NullMarked
package dev.addax.compiler.pass;

import org.jspecify.annotations.NullMarked;
