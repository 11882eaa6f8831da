package dev.addax.hdf5;

import java.util.List;

/** A group: a folder of links to groups and datasets. */
public final class Group implements Node {
  /** {@return the names of the links, in the order in which h5py iterates over them} */
  public List<String> names() {
    throw new UnsupportedOperationException();
  }

  /**
   * {@return whether there is a group or dataset at a path}
   *
   * <p>Soft links are followed inside the file; a link to another file is none.
   */
  public boolean has(String path) {
    throw new UnsupportedOperationException();
  }

  /**
   * {@return the group or dataset at a path: names with slashes between them, from the root when it
   * begins with one}
   *
   * @throws dev.addax.hdf5.source.Hdf5Exception when there is none
   */
  public Node get(String path) {
    throw new UnsupportedOperationException();
  }

  /** {@return the group at a path} */
  public Group group(String path) {
    throw new UnsupportedOperationException();
  }

  /** {@return the dataset at a path} */
  public Dataset dataset(String path) {
    throw new UnsupportedOperationException();
  }

  /**
   * {@return all groups and datasets below, parents first, each object once even where hard links
   * form cycles; soft and external links are not followed}
   */
  public List<Node> descendants() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String path() {
    throw new UnsupportedOperationException();
  }

  @Override
  public long id() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Attributes attributes() {
    throw new UnsupportedOperationException();
  }
}
