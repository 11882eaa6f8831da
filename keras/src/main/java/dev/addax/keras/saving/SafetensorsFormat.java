package dev.addax.keras.saving;

import dev.addax.keras.config.Json;
import dev.addax.keras.layers.Layer;
import dev.addax.tensor.Variable;
import dev.addax.tensor.buffer.Buffer;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Weights alone by their paths, {@code .safetensors}: {@code dense/kernel}, {@code dense/bias}. */
public final class SafetensorsFormat implements ModelFormat {
  private static final int ALIGNMENT = 8;

  @Override
  public String name() {
    return "safetensors (.safetensors)";
  }

  @Override
  public List<String> suffixes() {
    return List.of(".safetensors");
  }

  @Override
  public boolean recognizes(FileContent content) {
    return Safetensors.begins(content);
  }

  @Override
  public SavedModel open(FileContent content) {
    var file = String.valueOf(content.path());
    return new SafetensorsWeights(content, Safetensors.read(file, content.source()));
  }

  /** {@return the weights by path; where two have the same, the later ones are numbered} */
  static SequencedMap<String, Variable> named(Layer model) {
    var named = new LinkedHashMap<String, Variable>();
    for (var weight : model.weights()) {
      var name = weight.path();
      for (int i = 1; named.containsKey(name); i++) {
        name = weight.path() + "." + i;
      }
      named.put(name, weight);
    }
    return named;
  }

  @Override
  public void write(ModelContent content, Path file) {
    var weights = named(content.model());
    var header = header(weights);
    AtomicFile.write(
        file,
        channel -> {
          write(
              channel,
              ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(header.length).flip());
          write(channel, ByteBuffer.wrap(header));
          for (var weight : weights.values()) {
            write(channel, weight.value().buffer());
          }
        });
  }

  private static byte[] header(SequencedMap<String, Variable> weights) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("__metadata__", Map.of("format", "keras"));
    long at = 0;
    for (var weight : weights.entrySet()) {
      var type = weight.getValue().type();
      var entry = new LinkedHashMap<String, @Nullable Object>();
      entry.put("dtype", SafetensorsType.name(type.dtype()));
      entry.put("shape", type.shape().toList());
      entry.put("data_offsets", List.of(at, at + type.bytes()));
      at += type.bytes();
      json.put(weight.getKey(), entry);
    }
    var text = Json.text(json).getBytes(StandardCharsets.UTF_8);
    var padded = Arrays.copyOf(text, (text.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
    Arrays.fill(padded, text.length, padded.length, (byte) ' ');
    return padded;
  }

  private static void write(FileChannel channel, Buffer buffer) throws IOException {
    long size = buffer.segment().byteSize();
    for (long at = 0; at < size; at += 1 << 30) {
      write(channel, buffer.segment().asSlice(at, Math.min(1 << 30, size - at)).asByteBuffer());
    }
    Reference.reachabilityFence(buffer);
  }

  private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
