/** Runs cases recorded from real Keras and counts which of them pass. */
@NullMarked
package dev.addax.conformance;

import org.jspecify.annotations.NullMarked;
