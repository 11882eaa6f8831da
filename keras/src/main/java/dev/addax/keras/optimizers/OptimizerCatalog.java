package dev.addax.keras.optimizers;

import dev.addax.keras.config.Catalog;
import dev.addax.keras.config.Schema;
import java.util.List;

/** The optimizers of Keras. */
public final class OptimizerCatalog implements Catalog {
  @Override
  public Class<?> kind() {
    return Optimizer.class;
  }

  @Override
  public List<Schema<?>> schemas() {
    return List.of(
        SGD.SCHEMA,
        RMSprop.SCHEMA,
        Adam.SCHEMA,
        AdamW.SCHEMA,
        Adagrad.SCHEMA,
        Adadelta.SCHEMA,
        Adamax.SCHEMA,
        Nadam.SCHEMA,
        Ftrl.SCHEMA,
        Lion.SCHEMA,
        Lamb.SCHEMA,
        Adafactor.SCHEMA,
        Muon.SCHEMA,
        ScheduleFreeAdamW.SCHEMA,
        LossScaleOptimizer.SCHEMA);
  }
}
