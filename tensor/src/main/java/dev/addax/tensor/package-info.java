/** What is computed: tensors, the ops that make them, and the service that answers them. */
@NullMarked
package dev.addax.tensor;

import org.jspecify.annotations.NullMarked;
