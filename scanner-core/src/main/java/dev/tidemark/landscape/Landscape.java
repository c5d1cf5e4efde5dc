package dev.tidemark.landscape;

import dev.tidemark.document.Documents;
import dev.tidemark.document.Origin;
import dev.tidemark.parallel.Workers;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.History;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.repository.Revision;
import dev.tidemark.repository.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the repository hangs together: what detectors see. Linked once, immutable, safe for many threads.
 *
 * <p>Technologies add what they link as {@link Facet}s and as {@link UnitSource}s; this class knows none of them.
 */
public final class Landscape {
  private static final Facet<Map<String, List<Entry>>> NAMES =
      new Facet<>("entries-by-name", Landscape::byName);

  private final Snapshot snapshot;
  private final Documents documents;
  private final History history;
  private final Function<RepoPath, Origin> origins;
  private final List<UnitSource> unitSources;
  private final Optional<Instant> asOf;
  private final Neighbours neighbours;
  private final Listing listing;
  private final List<Entry> entries;
  private final Map<Facet<?>, Linked> facets = new ConcurrentHashMap<>();
  private final Facet<Units> units = new Facet<>("units", Landscape::findUnits);

  public Landscape(
      Snapshot snapshot,
      Documents documents,
      History history,
      Function<RepoPath, Origin> origins,
      List<UnitSource> unitSources) {
    this(
        snapshot,
        Listing.of(snapshot),
        documents,
        history,
        origins,
        unitSources,
        snapshot.revision().map(Revision::committed),
        Neighbours.NONE);
  }

  /**
   * @param listing that of the snapshot
   * @param asOf where time windows end; empty where no date is known
   * @param neighbours the other repositories of the checkout
   */
  public Landscape(
      Snapshot snapshot,
      Listing listing,
      Documents documents,
      History history,
      Function<RepoPath, Origin> origins,
      List<UnitSource> unitSources,
      Optional<Instant> asOf,
      Neighbours neighbours) {
    this.asOf = asOf;
    this.neighbours = neighbours;
    this.snapshot = snapshot;
    this.documents = documents;
    this.history = history;
    this.origins = origins;
    this.unitSources = List.copyOf(unitSources);
    this.listing = listing;
    this.entries = listing.entries();
  }

  /** The files, whether or not anybody reads them. */
  public Snapshot snapshot() {
    return snapshot;
  }

  /** What the files say. */
  public Documents documents() {
    return documents;
  }

  public History history() {
    return history;
  }

  /** Where time windows end: the commit's date, or the one asked for; never today. */
  public Optional<Instant> asOf() {
    return asOf;
  }

  /** The other repositories of the same checkout. */
  public Neighbours neighbours() {
    return neighbours;
  }

  /** Whose a path is: own, vendored, generated, fixture, example, documentation. */
  public Origin origin(RepoPath path) {
    return origins.apply(path);
  }

  public Units units() {
    return facet(units);
  }

  /** The entries whose last names, in lower case, are asked for, sorted by path: each name is asked once. */
  public List<Entry> named(Predicate<String> wanted) {
    List<Entry> found = new ArrayList<>();
    int names = 0;
    for (Map.Entry<String, List<Entry>> name : facet(NAMES).entrySet()) {
      if (wanted.test(name.getKey())) {
        found.addAll(name.getValue());
        names++;
      }
    }
    if (names > 1) {
      found.sort(null);
    }
    return found;
  }

  private static Map<String, List<Entry>> byName(Landscape landscape) {
    Map<String, List<Entry>> byName = new HashMap<>();
    for (Entry entry : landscape.entries) {
      byName.computeIfAbsent(entry.path().lowerName(), name -> new ArrayList<>(1)).add(entry);
    }
    return byName;
  }

  /** What is neither a file nor a link to one: submodules, links that lead nowhere. */
  public List<Entry> others() {
    return Collections.unmodifiableList(listing.others());
  }

  /** The entry at a path. */
  public Optional<Entry> entry(RepoPath path) {
    return listing.entry(path);
  }

  /** Whether there is a file at the path. */
  public boolean hasFile(RepoPath path) {
    return entry(path).isPresent();
  }

  /** Whether any entry lies at or below the path. */
  public boolean hasAny(RepoPath path) {
    return listing.hasAny(path);
  }

  /** The entries directly in a directory, sorted. */
  public List<Entry> in(RepoPath directory) {
    return Collections.unmodifiableList(listing.in(directory));
  }

  /** The entries anywhere below a directory, sorted. */
  public List<Entry> below(RepoPath directory) {
    if (directory.isRoot()) {
      return entries;
    }
    return entries.subList(firstFrom(directory.value() + "/"), firstFrom(directory.value() + "0"));
  }

  /** The entries whose paths begin with a text, in order. */
  public Stream<Entry> beginningWith(String text) {
    return entries.subList(firstFrom(text), entries.size()).stream()
        .takeWhile(entry -> entry.path().value().startsWith(text));
  }

  /** The place of the first entry whose path is not before a text; entries are sorted by path. */
  private int firstFrom(String text) {
    int low = 0;
    int high = entries.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entries.get(middle).path().value().compareTo(text) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Something linked across files; computed when first asked for, then shared. */
  @SuppressWarnings("unchecked") // a facet's key is its constant, and only its own link fills it
  public <T> T facet(Facet<T> facet) {
    return (T) facets.computeIfAbsent(facet, f -> new Linked()).by(facet, this);
  }

  /** What a facet links, once: each waits for itself alone, so that several are linked at a time. */
  private static final class Linked {
    private final ReentrantLock linking = new ReentrantLock();
    private volatile @Nullable Object value;

    Object by(Facet<?> facet, Landscape landscape) {
      Object known = value;
      return known == null ? link(facet, landscape) : known;
    }

    private Object link(Facet<?> facet, Landscape landscape) {
      if (!linking.tryLock()) {
        Workers.await(linking::lock);
      }
      try {
        Object known = value;
        if (known == null) {
          known = facet.link().apply(landscape);
          value = known;
        }
        return known;
      } finally {
        linking.unlock();
      }
    }
  }

  /** What of it is made of something, by place: to find copies of it in other repositories. */
  public List<UnitSource.Sketched> sketches() {
    List<UnitSource.Sketched> sketches = new ArrayList<>();
    unitSources.forEach(source -> source.sketch(this, sketches::add));
    sketches.sort(
        Comparator.comparing(UnitSource.Sketched::place).thenComparing(UnitSource.Sketched::what));
    return sketches;
  }

  private Units findUnits() {
    List<Unit> found = new ArrayList<>();
    unitSources.forEach(source -> source.find(this, found::add));
    return new Units(found);
  }
}
