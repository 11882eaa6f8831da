package dev.addax.data;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Groups the rows of a pass into batches of one size. */
final class Rebatched extends Pull {
  private final int rows;
  private final boolean dropRemainder;
  private final List<Batch> waiting = new ArrayList<>();
  private int available;

  Rebatched(Cursor upstream, int rows, boolean dropRemainder) {
    super(upstream);
    this.rows = rows;
    this.dropRemainder = dropRemainder;
  }

  @Override
  @Nullable Batch pull() {
    while (available < rows && upstream().hasNext()) {
      var batch = upstream().next();
      waiting.add(batch);
      available += batch.rows();
    }
    int count = Math.min(rows, available);
    if (count == 0 || (count < rows && dropRemainder)) return null;
    var joined = waiting.size() == 1 ? waiting.getFirst() : Joining.batches(waiting);
    waiting.clear();
    available -= count;
    if (available == 0) return joined;
    waiting.add(joined.map(array -> array.slice(count, array.rows())));
    return joined.map(array -> array.slice(0, count));
  }
}
