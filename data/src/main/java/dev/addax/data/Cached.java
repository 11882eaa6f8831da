package dev.addax.data;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A dataset that remembers the batches of its first full pass. */
final class Cached implements Dataset {
  private final Dataset upstream;
  private final AtomicReference<@Nullable List<Batch>> kept = new AtomicReference<>();

  Cached(Dataset upstream) {
    if (upstream.size() == ENDLESS)
      throw new DataException(
          "A dataset without end cannot be cached; call cache() before repeat()");
    this.upstream = upstream;
  }

  @Override
  public long size() {
    var batches = kept.get();
    return batches == null ? upstream.size() : batches.size();
  }

  @Override
  public Cursor iterator() {
    var batches = kept.get();
    return batches == null
        ? new Recording(upstream.iterator())
        : new IteratedCursor(batches.iterator(), () -> {});
  }

  private final class Recording extends Pull {
    private final List<Batch> seen = new ArrayList<>();

    Recording(Cursor upstream) {
      super(upstream);
    }

    @Override
    @Nullable Batch pull() {
      if (!upstream().hasNext()) {
        kept.compareAndSet(null, List.copyOf(seen));
        return null;
      }
      var batch = upstream().next();
      seen.add(batch);
      return batch;
    }
  }
}
