package dev.addax.keras.config;

import dev.addax.tensor.type.DType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which dtypes a layer computes in and keeps its weights in: {@code float32}, {@code bfloat16}, …
 * for both, {@code mixed_float16} and {@code mixed_bfloat16} to compute in half precision over
 * float32 weights. Keras: {@code keras.DTypePolicy}.
 */
public record DTypePolicy(String name) {
  public static final Schema<DTypePolicy> SCHEMA =
      Schema.of(
          "keras.DTypePolicy",
          DTypePolicy.class,
          Field.required("name", Codec.STRING, DTypePolicy::name),
          DTypePolicy::new);

  /** Written as an object, read also from a plain name. */
  public static final Codec<DTypePolicy> CODEC =
      new FunctionCodec<>("a dtype or dtype policy", Serialization::serialize, DTypePolicy::read);

  private static volatile DTypePolicy global = new DTypePolicy("float32");

  static {
    Keras.onClearSession(() -> global = new DTypePolicy("float32"));
  }

  /** Checks the name. */
  public DTypePolicy {
    if (!name.startsWith("mixed_")) {
      DType.of(name);
    } else if (!name.equals("mixed_float16") && !name.equals("mixed_bfloat16")) {
      throw new ConfigException(
          "unknown dtype policy '%s'; the mixed ones are mixed_float16 and mixed_bfloat16"
              .formatted(name));
    }
  }

  /** {@return the policy of layers that have none of their own} */
  public static DTypePolicy global() {
    return global;
  }

  /** Sets the policy of layers constructed from now on, {@code keras.config.set_dtype_policy}. */
  public static void setGlobal(String name) {
    global = new DTypePolicy(name);
  }

  /** {@return the dtype of a layer's arithmetic and outputs} */
  public DType computeDType() {
    return switch (name) {
      case "mixed_float16" -> DType.FLOAT16;
      case "mixed_bfloat16" -> DType.BFLOAT16;
      default -> DType.of(name);
    };
  }

  /** {@return the dtype of a layer's weights} */
  public DType variableDType() {
    return name.startsWith("mixed_") ? DType.FLOAT32 : DType.of(name);
  }

  private static DTypePolicy read(@Nullable Object json) {
    return switch (json) {
      case null -> global();
      case String text -> new DTypePolicy(text);
      case Map<?, ?> map when map.get("config") instanceof Map<?, ?> config ->
          read(String.valueOf(map.get("class_name")), config);
      default -> throw new ConfigException("expected a dtype policy, received " + Json.brief(json));
    };
  }

  /** A policy without a name stands for the global one, whatever that is when it is read. */
  private static DTypePolicy read(String className, Map<?, ?> config) {
    if (config.containsKey("mode")) { // QuantizedDTypePolicy, Int4DTypePolicy, GPTQDTypePolicy, …
      throw new ConfigException(
          "its weights are quantized (%s), which is for predicting alone and not read; save the model before it is quantized"
              .formatted(config.get("mode")));
    }
    return className.equals("DTypePolicyMap") ? common(config) : read(config.get("name"));
  }

  /** Policies by the paths of layers: read where they are all the same. */
  private static DTypePolicy common(Map<?, ?> config) {
    var policy = read(config.get("default_policy"));
    if (config.get("policy_map") instanceof Map<?, ?> map) {
      for (var other : map.entrySet()) {
        if (!read(other.getValue()).equals(policy)) {
          throw new ConfigException(
              "a map of dtype policies gives '%s' another one (%s) than the rest (%s); give each layer its own dtype instead"
                  .formatted(other.getKey(), Json.brief(other.getValue()), policy.name));
        }
      }
    }
    return policy;
  }
}
