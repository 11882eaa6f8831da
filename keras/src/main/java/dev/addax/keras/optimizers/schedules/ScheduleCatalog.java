package dev.addax.keras.optimizers.schedules;

import dev.addax.keras.config.Catalog;
import dev.addax.keras.config.Schema;
import java.util.List;

/** The learning rate schedules of Keras. */
public final class ScheduleCatalog implements Catalog {
  @Override
  public Class<?> kind() {
    return LearningRateSchedule.class;
  }

  @Override
  public List<Schema<?>> schemas() {
    return List.of(
        ExponentialDecay.SCHEMA,
        InverseTimeDecay.SCHEMA,
        PiecewiseConstantDecay.SCHEMA,
        PolynomialDecay.SCHEMA,
        CosineDecay.SCHEMA,
        CosineDecayRestarts.SCHEMA);
  }
}
