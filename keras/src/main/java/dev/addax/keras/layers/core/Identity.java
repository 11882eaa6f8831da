package dev.addax.keras.layers.core;

import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.Layer;
import dev.addax.tensor.Tensor;
import java.util.List;

/** Its inputs as they are, with their masks. Keras: {@code keras.layers.Identity}. */
public final class Identity extends Layer implements Fluent<Identity> {
  public static final Schema<Identity> SCHEMA =
      Schema.of("keras.layers.Identity", Identity.class, Identity::new);

  public Identity() {}

  @Override
  protected List<Tensor> callAll(List<Tensor> inputs, Call call) {
    return inputs;
  }

  @Override
  protected boolean supportsMasking() {
    return true;
  }
}
