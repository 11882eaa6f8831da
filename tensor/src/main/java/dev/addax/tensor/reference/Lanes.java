package dev.addax.tensor.reference;

import dev.addax.tensor.type.Shape;

/**
 * A tensor seen as vectors along one axis: {@code outer} × {@code length} × {@code inner} elements.
 */
record Lanes(int outer, int length, int inner) {
  static Lanes of(Shape shape, int axis) {
    return new Lanes(
        Math.toIntExact(shape.slice(0, axis).size()),
        shape.dim(axis),
        Math.toIntExact(shape.slice(axis + 1, shape.rank()).size()));
  }

  int count() {
    return outer * inner;
  }

  /**
   * {@return the position of the first element of lane {@code i}; the others are {@code inner}
   * apart}
   */
  int start(int i) {
    return i / inner * length * inner + i % inner;
  }
}
