/**
 * Programs to read, run and start from: {@code ./addax example} lists them, {@code ./addax example
 * NAME} runs one. Each is one file in {@code examples/programs}; copy it, change it, and {@code
 * ./addax run} it.
 */
@NullMarked
package dev.addax.examples;

import org.jspecify.annotations.NullMarked;
