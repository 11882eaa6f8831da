package dev.addax.keras.callbacks;

import dev.addax.keras.models.Callback;
import dev.addax.keras.models.Logs;
import java.util.function.IntConsumer;
import java.util.function.ObjIntConsumer;

/**
 * A callback made of functions. Keras: {@code keras.callbacks.LambdaCallback}.
 *
 * <pre>{@code
 * new LambdaCallback().onEpochEnd((logs, epoch) -> System.out.println(epoch + ": " + logs.get("loss")))
 * }</pre>
 */
public final class LambdaCallback implements Callback {
  private IntConsumer epochBegin = epoch -> {};
  private ObjIntConsumer<Logs> epochEnd = (logs, epoch) -> {};
  private IntConsumer batchBegin = batch -> {};
  private ObjIntConsumer<Logs> batchEnd = (logs, batch) -> {};
  private Runnable trainBegin = () -> {};
  private Runnable trainEnd = () -> {};

  public LambdaCallback onEpochBegin(IntConsumer action) {
    epochBegin = action;
    return this;
  }

  public LambdaCallback onEpochEnd(ObjIntConsumer<Logs> action) {
    epochEnd = action;
    return this;
  }

  public LambdaCallback onTrainBatchBegin(IntConsumer action) {
    batchBegin = action;
    return this;
  }

  public LambdaCallback onTrainBatchEnd(ObjIntConsumer<Logs> action) {
    batchEnd = action;
    return this;
  }

  public LambdaCallback onTrainBegin(Runnable action) {
    trainBegin = action;
    return this;
  }

  public LambdaCallback onTrainEnd(Runnable action) {
    trainEnd = action;
    return this;
  }

  @Override
  public void onEpochBegin(int epoch) {
    epochBegin.accept(epoch);
  }

  @Override
  public void onEpochEnd(int epoch, Logs logs) {
    epochEnd.accept(logs, epoch);
  }

  @Override
  public void onTrainBatchBegin(int batch) {
    batchBegin.accept(batch);
  }

  @Override
  public void onTrainBatchEnd(int batch, Logs logs) {
    batchEnd.accept(logs, batch);
  }

  @Override
  public void onTrainBegin() {
    trainBegin.run();
  }

  @Override
  public void onTrainEnd(Logs logs) {
    trainEnd.run();
  }
}
