package dev.addax.conformance.recorded;

import dev.addax.keras.config.Json;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A safetensors file: named tensors, mapped into memory, every size checked against the file. */
public final class Safetensors {
  private static final long MAX_HEADER = 100_000_000;

  private final Path file;
  private final Map<String, Recorded> tensors;

  private Safetensors(Path file, Map<String, Recorded> tensors) {
    this.file = file;
    this.tensors = tensors;
  }

  /**
   * Opens a file.
   *
   * @throws ConformanceException if it cannot be read or its header promises what the file does not
   *     hold
   */
  public static Safetensors open(Path file) {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      var all = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
      return new Safetensors(file, read(all));
    } catch (IOException
        | IllegalArgumentException
        | ArithmeticException
        | ClassCastException
        | ConformanceException e) {
      throw new ConformanceException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static Map<String, Recorded> read(MemorySegment all) {
    if (all.byteSize() < 8)
      throw new ConformanceException("shorter than the 8 bytes of the header length");
    long header = all.get(ValueLayout.JAVA_LONG_UNALIGNED, 0);
    if (header < 0 || header > Math.min(MAX_HEADER, all.byteSize() - 8)) {
      throw new ConformanceException(
          "a header of " + header + " bytes in a file of " + all.byteSize());
    }
    var text =
        new String(all.asSlice(8, header).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
    var data = all.asSlice(8 + header);
    if (!(Json.parse(text) instanceof Map<?, ?> entries))
      throw new ConformanceException("the header is no JSON object");
    var tensors = new LinkedHashMap<String, Recorded>();
    entries.forEach(
        (name, entry) -> {
          if (!"__metadata__".equals(name))
            tensors.put((String) name, tensor((String) name, entry, data));
        });
    return tensors;
  }

  private static Recorded tensor(String name, @Nullable Object entry, MemorySegment data) {
    if (!(entry instanceof Map<?, ?> map
        && map.get("dtype") instanceof String dtype
        && map.get("shape") instanceof List<?> shape
        && map.get("data_offsets") instanceof List<?> offsets
        && offsets.size() == 2)) {
      throw new ConformanceException("tensor '" + name + "' lacks dtype, shape or data_offsets");
    }
    long begin = (Long) offsets.get(0);
    long end = (Long) offsets.get(1);
    if (begin < 0 || end < begin || end > data.byteSize()) {
      throw new ConformanceException(
          "tensor '"
              + name
              + "' lies at "
              + offsets
              + ", outside the "
              + data.byteSize()
              + " bytes");
    }
    var dims = shape.stream().mapToInt(d -> dimension(name, (Long) d)).toArray();
    long bytes = Recorded.bytes(dtype);
    for (int dim : dims) bytes = Math.multiplyExact(bytes, (long) dim);
    if (bytes != end - begin) {
      throw new ConformanceException(
          "tensor '" + name + "' of shape " + shape + " has " + (end - begin) + " bytes");
    }
    return new Recorded(dtype, dims, data.asSlice(begin, bytes));
  }

  private static int dimension(String name, long dim) {
    if (dim < 0 || dim > Integer.MAX_VALUE)
      throw new ConformanceException("tensor '" + name + "' has a dimension " + dim);
    return (int) dim;
  }

  /**
   * {@return the tensor of a name}
   *
   * @throws ConformanceException if there is none
   */
  public Recorded get(String name) {
    var tensor = tensors.get(name);
    if (tensor == null) throw new ConformanceException(file + " has no tensor '" + name + "'");
    return tensor;
  }

  /** {@return the names of all tensors, in the order of the file} */
  public List<String> names() {
    return List.copyOf(tensors.keySet());
  }
}
