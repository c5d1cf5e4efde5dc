package dev.tidemark.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.parallel.Workers.Patience;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkersTest {
  private static final Duration SOON = Duration.ofMillis(200);
  private static final Duration LATER = Duration.ofSeconds(60);

  /** More than any piece here takes that ends. */
  private static final Patience LONG = new Patience(LATER, LATER, LATER);

  private static final Patience SHORT = new Patience(SOON, SOON, LATER);

  @Test
  void resultsComeInTheOrderOfTheWork() {
    List<Callable<Integer>> work = new ArrayList<>();
    IntStream.range(0, 1_000).forEach(i -> work.add(() -> i));
    for (int threads : new int[] {1, 2, 7}) {
      List<Outcome<Integer>> outcomes = new Workers(threads).each(work, LONG);
      assertThat(outcomes)
          .isEqualTo(IntStream.range(0, 1_000).mapToObj(i -> new Outcome.Done<>(i)).toList());
    }
  }

  @Test
  void whatThrowsOverflowsOrNeverEndsHarmsNoOther() {
    List<Callable<String>> work =
        List.of(
            () -> "first",
            () -> {
              throw new IllegalStateException("bug");
            },
            () -> overflow(0),
            WorkersTest::forever,
            () -> {
              throw new ExceptionInInitializerError();
            },
            () -> "last");
    List<Outcome<String>> outcomes = new Workers(1).each(work, SHORT);
    assertThat(outcomes.get(0)).isEqualTo(new Outcome.Done<>("first"));
    assertThat(outcomes.get(1)).isInstanceOf(Outcome.Failed.class);
    assertThat(outcomes.get(2))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.cause()).isInstanceOf(StackOverflowError.class));
    assertThat(outcomes.get(3)).isInstanceOf(Outcome.TimedOut.class);
    assertThat(outcomes.get(4)).isInstanceOf(Outcome.Failed.class);
    assertThat(outcomes.get(5)).isEqualTo(new Outcome.Done<>("last"));
  }

  @Test
  void whatIsNotDoneWhenTheTimeForAllIsOverTookTooLong() {
    List<Callable<String>> work = new ArrayList<>();
    work.add(() -> "first");
    IntStream.range(0, 100).forEach(i -> work.add(WorkersTest::forever));
    long before = System.nanoTime();
    List<Outcome<String>> outcomes = new Workers(2).each(work, new Patience(LATER, LATER, SOON));
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(LATER);
    assertThat(outcomes.get(0)).isEqualTo(new Outcome.Done<>("first"));
    assertThat(outcomes.subList(1, 101)).allMatch(Outcome.TimedOut.class::isInstance);
  }

  @Test
  void runningOutOfMemoryEndsAll() {
    List<Callable<String>> work =
        List.of(
            () -> {
              throw new OutOfMemoryError();
            });
    assertThatThrownBy(() -> new Workers(2).each(work, LONG)).isInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void whereAWorkerWaitsAnotherTakesTheNextPiece() {
    CountDownLatch done = new CountDownLatch(1);
    List<Callable<String>> work = new ArrayList<>();
    work.add(() -> awaited(done)); // would wait for ever if nobody did the piece behind it
    work.add(
        () -> {
          done.countDown();
          return "second";
        });
    IntStream.range(0, 100).forEach(i -> work.add(() -> "later"));
    List<Outcome<String>> outcomes = new Workers(1).each(work, LONG);
    assertThat(outcomes).hasSize(102).allMatch(Outcome.Done.class::isInstance);
  }

  @Test
  void noMoreWorkersAreBusyThanAsked() {
    AtomicInteger busy = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Callable<String>> work = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      CountDownLatch soon = new CountDownLatch(1);
      work.add(() -> awaited(soon));
      work.add(
          () -> {
            soon.countDown();
            most.accumulateAndGet(busy.incrementAndGet(), Math::max);
            busy.decrementAndGet();
            return "done";
          });
    }
    List<Outcome<String>> outcomes = new Workers(2).each(work, LONG);
    assertThat(outcomes).allMatch(Outcome.Done.class::isInstance);
    // one may still finish its piece when the one that waited comes back
    assertThat(most).hasValueLessThanOrEqualTo(4);
  }

  @Test
  void whatIsLateWhileItWaitsHarmsNoOther() {
    List<Callable<String>> work = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      work.add(() -> awaited(new CountDownLatch(1)));
      work.add(() -> "done");
    }
    List<Outcome<String>> outcomes = new Workers(1).each(work, SHORT);
    for (int i = 0; i < 6; i += 2) {
      assertThat(outcomes.get(i)).isInstanceOf(Outcome.TimedOut.class);
      assertThat(outcomes.get(i + 1)).isEqualTo(new Outcome.Done<>("done"));
    }
  }

  @Test
  void whatIsNotLetRunIsNotLate() throws Exception {
    List<Thread> crowd = new ArrayList<>();
    for (int i = 0; i < 8 * Runtime.getRuntime().availableProcessors(); i++) {
      Thread busy = new Thread(WorkersTest::busy, "crowd");
      busy.setDaemon(true);
      busy.start();
      crowd.add(busy);
    }
    try {
      long before = System.nanoTime();
      List<Outcome<String>> outcomes =
          new Workers(2)
              .each(
                  List.of(WorkersTest::work, WorkersTest::work), new Patience(SOON, LATER, LATER));
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(SOON);
      assertThat(outcomes).allMatch(Outcome.Done.class::isInstance);
    } finally {
      crowd.forEach(Thread::interrupt);
    }
  }

  /** Half of what a piece may take of the processor. */
  @SuppressWarnings("ThreadPriorityCheck") // it must keep the processor busy
  private static String work() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    while (threads.getCurrentThreadCpuTime() - before < SOON.toNanos() / 2) {
      Thread.onSpinWait();
    }
    return "done";
  }

  @SuppressWarnings("ThreadPriorityCheck") // it must keep the processor busy
  private static void busy() {
    while (!Thread.currentThread().isInterrupted()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void whatStandsStillIsLate() {
    List<Callable<String>> work =
        List.of(
            () -> {
              new CountDownLatch(1).await();
              return "never";
            },
            () -> "second");
    List<Outcome<String>> outcomes =
        new Workers(1).each(work, new Patience(Duration.ofDays(1), SOON, LATER));
    assertThat(outcomes.get(0)).isInstanceOf(Outcome.TimedOut.class);
    assertThat(outcomes.get(1)).isEqualTo(new Outcome.Done<>("second"));
  }

  private static String awaited(CountDownLatch latch) {
    Workers.await(
        () -> {
          try {
            latch.await();
          } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
          }
        });
    return "waited";
  }

  @Test
  void noWorkIsDoneAtOnce() {
    assertThat(new Workers(2).each(List.<Callable<String>>of(), LONG)).isEmpty();
  }

  @SuppressWarnings("InfiniteRecursion") // it must overflow
  private static String overflow(int depth) {
    return overflow(depth + 1) + depth;
  }

  @SuppressWarnings("ThreadPriorityCheck") // it must not end
  private static String forever() {
    while (true) {
      Thread.onSpinWait();
    }
  }
}
