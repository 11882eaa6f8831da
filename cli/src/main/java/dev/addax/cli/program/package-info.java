/**
 * One-file programs: compiled in memory, with the names of Addax imported, and run in this process.
 *
 * <p>{@link dev.addax.cli.program.Program#compile(java.nio.file.Path)} reads a compact source file
 * ({@code void main() { … }} and nothing around it) or ordinary classes, the first of which has a
 * {@code main} method.
 */
@NullMarked
package dev.addax.cli.program;

import org.jspecify.annotations.NullMarked;
