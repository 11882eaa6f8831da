package dev.addax.cpu.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/** Functions on vectors of floats; loaded only where {@code jdk.incubator.vector} is. */
interface VectorFunction {
  @FunctionalInterface
  interface Unary extends VectorFunction {
    FloatVector of(FloatVector x);
  }

  @FunctionalInterface
  interface Binary extends VectorFunction {
    FloatVector of(FloatVector a, FloatVector b);
  }

  @FunctionalInterface
  interface Predicate extends VectorFunction {
    VectorMask<Float> of(FloatVector a, FloatVector b);
  }
}
