package dev.addax.cpu.tile;

import dev.addax.cpu.kernel.Raw;
import dev.addax.tensor.buffer.BFloat16;
import dev.addax.tensor.type.DType;

/** The registers of one part of one running program. */
final class TileMemory {
  final long[] registers;
  // The program's lists as arrays: walking them allocates nothing.
  final Instruction[] once;
  final Instruction[] each;
  final TileProgram.Window[] windows;
  final TileProgram.Base[] bases;
  final TileProgram.Total[] totals;

  TileMemory(TileProgram program, long scratch) {
    registers = new long[program.registers()];
    once = program.once().toArray(Instruction[]::new);
    each = program.each().toArray(Instruction[]::new);
    windows = program.windows().toArray(TileProgram.Window[]::new);
    bases = program.bases().toArray(TileProgram.Base[]::new);
    totals = program.totals().toArray(TileProgram.Total[]::new);
    program.scratches().forEach(s -> registers[s.register()] = scratch + s.offset());
    int count = (int) Math.min(program.tile(), program.elements());
    for (TileProgram.Fixed fixed : program.constants()) {
      long address = scratch + fixed.offset();
      registers[fixed.register()] = address;
      for (int i = 0; i < count; i++) {
        put(fixed.dtype(), address + (long) i * fixed.dtype().bytes(), fixed.value());
      }
    }
  }

  static void put(DType dtype, long address, Number value) {
    switch (dtype) {
      case BOOL -> Raw.put(address, (byte) (value.longValue() != 0 ? 1 : 0));
      case INT8, UINT8 -> Raw.put(address, value.byteValue());
      case INT16, UINT16 -> Raw.put(address, value.shortValue());
      case INT32, UINT32 -> Raw.put(address, value.intValue());
      case INT64 -> Raw.put(address, value.longValue());
      case FLOAT16 -> Raw.put(address, Float.floatToFloat16(value.floatValue()));
      case BFLOAT16 -> Raw.put(address, BFloat16.fromFloat(value.floatValue()));
      case FLOAT32 -> Raw.put(address, value.floatValue());
      case FLOAT64 -> Raw.put(address, value.doubleValue());
      case STRING -> throw new IllegalArgumentException("Strings are no numbers");
    }
  }
}
