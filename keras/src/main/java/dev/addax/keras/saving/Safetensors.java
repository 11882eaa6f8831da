package dev.addax.keras.saving;

import dev.addax.hdf5.source.Source;
import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.Json;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tensors of a safetensors file: the length of a JSON header, the header with the place of each
 * tensor, the elements. Every number is checked before it is believed.
 *
 * @param tensors by name, in the order of the header
 * @param metadata texts about the file
 */
public record Safetensors(Map<String, Entry> tensors, Map<String, String> metadata) {
  private static final int MAX_HEADER = 100_000_000;
  private static final String METADATA = "__metadata__";
  private static final Set<String> KEYS = Set.of("dtype", "shape", "data_offsets");

  /**
   * One tensor.
   *
   * @param dtype the name used there, such as {@code F32}
   * @param begin where its elements begin, from the end of the header
   * @param data its elements, little-endian and row-major
   */
  public record Entry(String name, String dtype, List<Integer> shape, long begin, Source data) {}

  /**
   * {@return what a file holds}
   *
   * @param file what messages call it
   * @throws SavingException if its header is none, or promises what the file does not hold
   */
  public static Safetensors read(String file, Source source) {
    try {
      return read(source);
    } catch (ConfigException | ArithmeticException | CharacterCodingException e) {
      throw new SavingException("Cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** {@return whether a file begins as such files do: they have no mark} */
  static boolean begins(FileContent content) {
    var head = ByteBuffer.wrap(content.head()).order(ByteOrder.LITTLE_ENDIAN);
    return head.remaining() > 9 && isHeader(head.getLong(0)) && head.get(8) == '{';
  }

  private static boolean isHeader(long length) {
    return length >= 2 && length <= MAX_HEADER;
  }

  private static Safetensors read(Source source) throws CharacterCodingException {
    if (source.size() < 8) {
      throw new ConfigException("shorter than the 8 bytes of the header's length");
    }
    long length = bytes(source, 0, 8).getLong();
    if (!isHeader(length) || length > source.size() - 8) {
      throw new ConfigException(
          "a header of %d bytes in a file of %d".formatted(length, source.size()));
    }
    var text =
        StandardCharsets.UTF_8.newDecoder().decode(bytes(source, 8, (int) length)).toString();
    if (!(Json.parse(text) instanceof Map<?, ?> header)) {
      throw new ConfigException("the header is no JSON object");
    }
    var data = source.slice(8 + length, source.size() - 8 - length);
    var tensors = new LinkedHashMap<String, Entry>();
    var metadata = new LinkedHashMap<String, String>();
    header.forEach(
        (key, value) -> {
          var name = String.valueOf(key);
          if (!name.equals(METADATA)) {
            tensors.put(name, entry(name, value, data));
          } else if (value instanceof Map<?, ?> texts) {
            texts.forEach((k, v) -> metadata.put(String.valueOf(k), String.valueOf(v)));
          }
        });
    requireApart(tensors.values().stream().toList());
    return new Safetensors(tensors, metadata);
  }

  private static ByteBuffer bytes(Source source, long position, int length) {
    var bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    source.read(position, bytes);
    return bytes.flip();
  }

  private static Entry entry(String name, @Nullable Object json, Source data) {
    if (!(json instanceof Map<?, ?> map
        && map.keySet().containsAll(KEYS)
        && map.get("dtype") instanceof String dtype
        && map.get("shape") instanceof List<?> shape
        && map.get("data_offsets") instanceof List<?> offsets
        && offsets.size() == 2
        && offsets.get(0) instanceof Long begin
        && offsets.get(1) instanceof Long end)) {
      throw new ConfigException("tensor '" + name + "' lacks dtype, shape or data_offsets");
    }
    if (begin < 0 || end < begin || end > data.size()) {
      throw new ConfigException(
          "tensor '%s' lies at %s, outside the %d bytes of data"
              .formatted(name, offsets, data.size()));
    }
    var dims = shape.stream().map(dim -> dimension(name, dim)).toList();
    long bytes = SafetensorsType.bytes(dtype);
    for (int dim : dims) {
      bytes = Math.multiplyExact(bytes, (long) dim);
    }
    if (bytes != end - begin) {
      throw new ConfigException(
          "tensor '%s', %s of shape %s, has %d bytes".formatted(name, dtype, shape, end - begin));
    }
    return new Entry(name, dtype, dims, begin, data.slice(begin, bytes));
  }

  private static int dimension(String name, @Nullable Object dim) {
    if (!(dim instanceof Long size) || size < 0 || size > Integer.MAX_VALUE) {
      throw new ConfigException("tensor '%s' has a dimension %s".formatted(name, dim));
    }
    return (int) (long) size;
  }

  private static void requireApart(List<Entry> entries) {
    var sorted = new ArrayList<>(entries);
    sorted.sort(Comparator.comparingLong(Entry::begin));
    long end = 0;
    for (var entry : sorted) {
      if (entry.begin() < end && entry.data().size() > 0) {
        throw new ConfigException("tensor '" + entry.name() + "' lies on top of another one");
      }
      end = Math.max(end, entry.begin() + entry.data().size());
    }
  }
}
