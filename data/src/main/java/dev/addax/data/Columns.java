package dev.addax.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Arrays that belong together row by row: the inputs, the targets or the sample weights of a batch.
 * Either all have names, as in a Python dictionary, or none has.
 *
 * @param names the names, parallel to {@code arrays}; empty if the arrays go by position
 * @param arrays the arrays, all with the same number of rows
 */
public record Columns(List<String> names, List<Array> arrays) {
  /** No arrays at all: a batch without targets, for example. */
  public static final Columns NONE = new Columns(List.of(), List.of());

  /** Checks that there is a name for each array, or none, and that the rows agree. */
  public Columns {
    names = List.copyOf(names);
    arrays = List.copyOf(arrays);
    if (!names.isEmpty() && names.size() != arrays.size()) {
      throw new DataException(names.size() + " names for " + arrays.size() + " arrays");
    }
    for (var array : arrays) {
      if (array.rows() != arrays.getFirst().rows()) {
        throw new DataException(
            "Arrays of one batch must have equally many rows, but received "
                + arrays
                + ". Check that inputs, targets and sample weights describe the same examples");
      }
    }
  }

  /** {@return arrays by position} */
  public static Columns of(Array... arrays) {
    return new Columns(List.of(), List.of(arrays));
  }

  /** {@return arrays by name, in the order of the map} */
  public static Columns of(Map<String, Array> named) {
    return new Columns(List.copyOf(named.keySet()), List.copyOf(named.values()));
  }

  /** {@return the number of arrays} */
  public int size() {
    return arrays.size();
  }

  /** {@return whether there is no array} */
  public boolean isEmpty() {
    return arrays.isEmpty();
  }

  /** {@return whether the arrays have names} */
  public boolean isNamed() {
    return !names.isEmpty();
  }

  /** {@return the array at a position} */
  public Array get(int position) {
    return arrays.get(position);
  }

  /**
   * {@return the array with a name}
   *
   * @throws DataException if there is none; the message lists the names there are
   */
  public Array get(String name) {
    int position = names.indexOf(name);
    if (position < 0)
      throw new DataException("No array is called '" + name + "'; there are " + names);
    return arrays.get(position);
  }

  /** {@return the number of rows; 0 if there is no array} */
  public int rows() {
    return isEmpty() ? 0 : arrays.getFirst().rows();
  }

  /** {@return the arrays by name, in order; positions are used as names where there are none} */
  public Map<String, Array> asMap() {
    var map = new LinkedHashMap<String, Array>();
    for (int i = 0; i < size(); i++)
      map.put(isNamed() ? names.get(i) : Integer.toString(i), arrays.get(i));
    return map;
  }

  /** {@return the same columns with every array replaced} */
  public Columns map(UnaryOperator<Array> change) {
    var changed = new ArrayList<Array>(size());
    for (var array : arrays) changed.add(change.apply(array));
    return new Columns(names, changed);
  }
}
