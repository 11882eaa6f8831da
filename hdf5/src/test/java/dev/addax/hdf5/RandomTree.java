package dev.addax.hdf5;

import dev.addax.hdf5.type.Datatype;
import dev.addax.hdf5.type.Datatype.Kind;
import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A file of random groups, datasets and attributes, and what it must hold, by path. */
final class RandomTree {
  /** Elements and what they are. */
  record Expected(Datatype type, long[] shape, Object value) {}

  private static final List<Datatype> TYPES =
      List.of(
          Datatype.INT8,
          Datatype.INT16,
          Datatype.INT32,
          Datatype.INT64,
          Datatype.UINT8,
          Datatype.UINT16,
          Datatype.UINT32,
          Datatype.UINT64,
          Datatype.FLOAT16,
          Datatype.BFLOAT16,
          Datatype.FLOAT32,
          Datatype.FLOAT64,
          Datatype.BOOL,
          Datatype.fixedString(5),
          Datatype.opaque(3));

  final Hdf5Writer file = new Hdf5Writer();
  final Map<String, Expected> datasets = new LinkedHashMap<>();
  final Map<String, Map<String, Expected>> attributes = new LinkedHashMap<>();
  private final Random random;
  private int left = 20;

  RandomTree(long seed) {
    random = new Random(seed);
    group(file.root(), "");
  }

  private void group(OutGroup group, String path) {
    attributes(group.attributes(), path);
    int children = random.nextInt(50) == 0 ? 300 : random.nextInt(9);
    for (int i = 0; i < children; i++) {
      var name = (random.nextInt(5) == 0 ? "schön \\ " : "n") + random.nextInt(1000) + "_" + i;
      int kind = random.nextInt(8);
      if (kind < 3 && left-- > 0) group(group.group(name), path + "/" + name);
      else if (kind == 3) texts(group, name, path + "/" + name);
      else array(group, name, path + "/" + name);
    }
  }

  private void texts(OutGroup group, String name, String path) {
    var shape = shape();
    var texts = texts((int) count(shape));
    attributes(group.dataset(name, shape, texts), path);
    datasets.put(path, new Expected(Datatype.VARIABLE_STRING, shape, texts));
  }

  private void array(OutGroup group, String name, String path) {
    var type = TYPES.get(random.nextInt(TYPES.size()));
    var shape = shape();
    var bytes = bytes(type, shape);
    attributes(group.dataset(name, type, shape, () -> MemorySegment.ofArray(bytes)), path);
    datasets.put(path, new Expected(type, shape, bytes));
  }

  private void attributes(OutAttributes out, String path) {
    var expected = attributes.computeIfAbsent(path, _ -> new LinkedHashMap<>());
    int count = random.nextInt(4) == 0 ? random.nextInt(50) : random.nextInt(3);
    for (int i = 0; i < count; i++) attribute(out, expected, "a" + random.nextInt(90));
    if (random.nextBoolean()) attribute(out, expected, "größe");
  }

  private void attribute(OutAttributes out, Map<String, Expected> expected, String name) {
    if (random.nextBoolean()) {
      var texts = texts(random.nextInt(5));
      out.set(name, texts);
      expected.put(name, new Expected(Datatype.VARIABLE_STRING, new long[] {texts.length}, texts));
    } else {
      var type = TYPES.get(random.nextInt(TYPES.size()));
      var shape = shape();
      var bytes = bytes(type, shape);
      out.set(name, type, shape, MemorySegment.ofArray(bytes));
      expected.put(name, new Expected(type, shape, bytes));
    }
  }

  private long[] shape() {
    return random.longs(random.nextInt(4), random.nextInt(9) == 0 ? 0 : 1, 6).toArray();
  }

  private static long count(long[] shape) {
    long count = 1;
    for (long size : shape) count *= size;
    return count;
  }

  private byte[] bytes(Datatype type, long[] shape) {
    var bytes = new byte[(int) count(shape) * type.size()];
    random.nextBytes(bytes);
    if (type.kind() == Kind.BOOL) for (int i = 0; i < bytes.length; i++) bytes[i] &= 1;
    return bytes;
  }

  private String[] texts(int count) {
    var texts = new String[count];
    for (int i = 0; i < count; i++) {
      int length = random.nextInt(40) == 0 ? random.nextInt(9000) : random.nextInt(20);
      texts[i] = "aä中😀".repeat(length / 4) + "x".repeat(length % 4);
    }
    return texts;
  }
}
