package dev.addax.cpu;

import dev.addax.tensor.Backend;
import dev.addax.tensor.contract.BackendContract;

class CpuBackendTest extends BackendContract {
  @Override
  protected Backend backend() {
    return new CpuBackend();
  }
}
