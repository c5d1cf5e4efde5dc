package dev.tidemark.scan;

import dev.tidemark.document.Blob;
import dev.tidemark.document.DocumentReader;
import dev.tidemark.document.Documents;
import dev.tidemark.document.Origin;
import dev.tidemark.document.Origins;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Problem;
import dev.tidemark.document.Text;
import dev.tidemark.document.Words;
import dev.tidemark.evidence.Detector;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Listing;
import dev.tidemark.landscape.Neighbours;
import dev.tidemark.landscape.Unit;
import dev.tidemark.parallel.Together;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Looks at one opened repository: reads its documents, links them, and lets every detector say what it sees. */
final class Observer {
  /** Quarters that the rubrics look back at. */
  private static final int QUARTERS = 4;

  /** The time of those quarters. */
  static final Period PAST = Period.ofMonths(3 * QUARTERS);

  /** Families of facts about units and pipelines, which have files of their own. */
  private static final List<String> OF_WHOLE_UNITS =
      List.of("iac.", "ci.", "helm.", "gitops.", "deps.");

  /** What a chart renders, and where charts keep the files that their templates take in. */
  private static final Set<String> PARTS_OF_CHARTS =
      Set.of("templates", "files", "config", "configs", "conf", "dashboards", "rules", "alerts");

  /**
   * Files that could not be read of which each is asked what it may have held, 0.4 ms each: of 570 public repositories
   * none has a hundred. Where more are broken the others may have held anything, and a tree bomb of a million does not
   * take minutes.
   */
  private static final int MOST_WEIGHED = 2_000;

  private final Instruments instruments;
  private final Terms terms;
  private final Neighbours neighbours;
  private final Map<Origin, Set<String>> anything = new EnumMap<>(Origin.class);

  Observer(Instruments instruments, Terms terms, Neighbours neighbours) {
    this.instruments = instruments;
    this.terms = terms;
    this.neighbours = neighbours;
  }

  Seen observe(Source source, Consumer<String> progress) {
    progress.accept("reading " + source.snapshot().entries().size() + " files");
    terms.asOf().or(source::date).ifPresent(time -> source.history().readAhead(quarters(time)));
    DocumentReader.Result read = read(source);
    Landscape landscape = link(source, read);
    progress.accept("looking for evidence");
    Sightings sightings = new Sightings(instruments, landscape);
    sightings.look();
    List<Seen.Missed> missed = new ArrayList<>(sightings.missed());
    int weighed = 0;
    for (DocumentReader.Shortfall shortfall : read.shortfalls()) {
      missed.add(missedFile(shortfall, landscape, weighed < MOST_WEIGHED));
      weighed += shortfall.problem().loses() ? 1 : 0;
    }
    for (Problem problem : source.snapshot().problems()) {
      missed.add(missedPlace(problem));
    }
    return new Seen(
        landscape,
        sightings.evidence(),
        emitted(instruments.detectors()),
        missed.stream().sorted().toList(),
        terms.asOf().or(source::date).map(time -> LocalDate.ofInstant(time, ZoneOffset.UTC)));
  }

  /** The ends of the last quarters, which detectors compare: what is read ahead for them in vain costs time alone. */
  private static List<Instant> quarters(Instant end) {
    return IntStream.rangeClosed(1, QUARTERS)
        .mapToObj(quarter -> end.atZone(ZoneOffset.UTC).minusMonths(3L * quarter).toInstant())
        .toList();
  }

  /** A repository as its neighbours see it: linked, and not looked at. */
  Landscape landscape(Source source) {
    return link(source, read(source));
  }

  private DocumentReader.Result read(Source source) {
    return new DocumentReader(
            instruments.formats(),
            instruments.workers(),
            instruments.limits(),
            instruments.readings())
        .read(source.snapshot());
  }

  private Landscape link(Source source, DocumentReader.Result read) {
    Set<RepoPath> generated =
        read.found().stream()
            .filter(found -> found.document().generated())
            .map(found -> found.entry().path())
            .collect(Collectors.toSet());
    Origins origin = Origins.of(source.snapshot(), generated, terms.origins());
    List<DocumentReader.Found> found = read.found();
    int half = found.size() / 2;
    List<Part> parts =
        Together.each(
            List.of(
                () -> new Part(Listing.of(source.snapshot()), List.of()),
                () -> new Part(Listing.NONE, placed(found.subList(0, half), origin)),
                () -> new Part(Listing.NONE, placed(found.subList(half, found.size()), origin))));
    List<Placed<?>> placed = new ArrayList<>(found.size());
    parts.forEach(part -> placed.addAll(part.placed()));
    return new Landscape(
        source.snapshot(),
        parts.get(0).listing(),
        new Documents(placed),
        source.history(),
        origin,
        instruments.unitSources(),
        terms.asOf().or(source::date),
        neighbours);
  }

