package dev.addax.tensor.random;

/** Reads the words of a stream one by one. */
final class Words {
  private final Philox philox;
  private final int[] block = new int[4];
  private long next;
  private int used = 4;

  Words(Philox philox, long firstBlock) {
    this.philox = philox;
    this.next = firstBlock;
  }

  int next() {
    if (used == 4) {
      philox.block(next++, block);
      used = 0;
    }
    return block[used++];
  }
}
