package dev.addax.architecture.cycle.right;

import dev.addax.architecture.cycle.left.Left;
import java.util.List;

/** The other half: only a type argument of a signature names {@link Left}. */
public interface Right {
  List<Left> others();
}
