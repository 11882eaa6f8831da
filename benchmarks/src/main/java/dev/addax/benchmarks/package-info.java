/** Measures how fast Addax is. */
@NullMarked
package dev.addax.benchmarks;

import org.jspecify.annotations.NullMarked;
