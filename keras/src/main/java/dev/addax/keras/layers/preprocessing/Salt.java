package dev.addax.keras.layers.preprocessing;

import dev.addax.keras.config.Codec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How strings are put into buckets: by FarmHash, or with a key of two numbers by SipHash. */
final class Salt {
  /** One number stands for two equal ones. */
  static final Codec<List<Long>> CODEC =
      Codec.of("an integer or two", Codec.LONG.list()::write, Salt::read);

  private Salt() {}

  private static @Nullable List<Long> read(@Nullable Object json) {
    if (!(json instanceof List<?>)) {
      long key = Codec.LONG.read(json);
      return List.of(key, key);
    }
    var keys = Codec.LONG.list().read(json);
    return keys.size() == 2 ? keys : null;
  }

  /**
   * {@return the bucket of a text}
   *
   * @param salt the key; null for FarmHash
   */
  static long bucket(String text, long buckets, @Nullable List<Long> salt) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    long hash =
        salt == null
            ? FarmHash.fingerprint(bytes)
            : SipHash.hash(bytes, salt.getFirst(), salt.getLast());
    return Long.remainderUnsigned(hash, buckets);
  }
}
