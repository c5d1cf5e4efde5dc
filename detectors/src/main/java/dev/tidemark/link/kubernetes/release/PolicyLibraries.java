package dev.tidemark.link.kubernetes.release;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.document.Origin;
import dev.tidemark.document.Placed;
import dev.tidemark.format.rego.RegoDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.SketchedTexts;
import dev.tidemark.landscape.Unit;
import dev.tidemark.landscape.UnitSource;
import dev.tidemark.link.helm.Chart;
import dev.tidemark.link.helm.Charts;
import dev.tidemark.link.kubernetes.object.KubernetesObjects;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Folders at the top of a repository that hold policies as their content, or the repository where each of them holds a
 * policy of its own: libraries, whoever applies them.
 */
@AutoService(UnitSource.class)
public final class PolicyLibraries implements UnitSource {
  /** Fewer policies are the guardrails of what lies beside them: our own estimate from public policy libraries. */
  private static final int FEWEST = 3;

  private static final Set<String> GROUPS =
      Set.of("kyverno.io", "policies.kyverno.io", "templates.gatekeeper.sh");

  /** What a folder of one policy holds: it, its tests, their input and what is written about it. */
  private static final Set<String> BESIDE_POLICIES = Set.of("rego", "json", "yaml", "yml", "md");

  @Override
  public String id() {
    return "policy-libraries";
  }

  @Override
  public void find(Landscape landscape, Consumer<Unit> sink) {
    Map<RepoPath, List<Location>> rego = new TreeMap<>();
    for (Placed<RegoDocument> placed : landscape.documents().inForce(RegoDocument.class)) {
      if (!placed.document().decisions().isEmpty()) {
        add(rego, placed.at(placed.document().decisions().get(0).line()));
      }
    }
    Map<RepoPath, List<Location>> objects = new TreeMap<>();
    landscape
        .facet(KubernetesObjects.FACET)
        .inForce()
        .filter(object -> GROUPS.contains(object.group()))
        .filter(object -> landscape.facet(Releases.FACET).above(object.directory()).isEmpty())
        .forEach(object -> add(objects, object.location(), landscape.facet(Charts.FACET)));
    if (rego.values().stream().allMatch(found -> found.size() < FEWEST)) {
      together(landscape, rego).ifPresent(all -> hand(RepoPath.ROOT, "opa", all, sink));
    }
    Map<RepoPath, List<Location>> guard = new TreeMap<>();
    landscape.named(name -> name.endsWith(".guard")).stream()
        .filter(Entry::isFile)
        .filter(entry -> landscape.origin(entry.path()).isInForce())
        .forEach(entry -> add(guard, Location.of(entry.path(), 1)));
    rego.forEach((folder, found) -> hand(folder, "opa", found, sink));
    guard.forEach((folder, found) -> hand(folder, "cfn-guard", found, sink));
    objects.forEach((folder, found) -> hand(folder, "kubernetes-policies", found, sink));
  }

  /** Policies in the language of OPA, each by itself: people copy one and leave the others. */
  @Override
  public void sketch(Landscape landscape, Consumer<Sketched> sink) {
    SketchedTexts texts = new SketchedTexts(landscape);
    landscape.documents().all(RegoDocument.class).stream()
        .filter(file -> file.origin() == Origin.OWN && !file.document().decisions().isEmpty())
        .flatMap(file -> texts.of(Sketched.What.POLICY, file.entry()).stream())
        .forEach(sink);
  }

  /** The policies of folders that each hold one or two and nothing else: the repository is their library. */
  private static Optional<List<Location>> together(
      Landscape landscape, Map<RepoPath, List<Location>> rego) {
    boolean onlyPolicies =
        rego.keySet().stream()
            .allMatch(
                folder ->
                    landscape.below(folder).stream()
                        .allMatch(
                            entry ->
                                BESIDE_POLICIES.contains(
                                    entry.path().extension().toLowerCase(Locale.ROOT))));
    return rego.size() >= FEWEST && onlyPolicies
        ? Optional.of(rego.values().stream().flatMap(List::stream).toList())
        : Optional.empty();
  }

  private static void add(Map<RepoPath, List<Location>> found, Location location) {
    if (location.path().depth() > 1) {
      RepoPath top = RepoPath.of(location.path().names().get(0));
      found.computeIfAbsent(top, t -> new ArrayList<>()).add(location);
    }
  }

  /** Policies that a chart renders are that chart's: it is the library, and not the folder that the chart lies in. */
  private static void add(Map<RepoPath, List<Location>> found, Location location, Charts charts) {
    Optional<Chart> chart = charts.around(location.path());
    while (chart.isPresent() && charts.isUnpacked(chart.get())) {
      chart = charts.around(chart.get().directory());
    }
    if (chart.isPresent() && !chart.get().directory().isRoot()) {
      found.computeIfAbsent(chart.get().directory(), c -> new ArrayList<>()).add(location);
    } else {
      add(found, location);
    }
  }

  private static void hand(
      RepoPath folder, String tool, List<Location> found, Consumer<Unit> sink) {
    if (found.size() >= FEWEST) {
      sink.accept(
          new Unit(
              Unit.Kind.LIBRARY,
              folder,
              tool,
              "",
              Unit.Style.DECLARATIVE,
              Unit.Traits.NONE,
              found.get(0),
              Origin.OWN));
    }
  }
}
