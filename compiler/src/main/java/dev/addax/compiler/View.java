package dev.addax.compiler;

import dev.addax.compiler.graph.Strides;
import dev.addax.tensor.type.TensorType;
import java.util.List;

/**
 * Where the elements of an operand lie.
 *
 * @param type the dtype and shape that the step's op sees
 * @param base what {@code offset} counts from
 * @param index which input, output or constant of the plan; 0 for the slab
 * @param offset bytes from the start of the base to the first element
 * @param strides distances between neighbours along each axis, in elements; 0 repeats
 */
public record View(TensorType type, Base base, int index, long offset, List<Integer> strides) {
  /** The kinds of memory that a plan works on. */
  public enum Base {
    /** Memory of the running plan, reused between steps. */
    SLAB,
    /** A buffer given by the caller, only read. */
    INPUT,
    /** A buffer given by the caller to be filled. */
    OUTPUT,
    /** A buffer that belongs to the plan. */
    CONSTANT
  }

  public View {
    strides = List.copyOf(strides);
  }

  /** {@return a view of densely packed elements} */
  public static View dense(TensorType type, Base base, int index, long offset) {
    return new View(type, base, index, offset, Strides.rowMajor(type.shape()));
  }

  /** {@return whether the elements are packed in row-major order; axes of size 1 don't matter} */
  public boolean isDense() {
    return Strides.isDense(type.shape(), strides);
  }

  /** {@return a short form: {@code float32[8, 4] @128}, {@code float32[4] in2}} */
  @Override
  public String toString() {
    var place =
        switch (base) {
          case SLAB -> "@" + offset;
          case INPUT -> "in" + index + plus();
          case OUTPUT -> "out" + index + plus();
          case CONSTANT -> "const" + index + plus();
        };
    return type + " " + place + (isDense() ? "" : " strides" + strides);
  }

  private String plus() {
    return offset == 0 ? "" : "+" + offset;
  }
}
