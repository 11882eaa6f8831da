/** Model files of other people, and what real Keras makes of them. */
@NullMarked
package dev.addax.conformance.corpus;

import org.jspecify.annotations.NullMarked;
