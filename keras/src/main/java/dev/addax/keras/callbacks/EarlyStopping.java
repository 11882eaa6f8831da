package dev.addax.keras.callbacks;

import dev.addax.keras.models.Callback;
import dev.addax.keras.models.Logs;
import dev.addax.keras.models.Trainable;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stops training when a watched value has stopped improving. Keras: {@code
 * keras.callbacks.EarlyStopping}.
 */
public final class EarlyStopping implements Callback {
  private static final System.Logger LOG = System.getLogger("dev.addax");

  private final String watched;
  private double minDelta;
  private int patience;
  private String mode = "auto";
  private @Nullable Double baseline;
  private boolean restoreBestWeights;
  private int startFromEpoch;

  private Monitor monitor;
  private @Nullable Trainable model;
  private Map<Variable, Tensor> bestWeights = Map.of();
  private double best;
  private int bestEpoch;
  private int wait;
  private int stoppedEpoch;

  /** Watches {@code val_loss}. */
  public EarlyStopping() {
    this("val_loss");
  }

  /** Watches a log, such as {@code val_loss} or {@code accuracy}. */
  public EarlyStopping(String monitor) {
    this.watched = monitor;
    this.monitor = new Monitor(monitor, mode, 0);
  }

  /** {@return this, counting only changes larger than {@code delta} as improvement} */
  public EarlyStopping minDelta(double delta) {
    minDelta = delta;
    return this;
  }

  /** {@return this, stopping after so many epochs without improvement} */
  public EarlyStopping patience(int epochs) {
    patience = epochs;
    return this;
  }

  /** {@return this with {@code min}, {@code max} or {@code auto}} */
  public EarlyStopping mode(String direction) {
    mode = direction;
    return this;
  }

  /** {@return this, stopping unless the value gets better than {@code value}} */
  public EarlyStopping baseline(double value) {
    baseline = value;
    return this;
  }

  /** {@return this, bringing back the weights of the best epoch at the end} */
  public EarlyStopping restoreBestWeights(boolean on) {
    restoreBestWeights = on;
    return this;
  }

  /** {@return this, taking no notice of epochs before {@code epoch}} */
  public EarlyStopping startFromEpoch(int epoch) {
    startFromEpoch = epoch;
    return this;
  }

  /** {@return the epoch after which training stopped, from 0; 0 if it ran to the end} */
  public int stoppedEpoch() {
    return stoppedEpoch;
  }

  /** {@return the epoch with the best value, from 0} */
  public int bestEpoch() {
    return bestEpoch;
  }

  @Override
  public void setModel(Trainable trained) {
    model = trained;
  }

  @Override
  public void onTrainBegin() {
    monitor = new Monitor(watched, mode, minDelta);
    wait = 0;
    stoppedEpoch = 0;
    bestEpoch = 0;
    bestWeights = Map.of();
    best = Double.NaN;
  }

  @Override
  public void onEpochEnd(int epoch, Logs logs) {
    var value = monitor.value(logs);
    if (model == null || epoch < startFromEpoch) {
      return;
    }
    if (value == null) {
      LOG.log(
          System.Logger.Level.WARNING,
          "EarlyStopping watches ''{0}'', which is not logged; there is {1}",
          watched,
          logs.asMap().keySet());
      return;
    }
    if (Double.isNaN(best)) {
      monitor.start(model);
      best = monitor.worst();
    }
    if (restoreBestWeights && bestWeights.isEmpty()) {
      keep(model, epoch);
    }
    wait++;
    if (monitor.improves(value, best)) {
      best = value;
      bestEpoch = epoch;
      if (restoreBestWeights) {
        keep(model, epoch);
      }
      if (baseline == null || monitor.improves(value, baseline)) {
        wait = 0;
      }
      return;
    }
    if (wait >= patience && epoch > 0) {
      stoppedEpoch = epoch;
      model.stopTraining();
    }
  }

  private void keep(Trainable trained, int epoch) {
    var weights = new LinkedHashMap<Variable, Tensor>();
    trained.weights().forEach(w -> weights.put(w, w.value()));
    bestWeights = weights;
    bestEpoch = epoch;
  }

  @Override
  public void onTrainEnd(Logs logs) {
    if (restoreBestWeights) {
      bestWeights.forEach(Variable::assign);
    }
  }
}
