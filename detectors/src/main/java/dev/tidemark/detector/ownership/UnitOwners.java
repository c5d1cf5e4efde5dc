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

  /** By the rule that decides most of its files: a line for one file of every directory makes nobody the owner of all. */
  private static Optional<Evidence> ruled(Landscape landscape, Ownership ownership, Unit unit) {
    Map<Ownership.Decision, Integer> files = new LinkedHashMap<>();
    for (RepoPath file : files(landscape, unit)) {
      ownership.decided(file).ifPresent(decision -> files.merge(decision, 1, Integer::sum));
    }
    Ownership.Decision most = null;
    for (Map.Entry<Ownership.Decision, Integer> one : files.entrySet()) {
      most = most == null || one.getValue() > files.getOrDefault(most, 0) ? one.getKey() : most;
    }
    return Optional.ofNullable(most).map(rule -> fact(rule.location(), rule.owners()));
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
