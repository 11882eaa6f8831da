package dev.addax.keras.hostile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;

/**
 * HDF5 files that lead in circles, out of themselves, or say that they are larger than they are.
 */
final class Hdf5Attacks {
  private static final long FAR = 1L << 60;

  private Hdf5Attacks() {}

  /** {@return attacks that begin with good weights of Keras 3, and recorded ones} */
  static List<Attack> of(Specimen good) {
    return List.of(
        recorded(good, "soft_circle", "circle"),
        recorded(good, "hard_circle", ""),
        recorded(good, "external", "vars/0"),
        recorded(good, "external_elements", "other files"),
        recorded(good, "virtual", "virtual"),
        recorded(good, "exabytes", "larger than"),
        recorded(good, "exabytes_at_once", "1073741824"),
        recorded(good, "references", "reference"),
        recorded(good, "unknown_filter", "scaleoffset"),
        neverWritten(good),
        patched(good, "an object outside of the file", "SNOD", (b, at) -> b.putLong(at + 16, FAR)),
        patched(good, "an object between others", "SNOD", (b, at) -> b.putLong(at + 16, 13)),
        patched(good, "a group that holds the root", "SNOD", Hdf5Attacks::root),
        patched(good, "a tree that holds itself", "TREE", Hdf5Attacks::itself),
        patched(good, "names without end", "HEAP", (b, at) -> b.putLong(at + 8, FAR)),
        patched(good, "a heap of nothing", "GCOL", (b, at) -> b.putLong(at + 8, 0)),
        patched(good, "a text longer than its heap", "GCOL", (b, at) -> b.putLong(at + 24, FAR)));
  }

  /** The superblock has the address of the root in its last entry. */
  private static void root(ByteBuffer file, int links) {
    file.putLong(links + 16, file.getLong(64));
  }

  /** A tree that says it has one more level, and is its own child. */
  private static void itself(ByteBuffer file, int tree) {
    file.put(tree + 5, (byte) 1).putLong(tree + 32, tree);
  }

  /** A change where a mark stands last in the file, which is in what is read first. */
  private static Attack patched(
      Specimen good, String name, String mark, ObjIntConsumer<ByteBuffer> change) {
    return new Attack(
        name,
        good.damaged(),
        () -> {
          var bytes = good.content().clone();
          int at = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf(mark);
          change.accept(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), at);
          return good.with(bytes);
        });
  }

  private static Attack neverWritten(Specimen good) {
    var file = "never_written.h5";
    return new Attack(
        "recorded: never_written",
        "look like a bomb",
        () -> Specimen.whole(file, Specimens.recorded(file), good.host()));
  }

  private static Attack recorded(Specimen good, String name, String says) {
    var file = name + ".weights.h5";
    return new Attack(
        "recorded: " + name,
        says,
        () ->
            new Specimen(
                file,
                file,
                Map.of(
                    file,
                    Specimens.recorded(file),
                    "elsewhere.h5",
                    Specimens.recorded("elsewhere.h5")),
                false,
                good.host()));
  }
}
