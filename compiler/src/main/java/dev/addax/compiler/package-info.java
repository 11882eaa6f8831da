/** How a computation is arranged: a graph goes in, a plan comes out. */
@NullMarked
package dev.addax.compiler;

import org.jspecify.annotations.NullMarked;
