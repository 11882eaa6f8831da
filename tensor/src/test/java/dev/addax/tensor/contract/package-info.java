/**
 * What every backend must do: extend {@link dev.addax.tensor.contract.BackendContract} and name the
 * backend. The cases iterate over the families and their enums, so a new kind is covered at once.
 */
@NullMarked
package dev.addax.tensor.contract;

import org.jspecify.annotations.NullMarked;
