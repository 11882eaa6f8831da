package dev.addax.keras.config;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON with Python's separators, escapes and shortest float texts. */
final class JsonWriter {
  private final StringBuilder out = new StringBuilder();
  private final @Nullable String indent;
  private int depth;

  JsonWriter(@Nullable String indent) {
    this.indent = indent;
  }

  String document(@Nullable Object tree) {
    value(tree);
    return out.toString();
  }

  private void value(@Nullable Object tree) {
    switch (tree) {
      case null -> out.append("null");
      case Boolean b -> out.append(b);
      case String s -> string(s);
      case Double d -> out.append(python(d));
      case Float f -> out.append(python(f.doubleValue()));
      case Long _, Integer _, Short _, Byte _, BigInteger _ -> out.append(tree);
      case Map<?, ?> map -> object(map.entrySet().iterator());
      case List<?> list -> array(list.iterator());
      default -> throw new ConfigException("not a JSON value: " + tree.getClass().getName());
    }
  }

  private void object(Iterator<? extends Map.Entry<?, ?>> entries) {
    items(
        '{',
        '}',
        entries,
        entry -> {
          string((String) entry.getKey());
          out.append(": ");
          value(entry.getValue());
        });
  }

  private void array(Iterator<?> values) {
    items('[', ']', values, this::value);
  }

  private <I> void items(
      char open, char close, Iterator<I> items, java.util.function.Consumer<I> write) {
    out.append(open);
    if (items.hasNext()) {
      depth++;
      for (boolean first = true; items.hasNext(); first = false) {
        out.append(first ? "" : indent == null ? ", " : ",");
        line();
        write.accept(items.next());
      }
      depth--;
      line();
    }
    out.append(close);
  }

  private void line() {
    if (indent != null) {
      out.append('\n').repeat(indent, depth);
    }
  }

  private void string(String s) {
    out.append('"');
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> {
          // Python escapes all but ASCII by default; DEL it leaves alone.
          if (c < ' ' || c > 0x7f) {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  /** The shortest text that reads back as the same double, laid out as Python's {@code repr}. */
  private static String python(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "Infinity" : "-Infinity";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0.0" : "0.0";
    }
    var exact = shortest(value);
    int exponent = exact.precision() - exact.scale() - 1;
    if (exponent >= -4 && exponent < 16) {
      var plain = exact.toPlainString();
      return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }
    var digits = exact.unscaledValue().abs().toString();
    var fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
    var sign = value < 0 ? "-" : "";
    return "%s%s%se%s%02d"
        .formatted(sign, digits.charAt(0), fraction, exponent < 0 ? "-" : "+", Math.abs(exponent));
  }

  /** Java always has two digits, of which the second may be needless: 4.9e-324 is 5e-324. */
  private static BigDecimal shortest(double value) {
    var text = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    var rounded = text.round(new MathContext(1));
    return text.precision() == 2 && rounded.doubleValue() == value ? rounded : text;
  }
}
