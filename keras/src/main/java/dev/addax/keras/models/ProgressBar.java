package dev.addax.keras.models;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * Shows how training goes, as Keras does: a bar with the time left and running values, or with
 * verbosity 2 one line per epoch. Where the output is no terminal the bar is left out and each
 * epoch ends in a plain line. Keras: {@code keras.callbacks.ProgbarLogger}, {@code
 * keras.utils.Progbar}.
 */
public final class ProgressBar implements Callback {
  private static final int WIDTH = 20;
  private static final long INTERVAL = 50_000_000;
  private static final String BOLD = "\u001b[1m";
  private static final String GREEN = "\u001b[32m";
  private static final String GREY = "\u001b[37m";
  private static final String PLAIN = "\u001b[0m";
  private static final Pattern ESCAPE = Pattern.compile("\u001b\\[\\d+m");

  private final PrintStream out;
  private final boolean terminal;
  private final LongSupplier clock;
  private Params params = new Params(1, -1, 1);
  private boolean training;
  private long seen;
  private long start;
  private long afterFirst;
  private long shown;
  private int lastWidth;

  /** A bar on standard output. */
  public ProgressBar() {
    this(System.out, System.console() != null && System.console().isTerminal());
  }

  /** A bar on {@code out}, redrawn in place if that is a terminal. */
  public ProgressBar(PrintStream out, boolean terminal) {
    this(out, terminal, System::nanoTime);
  }

  /** The clock gives nanoseconds since some moment. */
  ProgressBar(PrintStream out, boolean terminal, LongSupplier clock) {
    this.out = out;
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public void setParams(Params now) {
    params = now;
  }

  @Override
  public void onTrainBegin() {
    training = true;
  }

  @Override
  public void onTrainEnd(Logs logs) {
    training = false;
  }

  @Override
  public void onEpochBegin(int epoch) {
    if (params.verbose() > 0 && params.epochs() > 1) {
      out.println("Epoch " + (epoch + 1) + "/" + params.epochs());
    }
    begin();
  }

  @Override
  public void onTestBegin() {
    if (!training) {
      begin();
    }
  }

  @Override
  public void onPredictBegin() {
    begin();
  }

  private void begin() {
    seen = 0;
    start = clock.getAsLong();
    shown = 0;
    lastWidth = 0;
  }

  @Override
  public void onTrainBatchEnd(int batch, Logs logs) {
    step(batch, logs);
  }

  @Override
  public void onTestBatchEnd(int batch, Logs logs) {
    if (!training) {
      step(batch, logs);
    }
  }

  @Override
  public void onPredictBatchEnd(int batch, Logs logs) {
    step(batch, logs);
  }

  private void step(int batch, Logs logs) {
    seen = batch + 1;
    long now = clock.getAsLong();
    if (seen == 1) {
      afterFirst = now;
    }
    if (terminal && params.verbose() == 1 && now - shown >= INTERVAL && seen != params.steps()) {
      draw(logs, now, false);
      shown = now;
    }
  }

  @Override
  public void onEpochEnd(int epoch, Logs logs) {
    finish(logs);
  }

  @Override
  public void onTestEnd(Logs logs) {
    if (!training) {
      finish(logs);
    }
  }

  @Override
  public void onPredictEnd(Logs logs) {
    finish(logs);
  }

  private void finish(Logs logs) {
    if (params.verbose() > 0) {
      draw(logs, clock.getAsLong(), true);
    }
  }

  private void draw(Logs logs, long now, boolean last) {
    long steps = last ? seen : params.steps();
    boolean bar = params.verbose() == 1;
    var line = new StringBuilder();
    line.append(bold(count(steps))).append(bar ? " " + bar(steps) + " " : " - ");
    line.append(bold(last ? seconds(now - start) : eta(now, steps)));
    line.append(bar ? " " : " - ").append(perStep(now)).append("/step");
    logs.asMap()
        .forEach(
            (name, value) -> line.append(" - ").append(name).append(": ").append(number(value)));
    int width = ESCAPE.matcher(line).replaceAll("").length();
    var padding = " ".repeat(Math.max(0, lastWidth - width));
    lastWidth = width;
    out.print((inPlace() ? "\r" : "") + line + padding + (last ? "\n" : ""));
    out.flush();
  }

  private boolean inPlace() {
    return terminal && params.verbose() == 1;
  }

  private String bold(String text) {
    return inPlace() ? BOLD + text + PLAIN : text;
  }

  private String count(long steps) {
    if (steps <= 0) {
      return "%7d/Unknown".formatted(seen);
    }
    int digits = String.valueOf(steps).length();
    return ("%" + digits + "d/%d").formatted(seen, steps);
  }

  private String bar(long steps) {
    if (steps <= 0) {
      return "";
    }
    int done = (int) (WIDTH * seen / steps);
    var before = "━".repeat(done);
    var after = (inPlace() ? "━" : "╌").repeat(WIDTH - done);
    return inPlace() ? green(before) + GREY + after + PLAIN : before + after;
  }

  private static String green(String text) {
    return text.isEmpty() ? "" : GREEN + text + PLAIN;
  }

  private long stepNanos(long now) {
    return seen > 1 ? (now - afterFirst) / (seen - 1) : now - start;
  }

  private String eta(long now, long steps) {
    if (steps <= 0) {
      return seconds(now - start);
    }
    long left = stepNanos(now) * (steps - seen) / 1_000_000_000;
    if (left > 3600) {
      return "%d:%02d:%02d".formatted(left / 3600, left % 3600 / 60, left % 60);
    }
    return left > 60 ? "%d:%02d".formatted(left / 60, left % 60) : left + "s";
  }

  private static String seconds(long nanos) {
    return Math.round(nanos / 1e9) + "s";
  }

  private String perStep(long now) {
    double seconds = stepNanos(now) / 1e9;
    if (seconds >= 1 || seconds == 0) {
      return "%.0fs".formatted(seconds);
    }
    return seconds >= 1e-3 ? "%.0fms".formatted(seconds * 1e3) : "%.0fus".formatted(seconds * 1e6);
  }

  private static String number(double value) {
    return Math.abs(value) > 1e-3
        ? String.format(Locale.ROOT, "%.4f", value)
        : String.format(Locale.ROOT, "%.4e", value);
  }
}
