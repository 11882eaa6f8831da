package dev.addax.cpu.parallel;

/** Work cut into independent parts. */
@FunctionalInterface
public interface Task {
  /** Does one part. Parts may run in any order, on any threads, at once. */
  void run(int part, int parts);
}
