package dev.addax.cli.program;

/** A file is not a program that can run; the message says why, in the words of the compiler. */
public final class ProgramException extends RuntimeException {
  ProgramException(String message) {
    super(message);
  }
}
