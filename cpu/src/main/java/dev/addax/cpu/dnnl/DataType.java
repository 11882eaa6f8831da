package dev.addax.cpu.dnnl;

/** {@code dnnl_data_type_t}, as far as it is used. */
public enum DataType {
  F16(1),
  BF16(2),
  F32(3),
  S32(4),
  S8(5),
  U8(6),
  F64(7);

  final int code;

  DataType(int code) {
    this.code = code;
  }
}
