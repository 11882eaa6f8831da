package dev.addax.conformance.recorded;

import dev.addax.hdf5.source.Source;
import dev.addax.keras.saving.Safetensors.Entry;
import dev.addax.keras.saving.SavingException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/** A safetensors file: named tensors, mapped into memory, every size checked against the file. */
public final class Safetensors {
  private final Path file;
  private final Map<String, Entry> tensors;

  private Safetensors(Path file, Map<String, Entry> tensors) {
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
      var read = dev.addax.keras.saving.Safetensors.read(file.toString(), Source.of(all));
      return new Safetensors(file, read.tensors());
    } catch (IOException | SavingException e) {
      throw new ConformanceException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * {@return the tensor of a name}
   *
   * @throws ConformanceException if there is none
   */
  public Recorded get(String name) {
    var tensor = tensors.get(name);
    if (tensor == null) throw new ConformanceException(file + " has no tensor '" + name + "'");
    var dims = tensor.shape().stream().mapToInt(Integer::intValue).toArray();
    var data = Arena.ofAuto().allocate(tensor.data().size(), Long.BYTES);
    tensor.data().read(0, data.asByteBuffer());
    return new Recorded(tensor.dtype(), dims, data);
  }

  /** {@return the names of all tensors, in the order of the file} */
  public List<String> names() {
    return List.copyOf(tensors.keySet());
  }
}
