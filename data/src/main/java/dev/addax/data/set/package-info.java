/** Well-known data sets, in the form in which their authors publish them. */
@NullMarked
package dev.addax.data.set;

import org.jspecify.annotations.NullMarked;
