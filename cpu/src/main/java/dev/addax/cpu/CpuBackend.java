package dev.addax.cpu;

import dev.addax.compiler.Compiler;
import dev.addax.cpu.kernel.Loops;
import dev.addax.tensor.Backend;
import dev.addax.tensor.Executable;
import dev.addax.tensor.Graph;

/** Runs graphs on this machine's processor: by oneDNN where it helps, else by JVM kernels. */
public final class CpuBackend implements Backend {
  private final Compiler compiler = new Compiler();

  @Override
  public String name() {
    return "cpu";
  }

  @Override
  public int priority() {
    return 100;
  }

  @Override
  public Availability availability() {
    return new Availability(
        true,
        (Loops.useVectors() ? "vector kernels" : "plain kernels")
            + ", oneDNN when a problem is big enough");
  }

  @Override
  public Executable compile(Graph graph, int[] replaces) {
    var plan = compiler.compile(graph, replaces);
    return new CpuExecutable(plan, Lowering.lower(plan, true));
  }
}
