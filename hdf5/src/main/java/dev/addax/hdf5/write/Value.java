package dev.addax.hdf5.write;

import dev.addax.hdf5.type.Datatype;
import java.util.List;

/** The elements of an attribute, or of a dataset of texts. */
public sealed interface Value {
  /** {@return the type of the elements} */
  Datatype type();

  /** {@return the size of each axis} */
  long[] shape();

  /** Elements that are their own bytes. */
  record Plain(Datatype type, long[] shape, byte[] bytes) implements Value {}

  /** Texts of variable length. */
  record Texts(long[] shape, List<String> texts) implements Value {
    @Override
    public Datatype type() {
      return Datatype.VARIABLE_STRING;
    }
  }
}
