package dev.addax.hdf5.write;

import dev.addax.hdf5.source.Hdf5Exception;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file with all its addresses: everything small comes first, then the elements of datasets, one
 * after the other.
 */
public final class FileImage {
  private static final int SUPERBLOCK = 96;

  /**
   * Elements to be written.
   *
   * @param offset where, counted from the first dataset's
   * @param pointer where the address stands in what comes before
   */
  private record Piece(Planned.Array array, long offset, int pointer) {}

  private final Output out = new Output();
  private final TextHeap texts = new TextHeap(out);
  private final Map<Value, byte[]> references = new IdentityHashMap<>();
  private final List<Piece> pieces = new ArrayList<>();
  private long dataSize;

  private FileImage() {}

  /** Lays a file out. */
  public static FileImage of(Planned.Group root) {
    var image = new FileImage();
    image.out.zeros(SUPERBLOCK);
    image.texts(root);
    image.texts.close();
    long address = image.write(root, "/");
    image.out.align();
    image.superblock(address);
    for (var p : image.pieces) image.out.setU64(p.pointer, image.out.size() + p.offset);
    return image;
  }

  /** {@return the bytes of the file} */
  public long size() {
    return out.size() + dataSize;
  }

  /** Writes all texts of variable length, so that what refers to them can be written. */
  private void texts(Planned object) {
    for (var value : object.attributes().values()) texts(value);
    switch (object) {
      case Planned.Group group -> group.children().values().forEach(this::texts);
      case Planned.Texts dataset -> texts(dataset.value());
      case Planned.Array _ -> {}
    }
  }

  private void texts(Value value) {
    if (value instanceof Value.Texts t) {
      var reference = new Output();
      for (var text : t.texts()) texts.add(text, reference);
      references.put(value, reference.toArray());
    }
  }

  private byte[] bytes(Value value) {
    return switch (value) {
      case Value.Plain plain -> plain.bytes();
      case Value.Texts texts -> references.getOrDefault(texts, new byte[0]);
    };
  }

  private long write(Planned object, String path) {
    return switch (object) {
      case Planned.Group group -> group(group, path);
      case Planned.Texts dataset -> dataset(dataset, path);
      case Planned.Array dataset -> dataset(dataset, path);
    };
  }

  private long group(Planned.Group group, String path) {
    var links = new ArrayList<GroupOut.Link>();
    var prefix = path.equals("/") ? path : path + "/";
    group
        .children()
        .forEach((n, child) -> links.add(new GroupOut.Link(n, write(child, prefix + n))));
    var header = new HeaderOut(path);
    GroupOut.write(links, header, out);
    return finish(header, group);
  }

  private long dataset(Planned.Texts dataset, String path) {
    var header = new HeaderOut(path);
    var bytes = bytes(dataset.value());
    long address = out.align().size();
    out.put(bytes);
    header.dataset(dataset.value().type(), dataset.value().shape(), address, bytes.length);
    return finish(header, dataset);
  }

  private long dataset(Planned.Array dataset, String path) {
    var header = new HeaderOut(path);
    header.dataset(dataset.type(), dataset.shape(), 0, dataset.byteSize());
    long address = finish(header, dataset);
    if (dataset.byteSize() > 0) {
      pieces.add(new Piece(dataset, dataSize, header.dataAddress((int) address)));
      dataSize += Math.addExact(dataset.byteSize(), 7) & ~7L;
    }
    return address;
  }

  private long finish(HeaderOut header, Planned object) {
    object.attributes().forEach((n, value) -> header.attribute(n, value, bytes(value)));
    return header.write(out);
  }

  private void superblock(long root) {
    var head = new Output().u8(0x89).text("HDF\r\n").u8(0x1a).text("\n");
    head.zeros(5).u8(8).u8(8).u8(0).u16(GroupOut.LEAF_K).u16(GroupOut.TREE_K).u32(0);
    head.u64(0).u64(Output.UNDEFINED).u64(size()).u64(Output.UNDEFINED);
    head.u64(0).u64(root).zeros(24);
    var bytes = ByteBuffer.wrap(head.toArray()).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < SUPERBLOCK; i += 8) out.setU64(i, bytes.getLong());
  }

  /** Writes the file to where a channel stands. */
  public void writeTo(WritableByteChannel channel) {
    try {
      var data = new DataOut(channel);
      data.write(out.toBuffer());
      for (var p : pieces) data.write(p.array);
    } catch (IOException e) {
      throw new Hdf5Exception("Cannot write the HDF5 file: " + e, e);
    }
  }
}
