package dev.addax.keras.metrics;

import dev.addax.keras.config.Catalog;
import dev.addax.keras.config.Schema;
import java.util.List;

/** The metrics of Keras. */
public final class MetricCatalog implements Catalog {
  @Override
  public Class<?> kind() {
    return Metric.class;
  }

  @Override
  public List<Schema<?>> schemas() {
    return List.of(
        Mean.SCHEMA,
        Sum.SCHEMA,
        MeanMetricWrapper.SCHEMA,
        Accuracy.SCHEMA,
        BinaryAccuracy.SCHEMA,
        CategoricalAccuracy.SCHEMA,
        SparseCategoricalAccuracy.SCHEMA,
        TopKCategoricalAccuracy.SCHEMA,
        SparseTopKCategoricalAccuracy.SCHEMA,
        MeanSquaredError.SCHEMA,
        RootMeanSquaredError.SCHEMA,
        MeanAbsoluteError.SCHEMA,
        MeanAbsolutePercentageError.SCHEMA,
        MeanSquaredLogarithmicError.SCHEMA,
        CosineSimilarity.SCHEMA,
        LogCoshError.SCHEMA,
        R2Score.SCHEMA,
        PearsonCorrelation.SCHEMA,
        ConcordanceCorrelation.SCHEMA,
        KLDivergence.SCHEMA,
        Poisson.SCHEMA,
        BinaryCrossentropy.SCHEMA,
        CategoricalCrossentropy.SCHEMA,
        SparseCategoricalCrossentropy.SCHEMA,
        Hinge.SCHEMA,
        SquaredHinge.SCHEMA,
        CategoricalHinge.SCHEMA,
        TruePositives.SCHEMA,
        TrueNegatives.SCHEMA,
        FalsePositives.SCHEMA,
        FalseNegatives.SCHEMA,
        Precision.SCHEMA,
        Recall.SCHEMA,
        AUC.SCHEMA,
        SensitivityAtSpecificity.SCHEMA,
        SpecificityAtSensitivity.SCHEMA,
        PrecisionAtRecall.SCHEMA,
        RecallAtPrecision.SCHEMA,
        FBetaScore.SCHEMA,
        F1Score.SCHEMA,
        IoU.SCHEMA,
        BinaryIoU.SCHEMA,
        MeanIoU.SCHEMA,
        OneHotIoU.SCHEMA,
        OneHotMeanIoU.SCHEMA);
  }
}
