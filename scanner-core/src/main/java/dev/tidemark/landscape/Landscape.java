package dev.tidemark.landscape;

import dev.tidemark.document.Documents;
import dev.tidemark.document.Origin;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.History;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.repository.Revision;
import dev.tidemark.repository.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How the repository hangs together: what detectors see. Linked once, immutable, safe for many threads.
 *
 * <p>Technologies add what they link as {@link Facet}s and as {@link UnitSource}s; this class knows none of them.
 */
public final class Landscape {
  private final Snapshot snapshot;
  private final Documents documents;
  private final History history;
  private final Function<RepoPath, Origin> origins;
  private final List<UnitSource> unitSources;
  private final Optional<Instant> asOf;
  private final Map<RepoPath, Entry> byPath = new HashMap<>();
  private final TreeMap<RepoPath, Entry> entries = new TreeMap<>();
  private final Map<RepoPath, List<Entry>> listing = new HashMap<>();
  private final Map<Facet<?>, Object> facets = Collections.synchronizedMap(new HashMap<>());
  private final Facet<Units> units = new Facet<>("units", Landscape::findUnits);

  public Landscape(
      Snapshot snapshot,
      Documents documents,
      History history,
      Function<RepoPath, Origin> origins,
      List<UnitSource> unitSources) {
    this(
        snapshot,
        documents,
        history,
        origins,
        unitSources,
        snapshot.revision().map(Revision::committed));
  }

  /**
   * @param asOf where time windows end; empty where no date is known
   */
  public Landscape(
      Snapshot snapshot,
      Documents documents,
      History history,
      Function<RepoPath, Origin> origins,
      List<UnitSource> unitSources,
      Optional<Instant> asOf) {
    this.asOf = asOf;
    this.snapshot = snapshot;
    this.documents = documents;
    this.history = history;
    this.origins = origins;
    this.unitSources = List.copyOf(unitSources);
    for (Entry entry : snapshot.entries()) {
      byPath.put(entry.path(), entry);
      entries.put(entry.path(), entry);
      listing.computeIfAbsent(entry.path().parent(), d -> new ArrayList<>()).add(entry);
    }
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

  /** Whose a path is: own, vendored, generated, fixture, example, documentation. */
  public Origin origin(RepoPath path) {
    return origins.apply(path);
  }

  public Units units() {
    return facet(units);
  }

  /** The entry at a path. */
  public Optional<Entry> entry(RepoPath path) {
    return Optional.ofNullable(byPath.get(path));
  }

  /** Whether there is a file at the path. */
  public boolean hasFile(RepoPath path) {
    return entry(path).isPresent();
  }

  /** Whether any entry lies at or below the path. */
  public boolean hasAny(RepoPath path) {
    if (path.isRoot()) {
      return !entries.isEmpty();
    }
    if (byPath.containsKey(path)) {
      return true;
    }
    RepoPath next = entries.higherKey(new RepoPath(path.value() + "/"));
    return next != null && next.isIn(path);
  }

  /** The entries directly in a directory, sorted. */
  public List<Entry> in(RepoPath directory) {
    return Collections.unmodifiableList(listing.getOrDefault(directory, List.of()));
  }

  /** The entries anywhere below a directory, sorted. */
  public List<Entry> below(RepoPath directory) {
    if (directory.isRoot()) {
      return List.copyOf(entries.values());
    }
    return List.copyOf(
        entries
            .subMap(new RepoPath(directory.value() + "/"), new RepoPath(directory.value() + "0"))
            .values());
  }

  /** Something linked across files; computed when first asked for, then shared. */
  @SuppressWarnings("unchecked") // a facet's key is its constant, and only its own link fills it
  public <T> T facet(Facet<T> facet) {
    synchronized (facets) {
      if (!facets.containsKey(facet)) {
        T linked = facet.link().apply(this);
        facets.put(facet, linked);
      }
      return (T) facets.get(facet);
    }
  }

  private Units findUnits() {
    List<Unit> found = new ArrayList<>();
    unitSources.forEach(source -> source.find(this, found::add));
    return new Units(found);
  }
}
