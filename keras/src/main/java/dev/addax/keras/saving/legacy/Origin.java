package dev.addax.keras.saving.legacy;

import org.jspecify.annotations.Nullable;

/**
 * What wrote the weights of a file.
 *
 * @param backend {@code tensorflow}, {@code theano}, …; null where the file does not say
 */
record Origin(Era era, @Nullable String backend) {
  /** {@return whether convolutions turned their kernels round: Theano's did} */
  boolean flipsKernels() {
    return "theano".equals(backend);
  }
}
