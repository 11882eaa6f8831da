package dev.addax.tensor.contract;

import dev.addax.tensor.Backend;
import dev.addax.tensor.reference.ReferenceBackend;

/** The reference backend answers every case at all, and in place. */
class ReferenceBackendTest extends BackendContract {
  @Override
  protected Backend backend() {
    return new ReferenceBackend();
  }
}
