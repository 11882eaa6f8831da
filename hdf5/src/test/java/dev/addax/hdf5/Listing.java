package dev.addax.hdf5;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.addax.hdf5.source.Hdf5Exception;
import dev.addax.hdf5.type.Datatype;
import dev.addax.hdf5.type.Datatype.Kind;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** All that a file holds, as lines of text: those that record.py writes with h5py. */
final class Listing {
  private final List<String> lines = new ArrayList<>();
  private final Set<Long> seen = new HashSet<>();

  private Listing() {}

  static List<String> of(Hdf5File file) {
    var listing = new Listing();
    listing.seen.add(file.root().id());
    listing.group(file.root());
    return listing.lines;
  }

  private void group(Group group) {
    lines.add("group " + group.path() + " " + String.join("|", group.names()));
    attributes(group);
    for (var name : group.names()) {
      if (group.has(name)) node(group.get(name));
      else lines.add("no object " + name);
    }
  }

  private void node(Node node) {
    if (!seen.add(node.id())) {
      lines.add("again " + node.path());
      return;
    }
    switch (node) {
      case Group group -> group(group);
      case Dataset dataset -> dataset(dataset);
    }
  }

  private void dataset(Dataset dataset) {
    lines.add("dataset " + dataset.path() + " " + elements(dataset));
    attributes(dataset);
  }

  private static String elements(Dataset dataset) {
    var type = dataset.datatype();
    if (dataset.isEmpty()) return "empty";
    if (type.kind() == Kind.OTHER) return "other";
    var shape = Arrays.toString(dataset.shape());
    if (type.isString()) return "string " + shape + hex(joined(dataset.strings()));
    try {
      var bytes = new byte[Math.toIntExact(dataset.byteSize())];
      dataset.read(MemorySegment.ofArray(bytes));
      return name(type) + " " + shape + hex(bytes);
    } catch (Hdf5Exception e) {
      if (e.getMessage().contains("filter")) return "refused";
      throw e;
    }
  }

  private void attributes(Node node) {
    var attributes = node.attributes();
    for (var name : attributes.names()) lines.add("  @" + name + " " + value(attributes.get(name)));
  }

  private static String value(Attribute attribute) {
    var type = attribute.datatype();
    if (attribute.isEmpty()) return "empty";
    if (type.kind() == Kind.OTHER) return "other";
    var shape = Arrays.toString(attribute.shape());
    if (type.isString()) return "string " + shape + hex(joined(attribute.strings()));
    return name(type) + " " + shape + hex(attribute.bytes());
  }

  private static String name(Datatype type) {
    return type.kind() == Kind.OPAQUE
        ? "opaque" + type.size()
        : type.kind().name().toLowerCase(java.util.Locale.ROOT);
  }

  private static byte[] joined(String[] texts) {
    var all = new ByteArrayOutputStream();
    for (var text : texts) {
      all.writeBytes(text.getBytes(UTF_8));
      all.write(1);
    }
    return all.toByteArray();
  }

  private static String hex(byte[] bytes) {
    return bytes.length <= 32
        ? HexFormat.of().formatHex(bytes)
        : "sha1:" + HexFormat.of().formatHex(sha1(bytes));
  }

  private static byte[] sha1(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
