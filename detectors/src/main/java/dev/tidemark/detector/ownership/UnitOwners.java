package dev.tidemark.detector.ownership;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Unit;
import dev.tidemark.link.ownership.Ownership;
import dev.tidemark.link.service.CatalogueEntry;
import dev.tidemark.repository.RepoPath;
import java.util.HashMap;
import java.util.HashSet;
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
            .or(() -> ruled(ownership, unit))
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

  private static Optional<Evidence> ruled(Ownership ownership, Unit unit) {
    RepoPath inside =
        unit.location().path().isIn(unit.directory()) ? unit.location().path() : unit.directory();
    return ownership.decided(inside).map(rule -> fact(rule.location(), rule.owners()));
  }

  private static Evidence fact(Location location, List<String> owners) {
    return Evidence.of("governance.unit-owner", location).with("owners", owners);
  }
}
