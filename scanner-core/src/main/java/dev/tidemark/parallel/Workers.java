package dev.tidemark.parallel;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Does independent pieces of work on several threads. A piece that throws or takes too long harms no other: Java cannot
 * stop a thread, so one that is late is left behind as a daemon, which does not keep the program from ending, and another
 * takes its place. How busy the machine is decides nothing: a piece is late by the processor time that it took, or where it
 * waits without an end.
 *
 * @param threads how many pieces are done at once
 */
public record Workers(int threads) {
  /** Stack of a worker, so that the depth that a parser survives is the same everywhere. Bytes. */
  static final long STACK = 2 << 20;

  /** How often it is looked whether a piece is late. Milliseconds. */
  private static final long WATCH = 50;

  /**
   * The most that counts as gone by between two looks. Where it was longer, this whole program was not let run, or the
   * machine slept, and no piece is to blame. Nanoseconds.
   */
  private static final long LONGEST_BLINK = 10 * WATCH * 1_000_000;

  /** A piece is measured when this part of its time went by: hardly any is, and looking costs a few classes. */
  private static final int BEFORE_MEASURED = 8;

  /** One thread a processor. */
  public static Workers onAllCores() {
    return new Workers(Math.max(1, Runtime.getRuntime().availableProcessors()));
  }

  /**
   * How long work may take.
   *
   * @param piece of the processor, for one piece
   * @param standstill without any of the processor, for one piece that waits: for a disk that stalls, for another thread
   * @param all for all pieces together, whatever they wait for
   */
  public record Patience(Duration piece, Duration standstill, Duration all) {}

  /**
   * Does every piece of work, as long as patience lasts.
   *
   * @return what came of each, in the order given, whatever the order done in; what is not done when the time for all is
   *     over took too long
   * @throws OutOfMemoryError when a piece ran out of memory: the results of the others could not be trusted to fit
   */
  public <T> List<Outcome<T>> each(List<? extends Callable<T>> work, Patience patience) {
    Run<T> run = new Run<>(work, patience);
    run.start(Math.min(threads, work.size()));
    return run.outcomes();
  }

  /**
   * Waits for what another thread does. Where a worker waits, another takes the next piece meanwhile, so that no processor
   * is idle as long as there is work.
   *
   * @param wait returns when there is nothing left to wait for
   */
  public static void await(Runnable wait) {
    if (Thread.currentThread() instanceof Run<?>.Worker worker) {
      worker.await(wait);
    } else {
      wait.run();
    }
  }

  /** What a thread used of the processor. Its classes are loaded when something is late, and hardly ever. */
  private static final class ProcessorTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final boolean MEASURED =
        THREADS.isThreadCpuTimeSupported() && THREADS.isThreadCpuTimeEnabled();

    private ProcessorTime() {}

