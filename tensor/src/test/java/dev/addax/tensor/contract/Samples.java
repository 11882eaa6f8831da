package dev.addax.tensor.contract;

import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.TensorType;
import java.util.Random;

/** Values for the inputs of cases. */
final class Samples {
  private final Random random;

  Samples(long seed) {
    random = new Random(seed);
  }

  Buffer[] of(OpCase c) {
    var buffers = new Buffer[c.inputs().size()];
    for (int i = 0; i < buffers.length; i++) {
      buffers[i] = of(c.inputs().get(i), c.low().get(i), c.high().get(i));
    }
    return buffers;
  }

  Buffer of(TensorType type, double low, double high) {
    var buffer = Buffer.allocate(type.dtype(), type.shape().size());
    for (long i = 0; i < buffer.count(); i++) {
      if (type.dtype().isFloating()) {
        buffer.setDouble(i, low + (high - low) * random.nextDouble());
      } else if (type.dtype() == DType.BOOL) {
        buffer.setLong(i, random.nextInt(2));
      } else {
        double from = type.dtype().isUnsigned() ? Math.max(0, low) : low;
        buffer.setLong(i, (long) Math.floor(from + (high - from + 1) * random.nextDouble()));
      }
    }
    return buffer;
  }
}
