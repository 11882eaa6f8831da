package dev.addax.cpu;

import dev.addax.tensor.Backend;
import dev.addax.tensor.contract.BackendContract;

class JvmBackendTest extends BackendContract {
  @Override
  protected Backend backend() {
    return new JvmBackend();
  }
}