    /** Nanoseconds; -1 where it cannot be told. */
    @SuppressWarnings(
        "deprecation") // its successor is newer than the Java that this is written for
    static long of(Thread thread) {
      return MEASURED ? THREADS.getThreadCpuTime(thread.getId()) : -1;
    }
  }

  private final class Run<T> {
    private final List<? extends Callable<T>> work;
    private final long limit;
    private final long standstill;
    private final long limitOfAll;
    private final AtomicReferenceArray<Outcome<T>> outcomes;
    private final AtomicInteger next = new AtomicInteger();
    private final CountDownLatch left;
    private final List<Worker> workers = new ArrayList<>();

    /** Time that went by while this program was let run. Nanoseconds. */
    private volatile long gone;

    /** Workers that neither wait nor were left behind. */
    private int busy;

    Run(List<? extends Callable<T>> work, Patience patience) {
      this.work = work;
      this.limit = patience.piece().toNanos();
      this.standstill = patience.standstill().toNanos();
      this.limitOfAll = patience.all().toNanos();
      this.outcomes = new AtomicReferenceArray<>(work.size());
      this.left = new CountDownLatch(work.size());
    }

    void start(int count) {
      for (int i = 0; i < count; i++) {
        startOne();
      }
    }

    private synchronized void startOne() {
      busy++;
      Worker worker = new Worker();
      workers.add(worker);
      worker.start();
    }

    /** Whether more workers are busy than should be, of which the asking one is then no longer counted. */
    private synchronized boolean isOneTooMany() {
      if (busy <= threads) {
        return false;
      }
      busy--;
      return true;
    }

    private synchronized void setAside(Worker worker) {
      worker.waits = true;
      if (!worker.abandoned) {
        busy--;
        if (busy < threads && next.get() < work.size()) {
          startOne();
        }
      }
    }

    private synchronized void takeBack(Worker worker) {
      worker.waits = false;
      if (!worker.abandoned) {
        busy++;
      }
    }

    List<Outcome<T>> outcomes() {
      long before = System.nanoTime();
      long passed = 0;
      try {
        while (!left.await(WATCH, TimeUnit.MILLISECONDS)) {
          long now = System.nanoTime();
          passed += Math.min(now - before, LONGEST_BLINK);
          gone = passed;
          before = now;
          if (passed > limitOfAll) {
            abandonAll();
          } else {
            replaceLate();
          }
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", interrupted);
      }
      List<Outcome<T>> all = new ArrayList<>(work.size());
      for (int i = 0; i < work.size(); i++) {
        Outcome<T> outcome = outcomes.get(i);
        if (outcome instanceof Outcome.Failed<T> failed
            && failed.cause() instanceof OutOfMemoryError full) {
          throw full;
        }
        all.add(outcome);
      }
      return all;
    }

    private synchronized void abandonAll() {
      workers.forEach(worker -> worker.abandoned = true);
      for (int i = 0; i < work.size(); i++) {
        giveUp(i);
      }
    }

    private synchronized void replaceLate() {
      for (Worker worker : List.copyOf(workers)) {
        int piece = worker.piece;
        if (piece >= 0 && isLate(worker, piece)) {
          worker.abandoned = true;
          workers.remove(worker);
          busy -= worker.waits ? 0 : 1;
          giveUp(piece);
          startOne();
        }
      }
    }

    private boolean isLate(Worker worker, int piece) {
      long waited = gone - worker.since;
      if (waited <= Math.min(limit, standstill) / BEFORE_MEASURED) {
        return false;
      }
      long used = ProcessorTime.of(worker);
      if (worker.measured != piece) {
        worker.measured = piece;
        worker.usedBefore = used;
        worker.moved = gone;
      } else if (used != worker.used) {
        worker.moved = gone;
      }
      worker.used = used;
      return used < 0
          ? waited > limit
          : used - worker.usedBefore > limit || gone - worker.moved > standstill;
    }

    private void giveUp(int piece) {
      if (outcomes.compareAndSet(piece, null, new Outcome.TimedOut<>())) {
        left.countDown();
      }
    }

    private final class Worker extends Thread {
      private volatile int piece = -1;
      private volatile long since;
      private volatile boolean abandoned;
      private boolean waits;

      /** The piece that was measured last, what had been used of the processor when that began, and what by now. */
      private int measured = -1;

      private long usedBefore;
      private long used;

      /** When that was seen to grow last. */
      private long moved;

      Worker() {
        super(null, null, "worker", STACK);
        setDaemon(true);
      }

      @Override
      public void run() {
        while (!abandoned && !isOneTooMany()) {
          int i = next.getAndIncrement();
          if (i >= work.size()) {
            return;
          }
          since = gone;
          piece = i;
          Outcome<T> outcome = attempt(i);
          piece = -1;
          if (outcomes.compareAndSet(i, null, outcome)) {
            left.countDown();
          }
        }
      }

      /** Lets another worker go on with the next piece until this one need not wait any longer. */
      void await(Runnable wait) {
        setAside(this);
        try {
          wait.run();
        } finally {
          takeBack(this);
        }
      }

      private Outcome<T> attempt(int i) {
        try {
          return new Outcome.Done<>(work.get(i).call());
        } catch (Throwable thrown) {
          return new Outcome.Failed<>(thrown);
        }
      }
    }
  }
}
