package dev.tidemark.document;

import dev.tidemark.document.ReadingStore.Read;
import dev.tidemark.parallel.Outcome;
import dev.tidemark.parallel.Workers;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.Limits;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.repository.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Reads the files of a snapshot as documents: each blob once for each format, whatever the number of paths, on all cores.
 * Only the blobs in hand are in memory. What comes out depends on the snapshot and the formats alone.
 */
public final class DocumentReader {
  /** Parts of names that files of secrets bear. */
  private static final List<String> SECRETS =
      List.of(
          "secret",
          "credential",
          "password",
          "passwd",
          "token",
          "private",
          ".env",
          ".pem",
          ".key",
          "-key",
          "_key",
          ".tfvars",
          ".crt",
          "cert",
          "kubeconfig",
          "vault",
          "oauth",
          "auth");

  private final List<Format> formats;
  private final Workers workers;
  private final Limits limits;
  private final ReadingStore store;

  public DocumentReader(List<Format> formats, Workers workers, Limits limits) {
    this(formats, workers, limits, ReadingStore.NONE);
  }

  /**
   * @param store what was read before, and where what is read now is kept
   */
  public DocumentReader(List<Format> formats, Workers workers, Limits limits, ReadingStore store) {
    this.store = store;
    this.formats =
        formats.stream()
            .sorted(
                Comparator.comparingInt(Format::precedence).reversed().thenComparing(Format::id))
            .toList();
    this.workers = workers;
    this.limits = limits;
  }

  /**
   * A document at a path.
   *
   * @param flawed whether part of the file was lost
   */
  public record Found(Entry entry, Document document, boolean flawed) {}

  /**
   * A problem of a file.
   *
   * @param bytes how much of the file was lost at most; -1 where that is not known
   * @param inPart whether the lines that were lost are told, and all others were read
   */
  public record Shortfall(Problem problem, long bytes, boolean inPart)
      implements Comparable<Shortfall> {
    @Override
    public int compareTo(Shortfall other) {
      return problem.compareTo(other.problem);
    }
  }

  /** Everything that could be read, and what could not, both sorted by path. */
  public record Result(List<Found> found, List<Shortfall> shortfalls) {}

  /** Reads every file that a format accepts. */
  public Result read(Snapshot snapshot) {
    Plan plan = new Plan(snapshot);
    snapshot.entries().forEach(plan::add);
    List<Outcome<Read>> outcomes =
        workers.each(
            plan.work,
            new Workers.Patience(limits.fileTime(), limits.standstill(), limits.scanTime()));
    List<Found> found = new ArrayList<>();
    List<Shortfall> shortfalls = new ArrayList<>();
    List<Read> reads = outcomes.stream().map(DocumentReader::settle).toList();
    for (Wanted one : plan.wanted) {
      place(one.entry(), reads.get(one.job()), found, shortfalls);
    }
    shortfalls.sort(null);
    return new Result(List.copyOf(found), List.copyOf(shortfalls));
  }

