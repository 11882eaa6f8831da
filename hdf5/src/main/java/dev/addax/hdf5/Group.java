package dev.addax.hdf5;

import dev.addax.hdf5.header.Link;
import dev.addax.hdf5.header.ObjectHeader;
import dev.addax.hdf5.heap.GlobalHeap;
import dev.addax.hdf5.source.Hdf5Exception;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A group: a folder of links to groups and datasets. */
public final class Group implements Node {
  /** Deeper than any file that is in use; hard links that form a circle would never end. */
  private static final int DEEPEST = 256;

  private final @Nullable Group parent;
  private final int depth;
  private final Found found;
  private final Map<String, Node> children = new ConcurrentHashMap<>();
  private @Nullable Map<String, Link> links;

  private Group(@Nullable Group parent, Found found) {
    this.parent = parent;
    this.found = found;
    depth = parent == null ? 0 : parent.depth + 1;
    if (depth > DEEPEST) {
      throw found.failure(
          "Groups are nested deeper than " + DEEPEST + ": their links form a circle");
    }
  }

  static Group root(ObjectHeader header, GlobalHeap heap) {
    if (!header.isGroup()) {
      throw header.file().failure(header.address(), "The root of the file is not a group");
    }
    return new Group(null, new Found(header, "/", heap));
  }

  Group root() {
    var group = this;
    while (group.parent != null) group = group.parent;
    return group;
  }

  String file() {
    return found.header().file().name();
  }

  private synchronized Map<String, Link> links() {
    if (links == null) links = Links.of(found.header());
    return links;
  }

  @Nullable Link link(String name) {
    return links().get(name);
  }

  /** {@return what a link leads to; nothing where that is a named datatype} */
  Optional<Node> child(Link.Hard link) {
    var known = children.get(link.name());
    if (known != null) return Optional.of(known);
    var header = ObjectHeader.read(found.header().file(), link.address());
    if (!header.isDataset() && !header.isGroup()) return Optional.empty();
    var child = node(header, link.name());
    children.put(link.name(), child);
    return Optional.of(child);
  }

  /** {@return a node under the name of a soft link that leads to it} */
  Node alias(String name, Node node) {
    var header =
        switch (node) {
          case Group group -> group.found.header();
          case Dataset dataset -> dataset.header();
        };
    return node(header, name);
  }

  private Node node(ObjectHeader header, String name) {
    var path = (parent == null ? "" : path()) + "/" + name;
    var child = new Found(header, path, found.heap());
    return header.isDataset() ? new Dataset(child) : new Group(this, child);
  }

  /** {@return the names of the links, in the order in which h5py iterates over them} */
  public List<String> names() {
    return List.copyOf(links().keySet());
  }

  /**
   * {@return whether there is a group or dataset at a path}
   *
   * <p>Soft links are followed inside the file; a link to another file is none.
   */
  public boolean has(String path) {
    return find(path).isPresent();
  }

  /**
   * {@return the group or dataset at a path, or none}
   *
   * @see #get
   */
  public Optional<Node> find(String path) {
    return new Lookup(path).follow(this, path);
  }

  /**
   * {@return the group or dataset at a path: names with slashes between them, from the root when it
   * begins with one}
   *
   * @throws Hdf5Exception when there is none
   */
  public Node get(String path) {
    var lookup = new Lookup(path);
    return lookup.follow(this, path).orElseThrow(() -> lookup.exception(this));
  }

  /**
   * {@return the group at a path}
   *
   * @throws Hdf5Exception when there is none
   */
  public Group group(String path) {
    if (get(path) instanceof Group group) return group;
    throw found.failure("'%s' in %s is a dataset, not a group".formatted(path, path()));
  }

  /**
   * {@return the dataset at a path}
   *
   * @throws Hdf5Exception when there is none
   */
  public Dataset dataset(String path) {
    if (get(path) instanceof Dataset dataset) return dataset;
    throw found.failure("'%s' in %s is a group, not a dataset".formatted(path, path()));
  }

  /**
   * {@return all groups and datasets below, parents first, each object once even where hard links
   * form cycles; soft and external links are not followed}
   */
  public List<Node> descendants() {
    var all = new ArrayList<Node>();
    var seen = new HashSet<Long>();
    seen.add(id());
    collect(all, seen);
    return all;
  }

  private void collect(List<Node> all, Set<Long> seen) {
    for (var link : links().values()) {
      if (link instanceof Link.Hard hard && seen.add(hard.address())) {
        child(hard).ifPresent(node -> collect(node, all, seen));
      }
    }
  }

  private static void collect(Node node, List<Node> all, Set<Long> seen) {
    all.add(node);
    if (node instanceof Group group) group.collect(all, seen);
  }

  @Override
  public String path() {
    return found.path();
  }

  @Override
  public long id() {
    return found.header().address();
  }

  @Override
  public Attributes attributes() {
    return found.attributes();
  }
}
