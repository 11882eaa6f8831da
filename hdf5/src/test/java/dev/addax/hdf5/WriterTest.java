package dev.addax.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.addax.hdf5.source.Hdf5Exception;
import dev.addax.hdf5.type.Datatype;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.channels.Channels;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What cannot be written is refused, with the reason. */
final class WriterTest {
  private final Hdf5Writer file = new Hdf5Writer();
  private final OutGroup dense = file.root().group("dense");

  private static void refused(ThrowingCallable call, String... reasons) {
    assertThatThrownBy(call).isInstanceOf(Hdf5Exception.class).hasMessageContainingAll(reasons);
  }

  @Test
  void anAttributeThatHasNoRoom() {
    dense.attributes().setBytes("weight_names", "x".repeat(65_400));
    assertThat(file.size()).isGreaterThan(65_400);
    dense.attributes().setBytes("weight_names", "x".repeat(66_000));
    refused(file::size, "'weight_names' of /dense", "66", "name0, name1");
  }

  @Test
  void namesThatAreTakenOrNone() {
    var data = MemorySegment.ofArray(new float[1]);
    dense.dataset("kernel", Datatype.FLOAT32, new long[] {1}, () -> data);
    assertThat(file.root().group("dense")).isSameAs(dense);
    refused(() -> dense.group("kernel"), "'kernel' in /dense already");
    refused(() -> file.root().dataset("dense", new long[0], "x"), "'dense' in / already");
    for (var name : new String[] {"", ".", "a/b", "a\0b"}) {
      refused(() -> dense.group(name), "cannot be a name in /dense");
    }
    refused(() -> dense.attributes().set("", 1), "cannot name an attribute of /dense");
  }

  @Test
  void dataOfAnotherSize() {
    var data = MemorySegment.ofArray(new float[3]);
    dense.dataset("kernel", Datatype.FLOAT32, new long[] {2, 2}, () -> data);
    var nowhere = Channels.newChannel(OutputStream.nullOutputStream());
    refused(() -> file.writeTo(nowhere), "/dense/kernel have 12 bytes instead of 16");
    refused(() -> dense.dataset("t", new long[] {3}, "a"), "another shape than 1 texts");
    refused(
        () -> dense.attributes().set("x", Datatype.INT32, new long[] {2}, data), "'x' of /dense");
    refused(
        () -> dense.dataset("y", Datatype.FLOAT32, new long[] {-1}, () -> data), "the shape [-1]");
    refused(
        () -> dense.dataset("y", Datatype.INT8, new long[] {1L << 62, 4}, () -> data), "the shape");
    refused(
        () -> dense.dataset("y", Datatype.VARIABLE_STRING, new long[0], () -> data), "variable");
  }

  @Test
  void aPlaceThatCannotBeWritten() {
    refused(() -> file.write(Path.of("no/such/folder/x.h5")), "x.h5");
    var full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("disk full");
          }
        };
    refused(() -> file.writeTo(Channels.newChannel(full)), "disk full");
  }
}
