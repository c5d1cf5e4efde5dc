package dev.tidemark.link.kubernetes;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.document.Origin;
import dev.tidemark.document.Placed;
import dev.tidemark.format.rego.RegoDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Unit;
import dev.tidemark.landscape.UnitSource;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Folders at the top of a repository that hold policies as their content: libraries, whoever applies them. */
@AutoService(UnitSource.class)
public final class PolicyLibraries implements UnitSource {
  /** Fewer policies are the guardrails of what lies beside them: our own estimate from public policy libraries. */
  private static final int FEWEST = 3;

  private static final Set<String> GROUPS =
      Set.of("kyverno.io", "policies.kyverno.io", "templates.gatekeeper.sh");

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
        .forEach(object -> add(objects, object.location()));
    rego.forEach((folder, found) -> hand(folder, "opa", found, sink));
    objects.forEach((folder, found) -> hand(folder, "kubernetes-policies", found, sink));
  }

  private static void add(Map<RepoPath, List<Location>> found, Location location) {
    if (location.path().depth() > 1) {
      RepoPath top = RepoPath.of(location.path().names().get(0));
      found.computeIfAbsent(top, t -> new ArrayList<>()).add(location);
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
