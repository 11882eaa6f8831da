package dev.addax.hdf5.data;

import dev.addax.hdf5.bytes.Block;

/** What an array says it indexes: chunks without filters, or with. */
final class ArrayClient {
  private ArrayClient() {}

  static int read(Block head, boolean filtered) {
    int client = filtered ? 1 : 0;
    check(head, client);
    return client;
  }

  static void check(Block block, int client) {
    int found = block.u8();
    if (found != client) {
      throw block.failure("elements of kind %d instead of %d".formatted(found, client));
    }
  }
}
