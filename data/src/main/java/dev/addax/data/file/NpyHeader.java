package dev.addax.data.file;

import dev.addax.data.Array;
import dev.addax.data.DataException;
import dev.addax.data.ElementType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The Python dictionary at the head of an {@code .npy} file. */
record NpyHeader(ByteOrder order, char kind, int width, boolean columnMajor, long[] shape) {
  private static final Pattern DESCR =
      Pattern.compile("'descr'\\s*:\\s*'([<>|=])([a-zA-Z])(\\d{1,9})'");
  private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\sL]*)\\)");

  static NpyHeader parse(String text, Input in) {
    var descr = DESCR.matcher(text);
    var fortran = FORTRAN.matcher(text);
    var shape = SHAPE.matcher(text);
    if (!descr.find() || !fortran.find() || !shape.find()) {
      throw in.failure(
          "Cannot read this .npy header (a plain numeric or text type is needed): " + text.strip());
    }
    var order = descr.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    char kind = descr.group(2).charAt(0);
    return new NpyHeader(
        order,
        kind,
        Integer.parseInt(descr.group(3)),
        fortran.group(1).equals("True"),
        dimensions(shape.group(1), in));
  }

  private static long[] dimensions(String text, Input in) {
    try {
      return Arrays.stream(text.split(","))
          .map(d -> d.replace("L", "").strip())
          .filter(d -> !d.isEmpty())
          .mapToLong(Long::parseLong)
          .toArray();
    } catch (NumberFormatException e) {
      throw in.failure("Impossible dimensions (" + text + ")");
    }
  }

  Array elements(Input in) {
    long count = Array.count(shape);
    var stored =
        columnMajor
            ? LongStream.range(0, shape.length)
                .map(i -> shape[shape.length - 1 - (int) i])
                .toArray()
            : shape;
    long bytes;
    try {
      bytes = Math.multiplyExact(count, kind == 'U' ? 4L * width : width);
    } catch (ArithmeticException e) {
      throw in.failure("Impossible dimensions " + Arrays.toString(shape));
    }
    var type = type(in);
    var data = in.bytes(bytes, "the data of shape " + Arrays.toString(shape));
    if (type == ElementType.STRING && shape.length == 0)
      throw in.failure("A single text is not an array of texts");
    var array =
        type == ElementType.STRING
            ? texts(data, count, stored)
            : Elements.of(type, data, order, stored);
    return columnMajor && shape.length > 1 ? Transposed.reversed(array) : array;
  }

  private ElementType type(Input in) {
    return switch ("" + kind + (kind == 'U' ? "" : width)) {
      case "b1" -> ElementType.BOOL;
      case "i1" -> ElementType.INT8;
      case "i2" -> ElementType.INT16;
      case "i4" -> ElementType.INT32;
      case "i8" -> ElementType.INT64;
      case "u1" -> ElementType.UINT8;
      case "u2" -> ElementType.UINT16;
      case "u4" -> ElementType.UINT32;
      case "f2" -> ElementType.FLOAT16;
      case "f4" -> ElementType.FLOAT32;
      case "f8" -> ElementType.FLOAT64;
      case "U" -> ElementType.STRING;
      default ->
          throw in.failure(
              "Elements of type '"
                  + kind
                  + width
                  + "' are not read; save them as numbers or unicode text");
    };
  }

  private Array texts(byte[] data, long count, long[] shape) {
    var buffer = ByteBuffer.wrap(data).order(order);
    var texts = new String[Math.toIntExact(count)];
    for (int i = 0; i < texts.length; i++) {
      var text = new StringBuilder();
      for (int j = 0; j < width; j++) {
        int codePoint = buffer.getInt();
        if (codePoint != 0) text.appendCodePoint(codePoint);
      }
      texts[i] = text.toString();
    }
    return Array.of(texts, shape);
  }

  static String text(Array array) {
    var dimensions =
        Arrays.stream(array.shape()).mapToObj(Long::toString).collect(Collectors.joining(", "));
    var tuple = array.rank() == 1 ? dimensions + "," : dimensions;
    return "{'descr': '" + descr(array) + "', 'fortran_order': False, 'shape': (" + tuple + "), }";
  }

  private static String descr(Array array) {
    return switch (array.type()) {
      case BOOL -> "|b1";
      case INT8 -> "|i1";
      case UINT8 -> "|u1";
      case INT16 -> "<i2";
      case INT32 -> "<i4";
      case INT64 -> "<i8";
      case UINT16 -> "<u2";
      case UINT32 -> "<u4";
      case FLOAT16 -> "<f2";
      case BFLOAT16 ->
          throw new DataException("NumPy has no bfloat16: cast to float32 before writing");
      case FLOAT32 -> "<f4";
      case FLOAT64 -> "<f8";
      case STRING -> "<U" + longest(array);
    };
  }

  private static int longest(Array array) {
    return Math.max(
        1,
        Arrays.stream(array.texts())
            .mapToInt(t -> t.codePointCount(0, t.length()))
            .max()
            .orElse(1));
  }

  static byte[] littleEndian(Array array) {
    if (array.type() == ElementType.STRING) return utf32(array);
    if (ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN && array.type().bytes() > 1) {
      throw new DataException("Writing .npy files is for little-endian machines");
    }
    return array.segment().toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
  }

  private static byte[] utf32(Array array) {
    int width = longest(array);
    var texts = array.texts();
    var buffer =
        ByteBuffer.allocate(Math.multiplyExact(4 * width, texts.length))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < texts.length; i++) {
      buffer.position(4 * width * i);
      texts[i].codePoints().forEach(buffer::putInt);
    }
    return buffer.array();
  }
}
