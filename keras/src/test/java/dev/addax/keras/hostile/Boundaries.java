package dev.addax.keras.hostile;

import dev.addax.hdf5.Hdf5File;
import dev.addax.hdf5.Node;
import dev.addax.hdf5.source.Source;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The places in a file where one structure ends and another begins. */
final class Boundaries {
  private static final List<String> MARKS =
      List.of(
          "TREE", "SNOD", "HEAP", "GCOL", "OHDR", "OCHK", "FRHP", "FHDB", "FHIB", "BTHD", "BTLF",
          "BTIN", "FAHD", "FADB", "EAHD", "EAIB", "EASB", "EADB", "PK\3\4", "PK\1\2", "PK\5\6",
          "PK\7\b");

  /** Headers and superblocks stand at the beginning; there every byte counts. */
  private static final int HEAD = 128;

  /** No header of a specimen and no array of elements is much longer. */
  private static final int PIECE = 128;

  private final byte[] bytes;
  private final NavigableSet<Integer> places = new TreeSet<>();

  private Boundaries(byte[] bytes) {
    this.bytes = bytes;
  }

  /** {@return them in ascending order, with the bytes beside them} */
  static NavigableSet<Integer> of(byte[] bytes) {
    var boundaries = new Boundaries(bytes);
    for (int at = 0; at < HEAD; at++) {
      boundaries.add(at);
    }
    boundaries.marks();
    if (bytes.length > 8 && bytes[8] == '{') {
      boundaries.safetensors();
    } else if (isHdf5(bytes)) {
      boundaries.objects();
    } else {
      boundaries.json();
    }
    return boundaries.places;
  }

  static boolean isHdf5(byte[] bytes) {
    return bytes.length > 8 && bytes[1] == 'H' && bytes[2] == 'D' && bytes[3] == 'F';
  }

  private void add(int at) {
    if (at >= 0 && at < bytes.length) {
      places.add(at);
    }
  }

  private void around(int at) {
    add(at - 1);
    add(at);
    add(at + 1);
  }

  private void marks() {
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    for (var mark : MARKS) {
      for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
        around(at);
        add(at + 4);
        if (mark.equals("PK\3\4")) {
          var head = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
          int content = at + 30 + head.getShort(at + 26) + head.getShort(at + 28);
          around(at + 30);
          around(content);
          around(content + head.getInt(at + 18));
        }
      }
    }
    around(bytes.length);
  }

  /** Headers of the first version and elements have no mark; they begin at multiples of eight. */
  private void objects() {
    var root = Hdf5File.of(Source.of(bytes), "specimen").root();
    header(root);
    root.descendants().forEach(this::header);
    for (int at = 0; at < bytes.length; at += PIECE) {
      add(at);
    }
  }

  private void header(Node node) {
    for (int at = 0; at < PIECE; at += 8) {
      add((int) node.id() + at);
    }
  }

  private void safetensors() {
    int header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(0);
    for (int at = 8 + header - 1; at < bytes.length; at++) {
      add(at);
    }
    json();
  }

  private void json() {
    for (int at = 0; at < bytes.length; at++) {
      if ("{}[]".indexOf(bytes[at]) >= 0) {
        add(at);
      }
    }
  }
}
