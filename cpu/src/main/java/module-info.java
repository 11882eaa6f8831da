/** How a plan runs on this machine's processor: oneDNN and JVM kernels. */
module dev.addax.cpu {
  requires static org.jspecify;
  requires static jdk.incubator.vector;
  requires dev.addax.tensor;
  requires dev.addax.compiler;

  provides dev.addax.tensor.Backend with
      dev.addax.cpu.CpuBackend,
      dev.addax.cpu.JvmBackend;
}
