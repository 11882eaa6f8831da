package dev.addax.cpu.dnnl;

/** {@code dnnl_status_t}, as far as it is told apart here. */
final class Status {
  static final int UNIMPLEMENTED = 3;
  private static final String[] WORDS = {
    "success",
    "out of memory",
    "invalid arguments",
    "unimplemented",
    "last implementation reached",
    "runtime error",
    "not required",
    "invalid graph",
    "invalid graph operation",
    "invalid shape",
    "invalid data type"
  };

  private Status() {}

  /** Throws unless {@code status} is success. */
  static void check(int status, String call) {
    if (status != 0) {
      throw new IllegalStateException(
          "oneDNN: " + call + " failed: " + (status < WORDS.length ? WORDS[status] : status));
    }
  }

  /**
   * {@return whether the library has an implementation; throws where the question itself was wrong}
   */
  static boolean implemented(int status, String call) {
    if (status == UNIMPLEMENTED) {
      return false;
    }
    check(status, call);
    return true;
  }

  /** {@return an error for what a downcall can only throw if its signature is wrong} */
  static AssertionError unexpected(Throwable e) {
    return new AssertionError("a call of oneDNN through java.lang.foreign failed", e);
  }
}
