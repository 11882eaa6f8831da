package dev.addax.tensor;

/** What tensor operations take: a tensor, or a variable that stands for its value. */
public sealed interface Operand permits Tensor, Variable {
  /** {@return the value as a tensor} */
  Tensor tensor();
}
