/**
 * Numbers to judge a model by. A {@link dev.addax.keras.metrics.Metric} keeps totals in variables;
 * updates and results are tensor operations, so they run eagerly or as part of a compiled step.
 *
 * <pre>{@code
 * var accuracy = new SparseCategoricalAccuracy();
 * accuracy.updateState(labels, predictions);
 * System.out.println(accuracy.result().item());
 * accuracy.resetState();
 * }</pre>
 *
 * <p>{@link dev.addax.keras.metrics.Mean} and {@link dev.addax.keras.metrics.Sum} take values, all
 * others, {@link dev.addax.keras.metrics.TargetMetric}, targets and predictions. {@link
 * dev.addax.keras.metrics.Metrics#get} resolves names such as {@code "accuracy"}. A function of
 * your own becomes a metric by {@link dev.addax.keras.metrics.TargetMetric#of}; a class of your own
 * extends {@link dev.addax.keras.metrics.MeanMetric}, or {@code TargetMetric} if it is no mean.
 */
@NullMarked
package dev.addax.keras.metrics;

import org.jspecify.annotations.NullMarked;
