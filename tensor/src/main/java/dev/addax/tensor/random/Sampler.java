package dev.addax.tensor.random;

/**
 * Doubles drawn one by one for one element of a rejection method, in the order TensorFlow takes
 * them.
 */
final class Sampler {
  private final Philox philox;
  private final int[] block = new int[4];
  private final double[] uniforms = new double[2];
  private final double[] normals = new double[2];
  private long next;
  private int uniformsLeft;
  private int normalsLeft;

  Sampler(Philox philox, long firstBlock) {
    this.philox = philox;
    this.next = firstBlock;
  }

  /** In [0, 1). A block gives two; the second is taken first. */
  double uniform() {
    if (uniformsLeft == 0) {
      philox.block(next++, block);
      uniforms[0] = Bits.toDouble(block[0], block[1]);
      uniforms[1] = Bits.toDouble(block[2], block[3]);
      uniformsLeft = 2;
    }
    return uniforms[--uniformsLeft];
  }

  double normal() {
    if (normalsLeft == 0) {
      philox.block(next++, block);
      BoxMuller.doubles(block, normals);
      normalsLeft = 2;
    }
    return normals[--normalsLeft];
  }
}
