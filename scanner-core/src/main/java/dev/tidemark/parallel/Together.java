package dev.tidemark.parallel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * The independent parts of one piece of work, done on all cores. Whoever asks does parts too, so it is never idle while one
 * is left, and its own patience is what bounds them all.
 */
public final class Together {
  private Together() {}

  /**
   * Does every part.
   *
   * @return what came of each, in the order given, whatever the order done in
   * @throws RuntimeException what the first of the parts threw that threw something; errors likewise
   */
  public static <T> List<T> each(List<? extends Supplier<? extends T>> parts) {
    Shared<T> shared = new Shared<>(parts);
    int helpers = Math.min(Workers.onAllCores().threads(), parts.size()) - 1;
    for (int i = 0; i < helpers; i++) {
      Thread helper = new Thread(null, shared, "worker's helper", Workers.STACK);
      helper.setDaemon(true);
      helper.start();
    }
    shared.run();
    Workers.await(shared::awaitOthers);
    return shared.results();
  }

  /** Parts that several threads take one after another. */
  private static final class Shared<T> implements Runnable {
    private final List<? extends Supplier<? extends T>> parts;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReferenceArray<Outcome<T>> outcomes;
    private final CountDownLatch left;

    Shared(List<? extends Supplier<? extends T>> parts) {
      this.parts = parts;
      this.outcomes = new AtomicReferenceArray<>(parts.size());
      this.left = new CountDownLatch(parts.size());
    }

    @Override
    public void run() {
      for (int i = next.getAndIncrement(); i < parts.size(); i = next.getAndIncrement()) {
        outcomes.set(i, attempt(parts.get(i)));
        left.countDown();
      }
    }

    private static <T> Outcome<T> attempt(Supplier<? extends T> part) {
      try {
        return new Outcome.Done<>(part.get());
      } catch (RuntimeException | Error thrown) {
        return new Outcome.Failed<>(thrown);
      }
    }

    void awaitOthers() {
      try {
        left.await();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", interrupted);
      }
    }

    List<T> results() {
      List<T> results = new ArrayList<>(parts.size());
      for (int i = 0; i < parts.size(); i++) {
        Outcome<T> outcome = outcomes.get(i);
        if (outcome instanceof Outcome.Done<T> done) {
          results.add(done.value());
        } else if (outcome instanceof Outcome.Failed<T> failed) {
          rethrow(failed.cause());
        }
      }
      return results;
    }

    private static void rethrow(Throwable thrown) {
      if (thrown instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) thrown;
    }
  }
}
