package dev.addax.tensor;

import dev.addax.tensor.buffer.Buffer;

/** A graph made ready to run; may be run by many threads at once. */
public interface Executable {
  /**
   * Computes the outputs.
   *
   * @param inputs one per input of the graph
   * @param outputs one per output, filled by this call; an output may be the very buffer of the
   *     input it replaces, no other buffers may overlap
   */
  void run(Buffer[] inputs, Buffer[] outputs);

  /** {@return what will run, for people} */
  String describe();
}