  /** The format that reads files of this path. */
  public Optional<Format> format(RepoPath path) {
    for (Format format : formats) {
      if (format.accepts(path)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** What is to be read: each blob once for each format. */
  private final class Plan {
    private final Snapshot snapshot;
    private final Map<Format, Map<String, Integer>> jobs = new HashMap<>();
    private final List<Callable<Read>> work = new ArrayList<>();
    private final List<Wanted> wanted = new ArrayList<>();

    Plan(Snapshot snapshot) {
      this.snapshot = snapshot;
    }

    void add(Entry entry) {
      if (entry.isFile()) {
        format(entry.path()).ifPresent(format -> add(entry, format));
      }
    }

    private void add(Entry entry, Format format) {
      Integer job =
          jobs.computeIfAbsent(format, f -> new HashMap<>()).putIfAbsent(entry.blob(), work.size());
      wanted.add(new Wanted(entry, job == null ? work.size() : job));
      if (job == null) {
        work.add(() -> read(snapshot, entry, format));
      }
    }
  }

  /** A file, and the place of the job that reads its blob. */
  private record Wanted(Entry entry, int job) {}

  private Read read(Snapshot snapshot, Entry entry, Format format) throws IOException {
    Optional<Read> known = store.get(format, entry.blob());
    if (known.isPresent()) {
      return known.get();
    }
    Read read = worthTelling(readAnew(snapshot, entry, format), entry, format);
    store.put(format, entry.blob(), read);
    return read;
  }

  /** What cannot be read and would have said nothing is told, and takes nothing from what is known. */
  private static Read worthTelling(Read read, Entry entry, Format format) {
    if (read.reading().document().isPresent()
        || !(format.guesses() || isSecret(read.reading(), entry.path()))) {
      return read;
    }
    List<Reading.Flaw> harmless =
        read.reading().flaws().stream()
            .map(flaw -> new Reading.Flaw(flaw.code(), flaw.line(), flaw.detail(), false))
            .toList();
    return new Read(new Reading(Optional.empty(), harmless), read.bytes());
  }

  /** What is encrypted under the name of a secret is a secret, and no practice that anybody could show. */
  private static boolean isSecret(Reading reading, RepoPath path) {
    String name = path.lowerName();
    return reading.flaws().stream().anyMatch(flaw -> flaw.code().equals("encrypted"))
        && Words.anyIn(SECRETS, name);
  }

  private Read readAnew(Snapshot snapshot, Entry entry, Format format) throws IOException {
    int largest = Math.min(format.largest(), limits.largestText());
    byte[] bytes;
    try {
      bytes = snapshot.read(entry, largest);
    } catch (Snapshot.TooLargeException tooLarge) {
      return new Read(
          Reading.failed(
              "too-large",
              0,
              "the file has " + tooLarge.size() + " bytes; at most " + largest + " are parsed"),
          tooLarge.size());
    } catch (Snapshot.UnreadableException unreadable) {
      return new Read(Reading.failed(unreadable.code(), 0, unreadable.detail()), entry.size());
    }
    Blob blob = new Blob(bytes);
    if (format.isOthers(blob)) {
      return new Read(new Reading(Optional.empty(), List.of()), bytes.length);
    }
    return new Read(
        switch (blob.text().encoding()) {
          case BINARY -> Reading.failed("binary", 0, "the file holds NUL bytes and is no text");
          case LFS_POINTER ->
              Reading.failed("lfs-pointer", 0, "the content is kept by Git LFS, and not here");
          case ENCRYPTED -> Reading.failed("encrypted", 0, "the file is encrypted");
          default -> format.read(blob);
        },
        bytes.length);
  }

  private static Read settle(Outcome<Read> outcome) {
    if (outcome instanceof Outcome.Done<Read> done) {
      return done.value();
    }
    if (outcome instanceof Outcome.Failed<Read> failed) {
      return new Read(failure(failed.cause()), -1);
    }
    return new Read(Reading.failed("too-slow", 0, "the file took longer to read than it may"), -1);
  }

  private static Reading failure(Throwable cause) {
    if (cause instanceof StackOverflowError) {
      return Reading.failed("too-deep", 0, "the file is nested deeper than can be read");
    }
    if (cause instanceof IOException) {
      return Reading.failed("unreadable", 0, "the file cannot be read");
    }
    return Reading.failed(
        "reader-failed", 0, "reading the file failed: " + cause.getClass().getSimpleName());
  }

  private static void place(Entry entry, Read read, List<Found> found, List<Shortfall> shortfalls) {
    Reading reading = read.reading();
    reading
        .document()
        .ifPresent(document -> found.add(new Found(entry, document, reading.losesContent())));
    for (Reading.Flaw flaw : reading.flaws()) {
      shortfalls.add(
          new Shortfall(
              new Problem(flaw.code(), entry.path(), flaw.line(), flaw.detail(), flaw.loses()),
              reading.lost(read.bytes()),
              reading.lost(-1) >= 0));
    }
  }
}
