package dev.addax.tensor;

import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.math.BigDecimal;
import java.math.MathContext;

/** Values as text, in nested brackets like NumPy; long axes are shortened. */
final class Printing {
  private static final int EDGE = 3;
  private static final int LONGEST = 8;

  private final Buffer buffer;
  private final Shape shape;
  private final StringBuilder text = new StringBuilder();

  private Printing(Tensor tensor) {
    this.buffer = tensor.buffer();
    this.shape = tensor.shape();
  }

  static String text(Tensor tensor) {
    var printing = new Printing(tensor);
    printing.append(0, 0);
    return "%s %s".formatted(tensor.type(), printing.text);
  }

  private void append(int axis, long offset) {
    if (axis == shape.rank()) {
      text.append(element(offset));
      return;
    }
    int count = shape.dim(axis);
    long stride = shape.slice(axis + 1, shape.rank()).size();
    text.append('[');
    for (int i = 0; i < count; i++) {
      if (count > LONGEST && i == EDGE) {
        text.append(", …");
        i = count - EDGE;
      }
      text.append(i == 0 ? "" : separator(axis));
      append(axis + 1, offset + i * stride);
    }
    text.append(']');
  }

  private String separator(int axis) {
    return axis == shape.rank() - 1 ? ", " : ",\n" + " ".repeat(axis + 1);
  }

  private String element(long i) {
    if (buffer.dtype() == DType.STRING) {
      return "\"" + buffer.strings()[(int) i] + "\"";
    }
    if (buffer.dtype() == DType.BOOL) {
      return buffer.getLong(i) != 0 ? "true" : "false";
    }
    return buffer.dtype().isFloating() ? number(buffer.getDouble(i)) : "" + buffer.getLong(i);
  }

  /** Six digits, without zeros at the end. */
  private static String number(double value) {
    if (!Double.isFinite(value)) {
      return "" + value;
    }
    var digits = new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros();
    int exponent = digits.precision() - digits.scale() - 1;
    boolean plain = digits.signum() == 0 || (exponent >= -5 && exponent < 16);
    return plain ? digits.toPlainString() : digits.toString().replace("E", "e").replace("e+", "e");
  }
}
