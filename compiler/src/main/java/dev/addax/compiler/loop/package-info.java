/**
 * What is done to loops: as much of their work as possible happens outside, once for all steps, and
 * they carry and keep no more than is needed. {@link dev.addax.compiler.loop.LoopParts} is a loop
 * taken apart.
 */
@NullMarked
package dev.addax.compiler.loop;

import org.jspecify.annotations.NullMarked;
