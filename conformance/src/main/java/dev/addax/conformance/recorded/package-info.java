/**
 * Cases recorded from real Keras and what they expect. A {@link
 * dev.addax.conformance.recorded.Suite} is a folder; a {@link dev.addax.conformance.recorded.Check}
 * runs a {@link dev.addax.conformance.recorded.Case} and tells a {@link
 * dev.addax.conformance.recorded.Verdict} what came out.
 */
@NullMarked
package dev.addax.conformance.recorded;

import org.jspecify.annotations.NullMarked;
