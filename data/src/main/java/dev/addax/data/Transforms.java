package dev.addax.data;

import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The cursors of stages that look at one batch at a time. */
final class Transforms {
  private Transforms() {}

  static final class Mapped extends Pull {
    private final Function<Batch, Batch> change;

    Mapped(Cursor upstream, Function<Batch, Batch> change) {
      super(upstream);
      this.change = change;
    }

    @Override
    @Nullable Batch pull() {
      return upstream().hasNext() ? change.apply(upstream().next()) : null;
    }
  }

  static final class Filtered extends Pull {
    private final Predicate<Batch> test;

    Filtered(Cursor upstream, Predicate<Batch> test) {
      super(upstream);
      this.test = test;
    }

    @Override
    @Nullable Batch pull() {
      while (upstream().hasNext()) {
        var batch = upstream().next();
        if (test.test(batch)) return batch;
      }
      return null;
    }
  }

  static final class Taken extends Pull {
    private long left;

    Taken(Cursor upstream, long count) {
      super(upstream);
      this.left = count;
    }

    @Override
    @Nullable Batch pull() {
      if (left-- > 0 && upstream().hasNext()) return upstream().next();
      upstream().close();
      return null;
    }
  }

  static final class Skipped extends Pull {
    private long left;

    Skipped(Cursor upstream, long count) {
      super(upstream);
      this.left = count;
    }

    @Override
    @Nullable Batch pull() {
      for (; left > 0 && upstream().hasNext(); left--) upstream().next();
      return upstream().hasNext() ? upstream().next() : null;
    }
  }
}
