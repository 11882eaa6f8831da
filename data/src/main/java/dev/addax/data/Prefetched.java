package dev.addax.data;

import java.lang.ref.Cleaner;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** Hands out batches that another thread reads ahead. */
final class Prefetched extends Pull {
  private static final Cleaner CLEANER = Cleaner.create();

  /** What goes through the queue: a batch, the end, or the failure that ended the reading. */
  private sealed interface Item {
    record Read(Batch batch) implements Item {}

    record End() implements Item {}

    record Failed(Throwable cause) implements Item {}
  }

  private final BlockingQueue<Item> queue;
  private final Cleaner.Cleanable cleanable;

  private Prefetched(Cursor upstream, BlockingQueue<Item> queue, Thread reader) {
    super(upstream);
    this.queue = queue;
    this.cleanable = CLEANER.register(this, reader::interrupt);
  }

  static Cursor start(Cursor upstream, int depth) {
    var queue = new ArrayBlockingQueue<Item>(depth);
    // The reader must not refer to the cursor, or an abandoned pass would keep itself alive.
    var reader =
        Thread.ofPlatform().daemon().name("addax-prefetch").unstarted(() -> read(upstream, queue));
    var cursor = new Prefetched(upstream, queue, reader);
    reader.start();
    return cursor;
  }

  private static void read(Cursor upstream, BlockingQueue<Item> queue) {
    try {
      queue.put(drain(upstream, queue));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the pass was closed: nobody waits for the rest
    } finally {
      upstream.close();
    }
  }

  private static Item drain(Cursor upstream, BlockingQueue<Item> queue)
      throws InterruptedException {
    try {
      while (upstream.hasNext()) queue.put(new Item.Read(upstream.next()));
      return new Item.End();
    } catch (RuntimeException | Error e) {
      return new Item.Failed(e);
    }
  }

  @Override
  @Nullable Batch pull() {
    return switch (take()) {
      case Item.Read(var batch) -> batch;
      case Item.End() -> null;
      case Item.Failed(RuntimeException e) -> throw e;
      case Item.Failed(Error e) -> throw e;
      case Item.Failed(var e) -> throw new IllegalStateException(e);
    };
  }

  private Item take() {
    try {
      return queue.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
      throw new DataException("Interrupted while waiting for a prefetched batch", e);
    }
  }

  @Override
  public void close() {
    stop();
    cleanable.clean();
  }
}
