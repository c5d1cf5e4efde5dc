package dev.tidemark.detector.ownership;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Unit;
import dev.tidemark.link.ownership.Ownership;
import dev.tidemark.link.service.CatalogueEntry;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Who owns each directory that is provisioned: by the nearest catalogue entry at or above it, else by the ownership file. */
@AutoService(Detector.class)
public final class UnitOwners implements Detector {
  /** A name that no line names by itself: who owns it owns the directory. */
  private static final String ANY_FILE = "-";

  @Override
  public String id() {
    return "ownership-units";
  }

  @Override
  public String sees() {
    return "the owner of each provisioned directory, by the catalogue descriptor or the rule of"
        + " CODEOWNERS that decides";
  }

  @Override
  public Set<String> emits() {
    return Set.of("governance.unit-owner");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return path.lowerName().equals("codeowners") || path.lowerName().startsWith("catalog-info.");
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    Map<RepoPath, CatalogueEntry> entries = new HashMap<>();
    for (CatalogueEntry entry : landscape.facet(CatalogueEntry.ALL)) {
      if (!entry.owner().isEmpty()) {
        entries.putIfAbsent(entry.directory(), entry);
      }
    }
    Ownership ownership = landscape.facet(Ownership.FACET);
    Set<RepoPath> told = new HashSet<>();
    for (Unit unit : landscape.units().provisioned()) {
      RepoPath directory = unit.directory();
      if (told.add(directory)) {
        owned(entries, directory)
            .or(() -> ruled(landscape, ownership, unit))
            .map(fact -> fact.with("unit", directory.asDirectory()))
            .ifPresent(sink);
      }
    }
  }

  private static Optional<Evidence> owned(
      Map<RepoPath, CatalogueEntry> entries, RepoPath directory) {
    RepoPath at = directory;
    while (!entries.containsKey(at) && !at.isRoot()) {
      at = at.parent();
    }
    return Optional.ofNullable(entries.get(at))
        .map(entry -> fact(entry.location(), List.of(entry.owner())));
  }

  /**
   * By who owns most of its files: a line for one file of every directory makes nobody the owner of all. Where several own as
   * many, the line for the whole directory decides between them, and where it does not, they own it together.
   */
  private static Optional<Evidence> ruled(Landscape landscape, Ownership ownership, Unit unit) {
    Map<List<String>, Integer> files = new LinkedHashMap<>();
    Map<List<String>, Location> lines = new HashMap<>();
    for (RepoPath file : files(landscape, unit)) {
      ownership
          .decided(file)
          .ifPresent(
              decision -> {
                files.merge(decision.owners(), 1, Integer::sum);
                lines.putIfAbsent(decision.owners(), decision.location());
              });
    }
    int most = files.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    List<List<String>> leading =
        files.keySet().stream().filter(owners -> files.getOrDefault(owners, 0) == most).toList();
    List<String> whole = ownership.owners(unit.directory().child(ANY_FILE));
    List<List<String>> deciding = leading.contains(whole) ? List.of(whole) : leading;
    return deciding.stream()
        .findFirst()
        .map(lines::get)
        .map(line -> fact(line, deciding.stream().flatMap(List::stream).distinct().toList()));
  }

  /** Where it stands, and what else of that kind lies directly in its directory; a script shares its own with others. */
  private static List<RepoPath> files(Landscape landscape, Unit unit) {
    RepoPath place = unit.location().path();
    if (!place.isIn(unit.directory())) {
      return List.of(unit.directory());
    }
    List<RepoPath> files = new ArrayList<>(List.of(place));
    for (Entry entry : landscape.in(unit.directory())) {
      boolean alike = entry.isFile() && entry.path().extension().equals(place.extension());
      if (alike && unit.kind() != Unit.Kind.SCRIPT && !entry.path().equals(place)) {
        files.add(entry.path());
      }
    }
    return files;
  }

  private static Evidence fact(Location location, List<String> owners) {
    return Evidence.of("governance.unit-owner", location).with("owners", owners);
  }
}
