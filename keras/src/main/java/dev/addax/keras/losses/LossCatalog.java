package dev.addax.keras.losses;

import dev.addax.keras.config.Catalog;
import dev.addax.keras.config.Schema;
import java.util.List;

/** The losses of Keras. */
public final class LossCatalog implements Catalog {
  @Override
  public Class<?> kind() {
    return Loss.class;
  }

  @Override
  public List<Schema<?>> schemas() {
    return List.of(
        MeanSquaredError.SCHEMA,
        MeanAbsoluteError.SCHEMA,
        MeanAbsolutePercentageError.SCHEMA,
        MeanSquaredLogarithmicError.SCHEMA,
        CosineSimilarity.SCHEMA,
        LogCosh.SCHEMA,
        Huber.SCHEMA,
        KLDivergence.SCHEMA,
        Poisson.SCHEMA,
        BinaryCrossentropy.SCHEMA,
        BinaryFocalCrossentropy.SCHEMA,
        CategoricalCrossentropy.SCHEMA,
        CategoricalFocalCrossentropy.SCHEMA,
        CategoricalGeneralizedCrossEntropy.SCHEMA,
        SparseCategoricalCrossentropy.SCHEMA,
        Hinge.SCHEMA,
        SquaredHinge.SCHEMA,
        CategoricalHinge.SCHEMA,
        Dice.SCHEMA,
        Tversky.SCHEMA,
        Circle.SCHEMA,
        CTC.SCHEMA);
  }
}
