package dev.addax.data;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/** Rows drawn at random from a buffer that is refilled from upstream. */
record Shuffled(Dataset upstream, int bufferRows, long seed, AtomicLong passes) implements Dataset {
  Shuffled(Dataset upstream, int bufferRows, long seed) {
    this(upstream, bufferRows, seed, new AtomicLong());
  }

  @Override
  public long size() {
    return upstream.size();
  }

  @Override
  public Cursor iterator() {
    long pass = passes.getAndIncrement();
    return new Pass(
        upstream.iterator(),
        RandomGeneratorFactory.of("L64X128MixRandom").create(seed + 0x9E3779B97F4A7C15L * pass));
  }

  private final class Pass extends Pull {
    private final RandomGenerator random;
    private final List<Batch> buffer = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();

    Pass(Cursor upstream, RandomGenerator random) {
      super(upstream);
      this.random = random;
    }

    @Override
    @Nullable Batch pull() {
      while (upstream().hasNext() && (buffer.size() < bufferRows || sizes.isEmpty())) {
        var batch = upstream().next();
        sizes.add(batch.rows());
        for (int i = 0; i < batch.rows(); i++) {
          int row = i;
          buffer.add(batch.map(array -> array.slice(row, row + 1)));
        }
      }
      return sizes.isEmpty() ? null : draw(sizes.removeFirst());
    }

    private Batch draw(int rows) {
      var drawn = new ArrayList<Batch>(rows);
      for (int i = 0; i < rows; i++) {
        int at = random.nextInt(buffer.size());
        drawn.add(buffer.get(at));
        buffer.set(at, buffer.getLast());
        buffer.removeLast();
      }
      return Joining.batches(drawn);
    }
  }
}
