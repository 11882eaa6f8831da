package dev.addax.keras.saving;

import dev.addax.keras.config.ConfigException;
import dev.addax.tensor.type.DType;
import java.util.Map;
import java.util.Optional;

/** The element types of safetensors files. */
public final class SafetensorsType {
  private static final Map<String, DType> DTYPES =
      Map.ofEntries(
          Map.entry("F64", DType.FLOAT64),
          Map.entry("F32", DType.FLOAT32),
          Map.entry("F16", DType.FLOAT16),
          Map.entry("BF16", DType.BFLOAT16),
          Map.entry("I64", DType.INT64),
          Map.entry("I32", DType.INT32),
          Map.entry("I16", DType.INT16),
          Map.entry("I8", DType.INT8),
          Map.entry("U32", DType.UINT32),
          Map.entry("U16", DType.UINT16),
          Map.entry("U8", DType.UINT8),
          Map.entry("BOOL", DType.BOOL));

  private SafetensorsType() {}

  /** {@return the dtype of a name there, empty if tensors have none like it} */
  public static Optional<DType> dtype(String name) {
    return Optional.ofNullable(DTYPES.get(name));
  }

  /** {@return the name there of a dtype} */
  static String name(DType dtype) {
    return DTYPES.entrySet().stream()
        .filter(entry -> entry.getValue() == dtype)
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  /**
   * {@return the size of an element in bytes}
   *
   * @throws ConfigException if there is no such type
   */
  public static int bytes(String name) {
    var dtype = DTYPES.get(name);
    return dtype != null
        ? dtype.bytes()
        : switch (name) {
          case "C64", "U64" -> 8;
          case "F8_E4M3", "F8_E5M2", "F8_E8M0" -> 1;
          default -> throw new ConfigException("unknown element type '" + name + "'");
        };
  }
}
