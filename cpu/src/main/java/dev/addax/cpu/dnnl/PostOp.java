package dev.addax.cpu.dnnl;

/** What is done to each element of a result before it is stored. */
public sealed interface PostOp {
  /** {@code x → f(x, alpha, beta)}. */
  record Eltwise(Function function, float alpha, float beta) implements PostOp {}

  /** {@code x → x + scale · (what lay at the destination before)}. */
  record Sum(float scale) implements PostOp {}

  /** {@code x → f(x, operand)}, the operand broadcast along its dimensions of size one. */
  record Binary(Combination combination, MemoryDesc operand) implements PostOp {}

  /** {@code dnnl_eltwise_*}. */
  enum Function {
    RELU(0x20),
    TANH(0x21),
    ELU(0x22),
    LOGISTIC(0x29),
    GELU_TANH(0x2b),
    SWISH(0x2c),
    GELU_ERF(0x30);

    final int code;

    Function(int code) {
      this.code = code;
    }
  }

  /** {@code dnnl_binary_*}. */
  enum Combination {
    ADD(0x1fff0),
    MULTIPLY(0x1fff1);

    final int code;

    Combination(int code) {
      this.code = code;
    }
  }
}
