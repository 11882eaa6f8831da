package dev.addax.keras.models;

import org.jspecify.annotations.Nullable;

/**
 * The first steps of another feed. Training goes on in the next epoch where the last one stopped,
 * and begins again when the data has run out; validation always begins at the beginning.
 */
final class LimitedFeed implements Feed {
  private static final System.Logger LOG = System.getLogger("dev.addax");

  private final Feed feed;
  private final int limit;
  private final boolean goesOn;
  private @Nullable Pass running;
  private long seen;

  private LimitedFeed(Feed feed, int limit, boolean goesOn) {
    this.feed = feed;
    this.limit = limit;
    this.goesOn = goesOn;
  }

  /** {@return {@code feed} in epochs of so many steps; null leaves it as it is} */
  static Feed epochs(Feed feed, @Nullable Integer steps) {
    return steps == null ? feed : new LimitedFeed(feed, steps, true);
  }

  /** {@return the first steps of {@code feed}; null leaves it as it is} */
  static Feed first(Feed feed, @Nullable Integer steps) {
    return steps == null ? feed : new LimitedFeed(feed, steps, false);
  }

  @Override
  public long steps() {
    return feed.steps() < 0 || goesOn ? limit : Math.min(limit, feed.steps());
  }

  @Override
  public Pass pass(int epoch) {
    if (!goesOn) {
      close();
    }
    return new Some(epoch);
  }

  private final class Some implements Pass {
    private final int epoch;
    private int done;

    Some(int epoch) {
      this.epoch = epoch;
    }

    @Override
    public @Nullable Step next() {
      if (done >= limit) {
        return null;
      }
      var step = from(epoch);
      if (step == null && done == 0 && seen > 1) {
        // The last epoch took exactly what there was.
        LimitedFeed.this.close();
        step = from(epoch);
      }
      if (step == null) {
        LOG.log(
            System.Logger.Level.WARNING,
            "The data ran out after {0} of {1} steps; repeat() a dataset that is to last longer",
            done,
            limit);
        LimitedFeed.this.close();
        return null;
      }
      done++;
      return step;
    }

    @Override
    public void close() {
      if (!goesOn || seen == feed.steps()) {
        LimitedFeed.this.close();
      }
    }
  }

  private @Nullable Step from(int epoch) {
    var pass = running;
    if (pass == null) {
      pass = feed.pass(epoch);
      running = pass;
      seen = 0;
    }
    seen++;
    return pass.next();
  }

  @Override
  public void close() {
    var pass = running;
    if (pass != null) {
      pass.close();
      running = null;
    }
  }
}
