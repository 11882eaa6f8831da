package dev.addax.keras.saving;

import dev.addax.hdf5.source.Source;

/** A named piece of a saved model: an entry of an archive, or a file in a folder. */
interface Member {
  /** {@return the name, with {@code /} between its parts} */
  String name();

  /** {@return the number of bytes it is said to have} */
  long size();

  /**
   * {@return the bytes}
   *
   * @throws SavingException if they cannot be read
   */
  Source open();

  /**
   * {@return the bytes in an array}
   *
   * @throws SavingException if they cannot be read or there are more than {@code most}
   */
  byte[] bytes(int most);

  /**
   * Fails unless these bytes, read from here, are those that were written, as far as that can be
   * told.
   *
   * @throws SavingException if they are not
   */
  void verify(Source content);
}
