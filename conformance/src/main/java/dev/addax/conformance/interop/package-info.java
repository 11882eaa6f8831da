/**
 * Models that real Keras made, read, trained on and written again: the Java half of {@code
 * conformance/python/interop.py}.
 */
@NullMarked
package dev.addax.conformance.interop;

import org.jspecify.annotations.NullMarked;
