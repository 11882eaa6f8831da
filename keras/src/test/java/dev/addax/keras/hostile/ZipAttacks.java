package dev.addax.keras.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** ZIP files that grow, lie, or name places outside of themselves. */
final class ZipAttacks {
  private static final int MANY = 60 << 20;
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;

  private final Specimen good;

  private ZipAttacks(Specimen good) {
    this.good = good;
  }

  /** {@return attacks that begin with a good archive} */
  static List<Attack> of(Specimen good) {
    var attacks = new ZipAttacks(good);
    return List.of(
        attacks.growing("a config that grows by a thousand", "config.json", 1, "config.json"),
        attacks.growing("weights that grow by a thousand", "model.weights.h5", 1, "HDF5"),
        attacks.growing("an asset that grows by a thousand", "assets/a", 1, ""),
        attacks.growing("many assets that grow", "assets/a", 17, "zip bomb"),
        attacks.overlapping(),
        attacks.manyEntries(),
        attacks.patched("an entry that says it is small", CENTRAL, b -> b.putInt(24, 10), "entry"),
        attacks.patched("an entry of four gigabytes", CENTRAL, b -> b.putInt(24, -2), "zip bomb"),
        attacks.patched("an entry packed to nothing", CENTRAL, b -> b.putInt(20, 0), "entry"),
        attacks.patched("an entry that begins outside", CENTRAL, b -> b.putInt(42, -2), "byte"),
        attacks.patched("an entry in the directory", CENTRAL, b -> b.putInt(42, 900_000), "byte"),
        attacks.patched("an encrypted entry", CENTRAL, b -> b.putShort(8, (short) 1), "encrypted"),
        attacks.patched("an unknown packing", CENTRAL, b -> b.putShort(10, (short) 98), "98"),
        attacks.patched("a directory outside", END, b -> b.putInt(16, -2), "directory"),
        attacks.patched("a directory without end", END, b -> b.putInt(12, -2), "directory"),
        attacks.patched("more entries than there are", END, b -> b.putShort(10, (short) 999), "en"),
        attacks.patched(
            "a symbolic link", CENTRAL, b -> b.putInt(38, 0120777 << 16), "symbolic link"),
        attacks.named("a name that leads out", "assets/../../../evil", "leads out"),
        attacks.named(
            "a name with backslashes that leads out", "assets\\..\\..\\evil", "leads out"),
        attacks.named("a name from the root", "/tmp/evil", "leads out"),
        attacks.named("a name from a drive", "C:\\evil", "leads out"),
        attacks.named("a name twice, once with a backslash", "assets\\x", ""),
        attacks.named("a name with a zero", "assets/x\0.txt", ""));
  }

  private Attack growing(String name, String entry, int count, String says) {
    return new Attack(
        name,
        says,
        () -> {
          var bytes = new ByteArrayOutputStream();
          try (var zip = new ZipOutputStream(bytes)) {
            zip.setLevel(1);
            for (var kept : Cuts.entries(good).entrySet()) {
              if (!kept.getKey().equals(entry)) {
                put(zip, kept.getKey(), kept.getValue());
              }
            }
            for (int i = 0; i < count; i++) {
              zip.putNextEntry(new ZipEntry(count == 1 ? entry : entry + i));
              spaces(zip);
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return good.with(bytes.toByteArray());
        });
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
  }

  private static void spaces(OutputStream out) throws IOException {
    var chunk = " ".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
    for (int written = 0; written < MANY; written += chunk.length) {
      out.write(chunk);
    }
  }

  /** Hundreds of entries that all are the same packed megabytes. */
  private Attack overlapping() {
    return new Attack(
        "entries on top of each other",
        "zip bomb",
        () -> {
          var once = growing("", "assets/a0", 1, "").make().get().content();
          return good.with(repeated(once, "assets/a0", 800));
        });
  }

  /** The archive with further directory entries for one that it has, which must be the last. */
  private static byte[] repeated(byte[] zip, String name, int times) {
    var old = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int end = find(zip, END, 0);
    int directory = old.getInt(end + 16);
    int last = end - 46 - name.length() - old.getShort(find(zip, CENTRAL, end - 80) + 30);
    var result = new ByteArrayOutputStream();
    result.write(zip, 0, end);
    for (int i = 1; i < times; i++) {
      var copy = java.util.Arrays.copyOfRange(zip, last, end);
      copy[46 + name.length() - 2] = (byte) ('A' + i / 32);
      copy[46 + name.length() - 1] = (byte) ('@' + i % 32);
      result.write(copy, 0, copy.length);
    }
    int size = result.size() - directory;
    var tail = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN).put(zip, end, 22);
    short count = (short) (old.getShort(end + 10) + times - 1);
    tail.putShort(8, count).putShort(10, count).putInt(12, size);
    result.writeBytes(tail.array());
    return result.toByteArray();
  }

  private Attack manyEntries() {
    return new Attack(
        "a hundred thousand entries and one",
        "directory of 10",
        () -> {
          var entries = Cuts.entries(good);
          for (int i = 0; entries.size() <= 100_000; i++) {
            entries.put("assets/" + i, new byte[0]);
          }
          return good.with(Cuts.zip(entries));
        });
  }

  /** A change in the first record of a kind, where it stands in the archive. */
  private Attack patched(String name, int record, Consumer<ByteBuffer> change, String says) {
    return new Attack(
        name,
        says,
        () -> {
          var bytes = good.content().clone();
          int at = find(bytes, record, 0);
          change.accept(
              ByteBuffer.wrap(bytes).slice(at, bytes.length - at).order(ByteOrder.LITTLE_ENDIAN));
          return good.with(bytes);
        });
  }

  /** One more entry of this name. */
  private Attack named(String name, String entry, String says) {
    return new Attack(
        name,
        says,
        () -> {
          var entries = new LinkedHashMap<>(Cuts.entries(good));
          entries.putAll(Map.of(entry, Specimens.utf8("evil")));
          return good.with(Cuts.zip(entries));
        });
  }

  private static int find(byte[] bytes, int record, int from) {
    var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = from; at < bytes.length - 3; at++) {
      if (buffer.getInt(at) == record) {
        return at;
      }
    }
    throw new IllegalArgumentException("no such record");
  }
}
