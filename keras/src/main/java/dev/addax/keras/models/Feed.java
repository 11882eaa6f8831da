package dev.addax.keras.models;

import org.jspecify.annotations.Nullable;

/** Where steps come from. */
interface Feed extends AutoCloseable {
  /** {@return the number of steps in a pass, −1 if unknown} */
  long steps();

  /** {@return a pass over the data; epochs count from 0 and may differ in order} */
  Pass pass(int epoch);

  /** Lets go of what is still open. */
  @Override
  default void close() {}

  /** The steps of one epoch; the tensors of a step are overwritten by the next. */
  interface Pass extends AutoCloseable {
    /** {@return the next step, null at the end} */
    @Nullable Step next();

    @Override
    default void close() {}
  }
}