  /** What one thread contributes to a landscape: the paths, or some of the documents. */
  private record Part(Listing listing, List<Placed<?>> placed) {}

  private static List<Placed<?>> placed(List<DocumentReader.Found> found, Origins origin) {
    List<Placed<?>> placed = new ArrayList<>(found.size());
    for (DocumentReader.Found one : found) {
      placed.add(place(one, origin));
    }
    return placed;
  }

  private static Placed<?> place(DocumentReader.Found found, Origins origin) {
    return new Placed<>(
        found.entry(), origin.apply(found.entry().path()), found.document(), found.flawed());
  }

  /**
   * What a file that could not be read may have held.
   *
   * @param weigh whether its detectors are asked, or it may have held anything that counts where it lies
   */
  private Seen.Missed missedFile(
      DocumentReader.Shortfall shortfall, Landscape landscape, boolean weigh) {
    Problem problem = shortfall.problem();
    Set<String> kinds = Set.of();
    if (problem.loses()) {
      Origin origin = landscape.origin(problem.path());
      kinds = weigh ? held(shortfall, origin, landscape) : anything(origin);
    }
    return new Seen.Missed(problem, kinds, shortfall.bytes());
  }

  /** What the detectors that look at such a file emit and may keep. */
  private Set<String> held(DocumentReader.Shortfall shortfall, Origin origin, Landscape landscape) {
    Problem problem = shortfall.problem();
    String text = shortfall.inPart() ? text(problem, landscape) : "";
    Set<String> kinds = new TreeSet<>();
    instruments
        .detectors()
        .forEach(d -> kinds.addAll(d.couldEmit(problem.path(), text, landscape)));
    kinds.removeIf(kind -> !Sightings.counts(kind, origin));
    if (isPartOfAChart(problem.path(), landscape)) {
      kinds.removeIf(kind -> Words.anyBegins(OF_WHOLE_UNITS, kind));
    }
    return kinds;
  }

  private Set<String> anything(Origin origin) {
    return anything.computeIfAbsent(
        origin,
        place -> {
          Set<String> kinds = emitted(instruments.detectors());
          kinds.removeIf(kind -> !Sightings.counts(kind, place));
          return Set.copyOf(kinds);
        });
  }

  /** What a chart is rendered from or ships is a part of it: it may hold workloads and rules, and is neither unit nor pipeline. */
  private static boolean isPartOfAChart(RepoPath file, Landscape landscape) {
    for (RepoPath folder = file.parent(); !folder.isRoot(); folder = folder.parent()) {
      if (PARTS_OF_CHARTS.contains(folder.lowerName())) {
        List<Unit> above = landscape.units().in(folder.parent());
        return above.stream().anyMatch(unit -> unit.kind() == Unit.Kind.CHART);
      }
    }
    return false;
  }

  /** What stands in a file of which some lines were not understood; one that is cut off could have held anything. */
  private String text(Problem problem, Landscape landscape) {
    Optional<Entry> entry = landscape.entry(problem.path());
    if (entry.isEmpty()) {
      return "";
    }
    try {
      long most = instruments.limits().largestText();
      Text text = new Blob(landscape.snapshot().read(entry.get(), most)).text();
      return text.isReadable() ? text.value() : "";
    } catch (IOException gone) {
      return "";
    }
  }

  /** What a place that could not be listed may have held: anything, where it is a directory. */
  private Seen.Missed missedPlace(Problem problem) {
    if (!problem.loses()) {
      return new Seen.Missed(problem, Set.of(), -1);
    }
    boolean wholeDirectory = problem.path().isRoot() || isDirectoryProblem(problem);
    return new Seen.Missed(
        problem,
        emitted(
            instruments.detectors().stream()
                .filter(detector -> wholeDirectory || detector.looksAt(problem.path()))
                .toList()),
        -1);
  }

  private static boolean isDirectoryProblem(Problem problem) {
    return Set.of(
            "missing-object",
            "corrupt-object",
            "too-deep",
            "refused-name",
            "unreadable-directory",
            "not-checked-out")
        .contains(problem.code());
  }

  static Set<String> emitted(List<Detector> detectors) {
    Set<String> kinds = new TreeSet<>();
    detectors.forEach(detector -> kinds.addAll(detector.emits()));
    return kinds;
  }
}
