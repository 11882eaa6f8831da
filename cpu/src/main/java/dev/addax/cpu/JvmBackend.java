package dev.addax.cpu;

import dev.addax.compiler.Compiler;
import dev.addax.cpu.kernel.Loops;
import dev.addax.tensor.Backend;
import dev.addax.tensor.Executable;
import dev.addax.tensor.Graph;

/**
 * Runs graphs on JVM kernels only: for processors that oneDNN is not published for, and to compare.
 */
public final class JvmBackend implements Backend {
  private final Compiler compiler = new Compiler();

  @Override
  public String name() {
    return "jvm";
  }

  @Override
  public int priority() {
    return 50;
  }

  @Override
  public Availability availability() {
    return new Availability(true, Loops.useVectors() ? "vector kernels" : "plain kernels");
  }

  @Override
  public Executable compile(Graph graph, int[] replaces) {
    var plan = compiler.compile(graph, replaces);
    return new CpuExecutable(plan, Lowering.lower(plan, false));
  }
}
