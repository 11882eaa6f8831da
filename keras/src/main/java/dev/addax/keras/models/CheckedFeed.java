package dev.addax.keras.models;

import dev.addax.keras.layers.Call;
import org.jspecify.annotations.Nullable;

/**
 * Another feed whose targets are checked step by step, because they are not known before.
 *
 * @param call how its steps will call the model
 */
record CheckedFeed(Trainable model, Call call, Feed feed) implements Feed {
  @Override
  public long steps() {
    return feed.steps();
  }

  @Override
  public Pass pass(int epoch) {
    var pass = feed.pass(epoch);
    return new Pass() {
      @Override
      public @Nullable Step next() {
        var step = pass.next();
        if (step != null && !step.targets().isEmpty()) {
          model.prepared(step, call).checkTargets(step.targets());
        }
        return step;
      }

      @Override
      public void close() {
        pass.close();
      }
    };
  }

  @Override
  public void close() {
    feed.close();
  }
}
