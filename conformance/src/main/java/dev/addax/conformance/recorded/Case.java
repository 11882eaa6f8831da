package dev.addax.conformance.recorded;

import dev.addax.tensor.Tensor;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One recorded case: its JSON object and the tensors it names by role. */
public final class Case {
  private final Path folder;
  private final String id;
  private final Map<String, @Nullable Object> json;
  private final @Nullable Safetensors file;
  private final Map<String, Tensor> inputs = new HashMap<>();

  Case(Path folder, String id, Map<String, @Nullable Object> json, @Nullable Safetensors file) {
    this.folder = folder;
    this.id = id;
    this.json = json;
    this.file = file;
  }

  /** {@return the name of the case, unique in its kind} */
  public String id() {
    return id;
  }

  /** {@return a file beside the cases} */
  public Path file(String path) {
    return folder.resolve(path);
  }

  /** {@return whether the case has an entry that is not null} */
  public boolean has(String key) {
    return json.get(key) != null;
  }

  /** {@return an entry as it stands in the JSON object, null if there is none} */
  public @Nullable Object get(String key) {
    return json.get(key);
  }

  /** {@return a text entry} */
  public String text(String key) {
    return entry(key, String.class);
  }

  /** {@return a whole number} */
  public long number(String key) {
    return entry(key, Long.class);
  }

  /** {@return whether an entry is true; false if it is absent} */
  public boolean flag(String key) {
    return Boolean.TRUE.equals(json.get(key));
  }

  /** {@return a list entry; empty if it is absent} */
  @SuppressWarnings("unchecked")
  public List<@Nullable Object> list(String key) {
    return has(key) ? (List<@Nullable Object>) entry(key, List.class) : List.of();
  }

  /** {@return an object entry; empty if it is absent} */
  @SuppressWarnings("unchecked")
  public Map<String, @Nullable Object> object(String key) {
    return has(key) ? (Map<String, @Nullable Object>) entry(key, Map.class) : Map.of();
  }

  private <T> T entry(String key, Class<T> type) {
    var value = json.get(key);
    if (!type.isInstance(value)) throw new ConformanceException(id + ": '" + key + "' is " + value);
    return type.cast(value);
  }

  /** {@return the recorded tensor of a role} */
  public Recorded recorded(String role) {
    if (file == null)
      throw new ConformanceException(id + ": there is no safetensors file beside the cases");
    return file.get(id + "/" + role);
  }

  /**
   * {@return the tensor of a role, always the same object, so that gradients can be asked for it}
   */
  public Tensor tensor(String role) {
    return inputs.computeIfAbsent(role, r -> recorded(r).tensor());
  }

  /** {@return an argument tree of the case with tensors in place of their roles} */
  public @Nullable Object tree(@Nullable Object node) {
    return Trees.decode(node, this);
  }

  /** {@return how closely results must agree} */
  public Tolerance tolerance() {
    return new Tolerance(real("rtol"), real("atol"), flag("exact"), has("ulp") ? number("ulp") : 0);
  }

  private double real(String key) {
    return has(key) ? entry(key, Number.class).doubleValue() : 0;
  }
}
