package dev.addax.keras.hostile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Specimens cut off at every structural boundary: as a download that broke off, and so that what
 * announces the size of the whole agrees, which gets further.
 */
final class Cuts {
  private Cuts() {}

  static Stream<Trial> of(List<Specimen> specimens) {
    return specimens.stream().flatMap(Cuts::of);
  }

  private static Stream<Trial> of(Specimen specimen) {
    var content = specimen.content();
    var cuts = Boundaries.of(content).stream().flatMap(at -> cut(specimen, content, at));
    return specimen.opened().endsWith(".keras")
        ? Stream.concat(
            cuts, entries(specimen).entrySet().stream().flatMap(e -> inside(specimen, e)))
        : cuts;
  }

  private static Stream<Trial> cut(Specimen specimen, byte[] content, int at) {
    var name = specimen + " cut off at " + at;
    var plain = trial(name, specimen, Arrays.copyOf(content, at));
    if (!Boundaries.isHdf5(content)) {
      return Stream.of(plain);
    }
    var consistent = trial(name + ", which its end says too", specimen, ended(content, at));
    return Stream.of(plain, consistent);
  }

  private static Trial trial(String name, Specimen specimen, byte[] content) {
    var cut = specimen.with(content);
    return new Trial(name, bench -> bench.open(cut));
  }

  /** An HDF5 file whose superblock says that it ends where it is cut off. */
  private static byte[] ended(byte[] content, int at) {
    var cut = Arrays.copyOf(content, at);
    int place = content[8] < 2 ? 40 : 28;
    if (at >= place + 8) {
      ByteBuffer.wrap(cut).order(ByteOrder.LITTLE_ENDIAN).putLong(place, at);
    }
    return cut;
  }

  /** Whole archives with one entry cut off, with the right checksum. */
  private static Stream<Trial> inside(Specimen specimen, Map.Entry<String, byte[]> entry) {
    return Boundaries.of(entry.getValue()).stream()
        .map(
            at -> {
              var content = entry.getValue();
              var cut =
                  Boundaries.isHdf5(content) ? ended(content, at) : Arrays.copyOf(content, at);
              var entries = entries(specimen);
              entries.put(entry.getKey(), cut);
              return trial(
                  "%s with entry %s cut off at %d".formatted(specimen, entry.getKey(), at),
                  specimen,
                  zip(entries));
            });
  }

  static Map<String, byte[]> entries(Specimen specimen) {
    var entries = new LinkedHashMap<String, byte[]>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(specimen.content()))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }

  static byte[] zip(Map<String, byte[]> entries) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(bytes)) {
      out.setLevel(1);
      for (var entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
