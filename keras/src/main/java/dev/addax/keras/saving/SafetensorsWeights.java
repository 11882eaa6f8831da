package dev.addax.keras.saving;

import dev.addax.keras.layers.Layer;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A safetensors file, opened. */
final class SafetensorsWeights implements SavedModel, WeightSource {
  private static final int CHUNK = 1 << 30;

  private final FileContent content;
  private final Map<String, String> metadata;
  private final SequencedMap<String, StoredTensor> tensors = new LinkedHashMap<>();

  SafetensorsWeights(FileContent content, Safetensors read) {
    this.content = content;
    this.metadata = read.metadata();
    read.tensors().forEach((name, entry) -> tensors.put(name, stored(entry)));
  }

  private StoredTensor stored(Safetensors.Entry entry) {
    var dtype =
        SafetensorsType.dtype(entry.dtype())
            .orElseThrow(
                () ->
                    new SavingException(
                        "Cannot read %s: tensor '%s' is of type %s, which no weight has"
                            .formatted(file(), entry.name(), entry.dtype())));
    var type = new TensorType(dtype, Shape.of(entry.shape()));
    return new StoredTensor(
        entry.name(), type, () -> Guarded.reading(file().toString(), () -> read(entry, type)));
  }

  private static Tensor read(Safetensors.Entry entry, TensorType type) {
    var buffer = Buffer.allocate(type.dtype(), type.shape().size());
    long size = buffer.segment().byteSize();
    for (long at = 0; at < size; at += CHUNK) {
      var part = buffer.segment().asSlice(at, Math.min(CHUNK, size - at));
      entry.data().read(at, part.asByteBuffer());
    }
    return Tensor.of(buffer, type.shape());
  }

  @Override
  public Path file() {
    return content.path();
  }

  @Override
  public String format() {
    return "safetensors";
  }

  @Override
  public Map<String, String> metadata() {
    return metadata;
  }

  @Override
  public Optional<Map<String, @Nullable Object>> config() {
    return Optional.empty();
  }

  @Override
  public WeightSource weights() {
    return this;
  }

  @Override
  public List<StoredTensor> tensors() {
    return List.copyOf(tensors.values());
  }

  @Override
  public void match(Layer model, LoadOptions options, Matching into) {
    var weights = SafetensorsFormat.named(model);
    var pairs = new LinkedHashMap<String, StoredTensor>();
    weights.keySet().stream()
        .filter(tensors::containsKey)
        .forEach(name -> pairs.put(name, tensors.get(name)));
    pairByEnd(weights.keySet(), pairs);
    if (pairs.isEmpty() && !options.byName() && sameTypes(List.copyOf(weights.values()))) {
      into.note("no weight has a name of the file, but all shapes agree: matched in order");
      var stored = tensors.values().iterator();
      weights.keySet().forEach(name -> pairs.put(name, stored.next()));
    }
    weights.forEach(
        (name, weight) -> {
          var stored = pairs.get(name);
          if (stored == null) {
            into.missing(weight, name);
          } else {
            into.pair(weight, stored);
          }
        });
    tensors.values().stream().filter(t -> !pairs.containsValue(t)).forEach(into::unexpected);
  }

  /**
   * A weight's path begins with the models around its layer when it was made, which for a model
   * that was loaded are others: {@code dense/kernel} is {@code sequential/dense/kernel} if there is
   * but one.
   */
  private void pairByEnd(Set<String> weights, Map<String, StoredTensor> pairs) {
    var open = new ArrayList<>(weights);
    open.removeAll(pairs.keySet());
    var left = new ArrayList<>(tensors.keySet());
    pairs.values().forEach(stored -> left.remove(stored.path()));
    for (var name : open) {
      var ends = left.stream().filter(stored -> sameEnd(name, stored)).toList();
      if (ends.size() == 1 && open.stream().filter(n -> sameEnd(n, ends.getFirst())).count() == 1) {
        pairs.put(name, tensors.get(ends.getFirst()));
      }
    }
  }

  private static boolean sameEnd(String weight, String stored) {
    return stored.endsWith("/" + weight) || weight.endsWith("/" + stored);
  }

  /** Automatic names differ between two models of one program. */
  private boolean sameTypes(List<Variable> weights) {
    return weights.stream()
        .map(Variable::type)
        .toList()
        .equals(tensors.values().stream().map(StoredTensor::type).toList());
  }

  @Override
  public void close() {
    content.close();
  }
}
