package dev.addax.hdf5;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.addax.hdf5.RandomTree.Expected;
import dev.addax.hdf5.source.Source;
import dev.addax.hdf5.type.Datatype;
import dev.addax.hdf5.type.Datatype.Kind;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read again. */
final class RoundTripTest {
  private static byte[] written(Hdf5Writer file) {
    var out = new ByteArrayOutputStream();
    file.writeTo(Channels.newChannel(out));
    return out.toByteArray();
  }

  private static Group read(Hdf5Writer file) {
    return Hdf5File.of(Source.of(written(file)), "written").root();
  }

  @Test
  void treesOfAllKindsOfThings() {
    for (int seed = 0; seed < 20; seed++) {
      var tree = new RandomTree(seed);
      var bytes = written(tree.file);
      assertThat(bytes.length).isEqualTo(tree.file.size());
      check(tree, Hdf5File.of(Source.of(bytes), "seed " + seed).root());
    }
  }

  private static void check(RandomTree tree, Group root) {
    var nodes = root.descendants();
    assertThat(nodes).hasSize(tree.attributes.size() - 1); // the root is not below itself
    tree.datasets.forEach((path, expected) -> check(root.dataset(path), expected));
    tree.attributes.forEach(
        (path, expected) -> {
          var attributes = root.get(path).attributes();
          assertThat(attributes.names()).containsExactlyInAnyOrderElementsOf(expected.keySet());
          expected.forEach((name, e) -> check(attributes.get(name), e));
        });
  }

  private static void check(Dataset dataset, Expected expected) {
    check(dataset.datatype(), dataset.shape(), expected);
    if (expected.value() instanceof String[] texts) {
      assertThat(dataset.strings()).as(dataset.path()).isEqualTo(texts);
      return;
    }
    var bytes = new byte[(int) dataset.byteSize()];
    dataset.read(MemorySegment.ofArray(bytes));
    assertThat(bytes).as(dataset.path()).isEqualTo(expected.value());
  }

  private static void check(Attribute attribute, Expected expected) {
    check(attribute.datatype(), attribute.shape(), expected);
    boolean texts = attribute.datatype().kind() == Kind.VARIABLE_STRING;
    assertThat(texts ? attribute.strings() : attribute.bytes()).isEqualTo(expected.value());
  }

  private static void check(Datatype type, long[] shape, Expected expected) {
    assertThat(type).isEqualTo(expected.type());
    assertThat(shape).isEqualTo(expected.shape());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8, 9, 256, 257, 3000})
  void groupsOfAnySize(int size) {
    var file = new Hdf5Writer();
    IntStream.range(0, size).forEach(i -> file.root().group("layer_" + i * 7919 % size));
    var expected = IntStream.range(0, size).mapToObj(i -> "layer_" + i).sorted().toList();
    assertThat(read(file).names()).isEqualTo(expected);
  }

  @Test
  void namesAreOrderedByTheBytesOfTheirText() {
    var names = List.of("a", "z", "ä", "中", "\ue000", "～", "𐀀", "😀");
    var file = new Hdf5Writer();
    for (int i = 19; i >= 0; i--) for (var name : names) file.root().group(name + (char) ('a' + i));
    var root = read(file);
    assertThat(root.names())
        .isSortedAccordingTo((a, b) -> Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8)))
        .hasSize(20 * names.size());
    assertThat(root.has("😀t")).isTrue();
  }

  @Test
  void attributesThatFillMegabytes() {
    var file = new Hdf5Writer();
    var names = new String[1000];
    Arrays.setAll(names, i -> "conv2d_" + i + "/kernel:0" + "x".repeat(40));
    for (int i = 0; i < 40; i++) file.root().attributes().setBytes("weight_names" + i, names);
    var config = "{\"class_name\": \"Dense\"}".repeat(50_000);
    file.root().attributes().set("model_config", config).set("last", 5);
    var attributes = read(file).attributes();
    assertThat(attributes.strings("weight_names39")).isEqualTo(names);
    assertThat(attributes.string("model_config")).isEqualTo(config);
    assertThat(attributes.value("last")).isEqualTo(5L);
  }

  @Test
  void attributesOfAllJavaTypes() {
    var file = new Hdf5Writer();
    file.root()
        .attributes()
        .set("text", "ä")
        .set("texts", new String[] {"a", ""})
        .setBytes("bytes", "tensorflow")
        .setBytes("no bytes", "")
        .setBytes("names", new String[] {"kernel:0", "b"})
        .setBytes("no names", new String[0])
        .set("long", -1)
        .set("longs", new long[] {1, 2})
        .set("double", 0.5)
        .set("doubles", new double[] {Double.NaN})
        .set("flag", false)
        .set("flag", true);
    var read = read(file).attributes();
    assertThat(read.value("text")).isEqualTo("ä");
    assertThat(read.value("texts")).isEqualTo(new String[] {"a", ""});
    assertThat(read.get("bytes").datatype()).isEqualTo(Datatype.fixedString(10));
    assertThat(read.value("bytes")).isEqualTo("tensorflow");
    assertThat(read.value("no bytes")).isEqualTo("");
    assertThat(read.value("names")).isEqualTo(new String[] {"kernel:0", "b"});
    assertThat(read.value("no names")).isEqualTo(new String[0]);
    assertThat(read.value("long")).isEqualTo(-1L);
    assertThat(read.value("longs")).isEqualTo(new long[] {1, 2});
    assertThat(read.value("double")).isEqualTo(0.5);
    assertThat(read.value("doubles")).isEqualTo(new double[] {Double.NaN});
    assertThat(read.value("flag")).isEqualTo(true);
  }

  @Test
  void elementsComeFromMemoryOfAnyKind(@TempDir Path folder) {
    var floats = new float[700_000];
    for (int i = 0; i < floats.length; i++) floats[i] = i;
    var shape = new long[] {floats.length};
    try (var arena = Arena.ofConfined()) {
      var memory = arena.allocateFrom(ValueLayout.JAVA_FLOAT, floats);
      var file = new Hdf5Writer();
      file.root().dataset("heap", Datatype.FLOAT32, shape, () -> MemorySegment.ofArray(floats));
      file.root().dataset("native", Datatype.FLOAT32, shape, () -> memory);
      var path = folder.resolve("x.h5");
      file.write(path);
      assertThat(path).hasSize(file.size());
      try (var read = Hdf5File.open(path)) {
        assertThat(read.root().dataset("heap").floats()).isEqualTo(floats);
        var into = arena.allocate(4L * floats.length, 4);
        read.root().dataset("native").read(into);
        assertThat(into.mismatch(memory)).isEqualTo(-1);
      }
      assertThat(written(file)).isEqualTo(bytes(path));
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
