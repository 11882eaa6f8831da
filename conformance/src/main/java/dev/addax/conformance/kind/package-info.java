/** How cases of each kind are run. */
@NullMarked
package dev.addax.conformance.kind;

import org.jspecify.annotations.NullMarked;
