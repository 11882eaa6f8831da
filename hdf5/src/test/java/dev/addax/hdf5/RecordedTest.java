package dev.addax.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.addax.hdf5.source.Hdf5Exception;
import dev.addax.hdf5.source.Source;
import dev.addax.hdf5.type.Datatype;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that h5py wrote, in all the forms that HDF5 has for one thing. */
final class RecordedTest {
  static List<Recorded> files() {
    return Recorded.all();
  }

  @ParameterizedTest
  @MethodSource("files")
  void holdsWhatH5pySees(Recorded recorded) {
    try (var file = Hdf5File.open(recorded.file())) {
      assertThat(Listing.of(file)).containsExactlyElementsOf(recorded.listing());
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void isReadFromThePartOfALargerFile(Recorded recorded) {
    var bytes = recorded.bytes();
    var larger = ByteBuffer.allocate(bytes.length + 1000).put(37, bytes).array();
    var part = Source.of(larger).slice(37, bytes.length);
    assertThat(Listing.of(Hdf5File.of(part, "part"))).isEqualTo(recorded.listing());
  }

  @ParameterizedTest
  @ValueSource(strings = {"old", "new"})
  void numbersOfAllTypesAreConverted(String version) {
    var root = Recorded.of("numbers_" + version).open().root();
    for (var name : List.of("little_i1", "big_i2", "big_i4", "little_i8")) {
      assertThat(root.dataset(name).longs()).as(name).containsExactly(-3, -2, -1, 0, 1, 2);
    }
    for (var name : List.of("big_f2", "little_f4", "big_f4", "big_f8")) {
      assertThat(root.dataset(name).floats()).as(name).containsExactly(-3, -2, -1, 0, 1, 2);
      assertThat(root.dataset(name).doubles()).as(name).containsExactly(-3, -2, -1, 0, 1, 2);
    }
    assertThat(root.dataset("big_u4").shape()).containsExactly(2, 3);
    assertThat(root.dataset("scalar").floats()).containsExactly(1.5f);
    assertThat(root.dataset("bool").longs()).containsExactly(1, 0, 1);
    assertThat(root.dataset("no_elements").floats()).isEmpty();
    assertThat(root.dataset("bfloat16").doubles()).containsExactly(1, -2, Double.POSITIVE_INFINITY);
    assertThat(root.dataset("large_unsigned").doubles()).containsExactly(0x1p64, 0x1p63);
    assertThatThrownBy(() -> root.dataset("large_unsigned").longs())
        .isInstanceOf(Hdf5Exception.class)
        .hasMessageContaining("18446744073709551615");
    assertThatThrownBy(() -> root.dataset("little_f4").longs())
        .hasMessageContaining(
            "/little_f4: the dataset is of type float32 and has no whole numbers");
    assertThatThrownBy(() -> root.dataset("little_f4").strings()).hasMessageContaining("strings");
  }

  @Test
  void elementsAreReadIntoNativeMemory() {
    var dataset = Recorded.of("numbers_old").open().root().dataset("big_i4");
    try (var arena = Arena.ofConfined()) {
      var memory = arena.allocate(24, 4);
      dataset.read(memory);
      assertThat(memory.toArray(java.lang.foreign.ValueLayout.JAVA_INT))
          .containsExactly(-3, -2, -1, 0, 1, 2);
      assertThatThrownBy(() -> dataset.read(memory.asSlice(4)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("/big_i4 has 24 bytes, but 20");
    }
    var floats = new float[6];
    Recorded.of("numbers_old").open().root().dataset("big_f4").read(MemorySegment.ofArray(floats));
    assertThat(floats).containsExactly(-3, -2, -1, 0, 1, 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"attributes_old", "attributes_new"})
  void attributesHaveJavaValues(String name) {
    var attributes = Recorded.of(name).open().root().attributes();
    assertThat(attributes.value("text")).isEqualTo("hello wörld");
    assertThat(attributes.string("bytes")).isEqualTo("tensorflow");
    assertThat(attributes.value("texts")).isEqualTo(new String[] {"a", "", "longer text"});
    assertThat(attributes.strings("names")).containsExactly("kernel:0", "bias:0");
    assertThat(attributes.value("int")).isEqualTo(42L);
    assertThat(attributes.longs("ints")).containsExactly(0, 1, 2, 3, 4);
    assertThat(attributes.doubles("big")).containsExactly(1.5, -2);
    assertThat(attributes.value("half")).isEqualTo(0.5);
    assertThat(attributes.value("flag")).isEqualTo(true);
    assertThat(attributes.value("flags")).isEqualTo(new boolean[] {true, false});
    assertThat(attributes.get("flags").shape()).containsExactly(2, 1);
    assertThat(attributes.value("empty")).isEqualTo(Optional.empty());
    assertThat(attributes.value("void")).isEqualTo(new byte[] {1, 2, 3});
    assertThat(attributes.has("none")).isFalse();
    assertThatThrownBy(() -> attributes.string("names")).hasMessageContaining("2 strings, not one");
    assertThatThrownBy(() -> attributes.get("none"))
        .isInstanceOf(Hdf5Exception.class)
        .hasMessageContaining("no attribute 'none'");
    assertThatThrownBy(() -> attributes.value("reference")).hasMessageContaining("type reference");
  }

  @ParameterizedTest
  @ValueSource(strings = {"links_old", "links_new"})
  void linksAreFollowedInsideTheFileOnly(String name) {
    var root = Recorded.of(name).open().root();
    assertThat(root.dataset("soft").longs()).containsExactly(0, 1, 2, 3);
    assertThat(root.group("a").dataset("relative/data").path()).isEqualTo("/a/relative/data");
    assertThat(root.group("a/b").get("/hard").id()).isEqualTo(root.get("a/b/c/data").id());
    assertThat(root.has("dangling")).isFalse();
    assertThat(root.has("external")).isFalse();
    assertThatThrownBy(() -> root.get("external/y"))
        .hasMessageContaining("other file 'other.h5'")
        .hasMessageContaining("never opened");
    assertThatThrownBy(() -> root.get("loop1")).hasMessageContaining("in a circle");
    assertThatThrownBy(() -> root.get("a/nothing")).hasMessageContaining("/a holds no 'nothing'");
    assertThatThrownBy(() -> root.get("hard/x")).hasMessageContaining("/hard is a dataset");
    assertThatThrownBy(() -> root.group("hard")).hasMessageContaining("is a dataset");
    assertThatThrownBy(() -> root.dataset("a")).hasMessageContaining("is a group");
  }

  @ParameterizedTest
  @ValueSource(strings = {"links_old", "links_new"})
  void cyclesOfHardLinksEnd(String name) {
    var root = Recorded.of(name).open().root();
    assertThat(root.get("a/b/c/cycle/b/c/cycle/b").id()).isEqualTo(root.get("a/b").id());
    assertThat(root.descendants())
        .extracting(Node::path)
        .containsExactlyInAnyOrder(
            "/a", "/a/b", "/a/b/c", "/a/b/c/data", "/dot.ted", "/name with spaces ä\\back");
    assertThatThrownBy(() -> root.get("a/self/".repeat(200)))
        .isInstanceOf(Hdf5Exception.class)
        .hasMessageContaining("circle");
  }

  @Test
  void whatIsNotReadIsNamed() {
    var refused = Recorded.of("refused_new").open().root().dataset("scaleoffset");
    assertThatThrownBy(refused::longs).hasMessageContaining("filter 'scaleoffset'");
    var odd = Recorded.of("odd_old").open().root();
    assertThat(odd.dataset("compound").datatype()).hasToString("compound of 2 members");
    assertThat(odd.dataset("compound").datatype().kind()).isEqualTo(Datatype.Kind.OTHER);
    assertThatThrownBy(() -> odd.dataset("compound").read(MemorySegment.ofArray(new byte[24])))
        .hasMessageContaining("compound of 2 members");
    assertThatThrownBy(() -> odd.dataset("compound").doubles()).hasMessageContaining("no numbers");
  }

  @Test
  void severalThreadsReadOneFile() {
    var root = Recorded.of("chunks_new").open().root();
    var expected = root.dataset("growing").longs();
    var read =
        java.util.stream.IntStream.range(0, 200)
            .parallel()
            .mapToObj(_ -> root.dataset("growing").longs())
            .toList();
    assertThat(read).allSatisfy(r -> assertThat(r).isEqualTo(expected));
  }
}
