/**
 * Which nodes are computed together in one walk over memory. {@link dev.addax.compiler.fuse.Fuse}
 * is the pass; {@link dev.addax.compiler.fuse.Groups} decides who belongs together, a {@link
 * dev.addax.compiler.fuse.Group} whether a node fits into its walk, and {@link
 * dev.addax.compiler.fuse.Body} writes the group down as the body of a {@link
 * dev.addax.tensor.Fusion}.
 */
@NullMarked
package dev.addax.compiler.fuse;

import org.jspecify.annotations.NullMarked;
