package dev.addax.hdf5;

import dev.addax.hdf5.bytes.Block;
import dev.addax.hdf5.bytes.FileBytes;
import dev.addax.hdf5.header.DenseInfo;
import dev.addax.hdf5.header.Link;
import dev.addax.hdf5.header.ObjectHeader;
import dev.addax.hdf5.header.SymbolTable;
import dev.addax.hdf5.heap.FractalHeap;
import dev.addax.hdf5.heap.LocalHeap;
import dev.addax.hdf5.tree.FirstTree;
import dev.addax.hdf5.tree.SecondTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the links of a group, wherever the group keeps them. */
final class Links {
  private static final int SOFT = 2;
  private static final int NODE_PREFIX = 8;

  private final ObjectHeader header;
  private final FileBytes file;
  private final List<Link> links = new ArrayList<>();
  private final Set<Long> seen = new HashSet<>();

  private Links(ObjectHeader header) {
    this.header = header;
    file = header.file();
  }

  /** {@return the links by name, in the order in which h5py iterates over them} */
  static Map<String, Link> of(ObjectHeader header) {
    return new Links(header).read();
  }

  private Map<String, Link> read() {
    header.symbolTable().ifPresent(this::old);
    links.addAll(header.links());
    var info = header.linkInfo();
    info.filter(DenseInfo::isPresent).ifPresent(this::dense);
    boolean ordered = info.isPresent() && info.get().ordered();
    var order =
        ordered
            ? Comparator.comparingLong(Link::order)
            : Comparator.comparing(Link::name, Utf8.ORDER);
    links.sort(order);
    var byName = new LinkedHashMap<String, Link>();
    for (var link : links) byName.put(link.name(), link);
    return byName;
  }

  private void dense(DenseInfo info) {
    var heap = FractalHeap.read(file, info.heap());
    SecondTree.visit(
        file,
        info.names(),
        SecondTree.LINK_NAMES,
        record -> {
          record.skip(4); // hash of the name
          links.add(Link.read(heap.object(record)));
        });
  }

  private void old(SymbolTable table) {
    var heap = LocalHeap.read(file, table.heap());
    FirstTree.ofGroup(file, table.tree(), (_, child) -> node(child, heap));
  }

  private void node(long address, LocalHeap heap) {
    if (!seen.add(address)) throw file.failure(address, "A group's links lead in a circle");
    var head = file.block(address, NODE_PREFIX, "A symbol table node").signature("SNOD");
    head.version(1, 1);
    head.skip(1);
    int count = head.u16();
    long size = (long) count * (2 * file.addressSize() + 24);
    var entries = file.block(address + NODE_PREFIX, size, "A symbol table node");
    for (int i = 0; i < count; i++) links.add(entry(entries, heap));
  }

  private Link entry(Block entries, LocalHeap heap) {
    var name = heap.text(entries.definedOffset());
    long object = entries.offset();
    long kind = entries.u32();
    entries.skip(4);
    var rest = entries.block(16, "A link");
    if (kind == SOFT) return new Link.Soft(name, 0, heap.text(rest.u32()));
    if (object == Block.UNDEFINED) throw rest.failure("no object for '" + name + "'");
    return new Link.Hard(name, 0, object);
  }
}
