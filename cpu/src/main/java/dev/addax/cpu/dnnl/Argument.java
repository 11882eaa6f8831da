package dev.addax.cpu.dnnl;

/** The role of an operand: {@code DNNL_ARG_*}. */
public enum Argument {
  SRC(1),
  DST(17),
  WEIGHTS(33),
  BIAS(41),
  WORKSPACE(64),
  SCRATCHPAD(80),
  DIFF_SRC(129),
  DIFF_DST(145),
  DIFF_WEIGHTS(161),
  DIFF_BIAS(169),
  /**
   * The second operand of the first, second, third post-op, where that is a {@link PostOp.Binary}.
   */
  POST_OP_0(16384 | 2),
  POST_OP_1(2 * 16384 | 2),
  POST_OP_2(3 * 16384 | 2);

  final int code;

  Argument(int code) {
    this.code = code;
  }

  static Argument postOp(int index) {
    return values()[POST_OP_0.ordinal() + index];
  }
}
