package dev.addax.hdf5;

/** A group or a dataset. */
public sealed interface Node permits Group, Dataset {
  /** {@return the path by which it was found, such as {@code /model_weights/dense}} */
  String path();

  /** {@return what identifies the object in its file: one object may have several paths} */
  long id();

  /**
   * {@return the attributes}
   *
   * @throws dev.addax.hdf5.source.Hdf5Exception when the file is broken there
   */
  Attributes attributes();
}
