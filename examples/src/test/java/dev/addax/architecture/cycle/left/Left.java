package dev.addax.architecture.cycle.left;

import dev.addax.architecture.cycle.right.Right;

/** Half of a cycle, for the test that cycles are found. */
public interface Left {
  Right other();
}
