/** How a plan runs on this machine's processor. */
@NullMarked
package dev.addax.cpu;

import org.jspecify.annotations.NullMarked;
