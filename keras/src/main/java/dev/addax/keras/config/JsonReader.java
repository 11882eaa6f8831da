package dev.addax.keras.config;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** A recursive-descent parser of JSON with a bound on nesting: files are not to be trusted. */
final class JsonReader {
  private static final int MAX_DEPTH = 256;

  /** Values take more memory than their texts; a model of ten thousand layers has fewer. */
  private static final int MAX_VALUES = 4_000_000;

  private static final int MAX_CONTAINERS = 500_000;

  private final String text;
  private int at;
  private int depth;
  private int values;
  private int containers;

  JsonReader(String text) {
    this.text = text;
  }

  @Nullable Object document() {
    var tree = value();
    space();
    if (at < text.length()) {
      throw wrong("nothing more after the value");
    }
    return tree;
  }

  private @Nullable Object value() {
    space();
    if (++values > MAX_VALUES) {
      throw wrong("at most " + MAX_VALUES + " values");
    }
    return switch (peek()) {
      case '{' -> nested(this::object);
      case '[' -> nested(this::array);
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      case 'N' -> word("NaN", Double.NaN);
      case 'I' -> word("Infinity", Double.POSITIVE_INFINITY);
      default -> number();
    };
  }

  private Object nested(java.util.function.Supplier<Object> part) {
    if (++depth > MAX_DEPTH) {
      throw wrong("at most " + MAX_DEPTH + " levels of nesting");
    }
    if (++containers > MAX_CONTAINERS) {
      throw wrong("at most " + MAX_CONTAINERS + " objects and arrays");
    }
    var value = part.get();
    depth--;
    return value;
  }

  private Object object() {
    var map = new LinkedHashMap<String, @Nullable Object>();
    at++;
    if (closes('}')) {
      return map;
    }
    do {
      space();
      var key = string();
      space();
      expect(':');
      map.put(key, value());
    } while (continues('}'));
    return map;
  }

  private Object array() {
    var list = new ArrayList<@Nullable Object>();
    at++;
    if (closes(']')) {
      return list;
    }
    do {
      list.add(value());
    } while (continues(']'));
    return list;
  }

  private boolean closes(char end) {
    space();
    if (peek() != end) {
      return false;
    }
    at++;
    return true;
  }

  private boolean continues(char end) {
    if (closes(end)) {
      return false;
    }
    expect(',');
    return true;
  }

  private String string() {
    expect('"');
    var result = new StringBuilder();
    for (char c; (c = next()) != '"'; ) {
      if (c < ' ') {
        at--;
        throw wrong("no control character inside a string");
      }
      result.append(c == '\\' ? escape() : c);
    }
    return result.toString();
  }

  private char escape() {
    char c = next();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw wrong("a known escape after '\\'");
    };
  }

  private char unicode() {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(next(), 16);
      if (digit < 0) {
        throw wrong("four hexadecimal digits after '\\u'");
      }
      code = code * 16 + digit;
    }
    return (char) code;
  }

  private Object number() {
    int start = at;
    if (peek() == '-') {
      at++;
      if (peek() == 'I') {
        return word("Infinity", Double.NEGATIVE_INFINITY);
      }
    }
    int first = at;
    digits("a value");
    if (at - first > 1 && text.charAt(first) == '0') {
      at = first;
      throw wrong("no leading zero");
    }
    boolean whole = true;
    if (peek() == '.') {
      whole = false;
      at++;
      digits("digits after '.'");
    }
    if (peek() == 'e' || peek() == 'E') {
      whole = false;
      at++;
      if (peek() == '+' || peek() == '-') {
        at++;
      }
      digits("digits in the exponent");
    }
    var literal = text.substring(start, at);
    return whole ? integer(literal) : (Object) Double.valueOf(literal);
  }

  private Object integer(String literal) {
    if (literal.length() <= 18) {
      return Long.valueOf(literal);
    }
    if (literal.length() > 4300) {
      throw wrong("an integer of at most 4300 digits");
    }
    var value = new BigInteger(literal);
    return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
  }

  private void digits(String expected) {
    int start = at;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    if (at == start) {
      throw wrong(expected);
    }
  }

  private <V extends @Nullable Object> V word(String word, V value) {
    if (!text.startsWith(word, at)) {
      throw wrong("a value");
    }
    at += word.length();
    return value;
  }

  private void space() {
    while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t') {
      at++;
    }
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private char next() {
    if (at == text.length()) {
      throw wrong("the end of a string");
    }
    return text.charAt(at++);
  }

  private void expect(char c) {
    if (peek() != c) {
      throw wrong("'" + c + "'");
    }
    at++;
  }

  private ConfigException wrong(String expected) {
    var before = text.substring(0, Math.min(at, text.length()));
    long line = before.chars().filter(c -> c == '\n').count() + 1;
    int column = at - before.lastIndexOf('\n');
    var found = at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
    return new ConfigException(
        "JSON line %d column %d: expected %s, found %s".formatted(line, column, expected, found));
  }
}
