/** Sequences made equal in length, and windows over series. */
@NullMarked
package dev.addax.data.sequence;

import org.jspecify.annotations.NullMarked;
