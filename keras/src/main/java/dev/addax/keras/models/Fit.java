package dev.addax.keras.models;

import dev.addax.data.Dataset;
import dev.addax.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How to fit, with Keras' names and defaults: {@code
 * Fit.epochs(10).batchSize(64).validationSplit(0.2)}. Immutable; each method gives a changed copy.
 */
public record Fit(
    int epochs,
    @Nullable Integer batchSize,
    int verbose,
    List<Callback> callbacks,
    double validationSplit,
    @Nullable Validation validation,
    boolean shuffle,
    Map<Integer, Double> classWeight,
    List<Tensor> sampleWeight,
    int initialEpoch,
    @Nullable Integer stepsPerEpoch,
    @Nullable Integer validationSteps,
    @Nullable Integer validationBatchSize,
    int validationFreq) {
  private static final Fit DEFAULT =
      new Fit(1, null, 1, List.of(), 0, null, true, Map.of(), List.of(), 0, null, null, null, 1);

  /** Data to validate on: arrays, or a dataset. */
  public record Validation(
      List<Tensor> inputs, List<Tensor> targets, List<Tensor> weights, @Nullable Dataset dataset) {}

  /** {@return the defaults: one epoch in batches of 32, shuffled} */
  public static Fit defaults() {
    return DEFAULT;
  }

  /** {@return the defaults with another number of epochs} */
  public static Fit epochs(int count) {
    return DEFAULT.with(draft -> draft.epochs = count);
  }

  /** {@return this with so many examples a step; 32 by default, the dataset's own for datasets} */
  public Fit batchSize(int size) {
    if (size <= 0) {
      throw new IllegalArgumentException("batchSize must be positive, received " + size);
    }
    return with(draft -> draft.batchSize = size);
  }

  /** {@return this with another verbosity: 0 silent, 1 a bar, 2 a line per epoch} */
  public Fit verbose(int level) {
    return with(draft -> draft.verbose = level);
  }

  /** {@return this with more callbacks} */
  public Fit callbacks(Callback... more) {
    var all = new ArrayList<>(callbacks);
    all.addAll(List.of(more));
    return with(draft -> draft.callbacks = List.copyOf(all));
  }

  /** {@return this, keeping the last part of the arrays for validation} */
  public Fit validationSplit(double fraction) {
    if (!(fraction >= 0 && fraction < 1)) {
      throw new IllegalArgumentException("validationSplit must be in [0, 1), received " + fraction);
    }
    return with(draft -> draft.validationSplit = fraction);
  }

  /** {@return this, validating on other data after each epoch} */
  public Fit validation(Tensor x, Tensor y) {
    return validation(new Validation(List.of(x), List.of(y), List.of(), null));
  }

  /** {@return this, validating on other data, its examples weighted, after each epoch} */
  public Fit validation(Tensor x, Tensor y, Tensor sampleWeight) {
    return validation(new Validation(List.of(x), List.of(y), List.of(sampleWeight), null));
  }

  /** {@return this, validating on other data after each epoch} */
  public Fit validation(List<Tensor> x, List<Tensor> y) {
    return validation(new Validation(x, y, List.of(), null));
  }

  /** {@return this, validating on a dataset after each epoch} */
  public Fit validation(Dataset dataset) {
    return validation(new Validation(List.of(), List.of(), List.of(), dataset));
  }

  public Fit validation(@Nullable Validation data) {
    return with(draft -> draft.validation = data);
  }

  /** {@return this with or without a new order of the examples in each epoch} */
  public Fit shuffle(boolean on) {
    return with(draft -> draft.shuffle = on);
  }

  /** {@return this with weights for the classes; classes left out weigh 1} */
  public Fit classWeight(Map<Integer, Double> weights) {
    return with(draft -> draft.classWeight = Map.copyOf(weights));
  }

  /**
   * {@return this with a weight for each example: one tensor for all outputs, or one per output}
   */
  public Fit sampleWeight(Tensor... weights) {
    return with(draft -> draft.sampleWeight = List.of(weights));
  }

  /** {@return this, counting epochs from {@code epoch}: where earlier training ended} */
  public Fit initialEpoch(int epoch) {
    return with(draft -> draft.initialEpoch = epoch);
  }

  /** {@return this with so many steps an epoch, whatever the data holds} */
  public Fit stepsPerEpoch(int steps) {
    return with(draft -> draft.stepsPerEpoch = steps);
  }

  /** {@return this with so many steps a validation} */
  public Fit validationSteps(int steps) {
    return with(draft -> draft.validationSteps = steps);
  }

  /** {@return this with so many examples a validation step} */
  public Fit validationBatchSize(int size) {
    return with(draft -> draft.validationBatchSize = size);
  }

  /** {@return this, validating only after every {@code n}th epoch} */
  public Fit validationFreq(int n) {
    return with(draft -> draft.validationFreq = n);
  }

  private Fit with(Consumer<Draft> change) {
    var draft = new Draft(this);
    change.accept(draft);
    return draft.made();
  }

  /** A copy under change: each setting is named once here, not in every method that changes one. */
  private static final class Draft {
    int epochs;
    @Nullable Integer batchSize;
    int verbose;
    List<Callback> callbacks;
    double validationSplit;
    @Nullable Validation validation;
    boolean shuffle;
    Map<Integer, Double> classWeight;
    List<Tensor> sampleWeight;
    int initialEpoch;
    @Nullable Integer stepsPerEpoch;
    @Nullable Integer validationSteps;
    @Nullable Integer validationBatchSize;
    int validationFreq;

    Draft(Fit from) {
      epochs = from.epochs;
      batchSize = from.batchSize;
      verbose = from.verbose;
      callbacks = from.callbacks;
      validationSplit = from.validationSplit;
      validation = from.validation;
      shuffle = from.shuffle;
      classWeight = from.classWeight;
      sampleWeight = from.sampleWeight;
      initialEpoch = from.initialEpoch;
      stepsPerEpoch = from.stepsPerEpoch;
      validationSteps = from.validationSteps;
      validationBatchSize = from.validationBatchSize;
      validationFreq = from.validationFreq;
    }

    Fit made() {
      return new Fit(
          epochs,
          batchSize,
          verbose,
          callbacks,
          validationSplit,
          validation,
          shuffle,
          classWeight,
          sampleWeight,
          initialEpoch,
          stepsPerEpoch,
          validationSteps,
          validationBatchSize,
          validationFreq);
    }
  }
}
