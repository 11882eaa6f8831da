/** The command line: what ./addax does. */
@NullMarked
package dev.addax.cli;

import org.jspecify.annotations.NullMarked;
