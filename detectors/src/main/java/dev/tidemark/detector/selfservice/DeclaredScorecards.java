package dev.tidemark.detector.selfservice;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Value;
import dev.tidemark.document.Words;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.resource.DeclaredResource;
import dev.tidemark.link.resource.DeclaredResources;
import dev.tidemark.link.resource.Fields;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Scorecards of Port and Cortex and checks of OpsLevel that are declared in Terraform or Pulumi, and what their rules ask. */
@AutoService(Detector.class)
public final class DeclaredScorecards implements Detector {
  /** Begins the types of OpsLevel's checks, each of which is a rule of a rubric or scorecard. */
  private static final String CHECK = "opslevel_check_";

  /** Every type that declares a scorecard or a check of one is called so. */
  private static final List<String> WORDS = List.of("scorecard", CHECK);

  private static final Map<String, String> TYPES =
      Map.of(
          "port_scorecard", "port",
          "port:index:Scorecard", "port",
          "cortex_scorecard", "cortex");

  @Override
  public String id() {
    return "declared-scorecards";
  }

  @Override
  public String sees() {
    return "Scorecards of Port and Cortex and checks of OpsLevel that are declared as resources, and what their rules ask.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("governance.scorecard");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return DeclaredResources.mayBeIn(path);
  }

  @Override
  public Set<String> couldEmit(RepoPath path, String text) {
    boolean may = text.isEmpty() || Words.anyIn(WORDS, text);
    return may ? Detector.super.couldEmit(path, text) : Set.of();
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    checks(landscape, sink);
    for (DeclaredResource resource : landscape.facet(DeclaredResources.ALL)) {
      String tool = TYPES.get(resource.type());
      if (tool != null && resource.origin().isInForce()) {
        List<Value> rules = Fields.items(resource.attributes(), "rules|rule");
        Evidence fact =
            Evidence.of("governance.scorecard", resource.location())
                .with("tool", tool)
                .with("name", resource.name());
        if (!rules.isEmpty()) {
          sink.accept(Readiness.scorecard(landscape, fact, rules));
        }
      }
    }
  }

  /** The checks of a directory are one scorecard: what asks them, a rubric or a scorecard, is told by an id. */
  private static void checks(Landscape landscape, Consumer<Evidence> sink) {
    Map<RepoPath, List<DeclaredResource>> byDirectory = new TreeMap<>();
    for (DeclaredResource resource : landscape.facet(DeclaredResources.ALL)) {
      if (resource.type().startsWith(CHECK) && resource.origin().isInForce()) {
        byDirectory.computeIfAbsent(resource.directory(), d -> new ArrayList<>()).add(resource);
      }
    }
    byDirectory.forEach(
        (directory, checks) ->
            sink.accept(
                Readiness.scorecard(
                    landscape,
                    Evidence.of("governance.scorecard", checks.get(0).location())
                        .with("tool", "opslevel")
                        .with("name", "checks"),
                    checks.stream().map(DeclaredScorecards::rule).toList())));
  }

  /** A check asks by its type, such as {@code has_documentation}, and by its name. */
  private static Value rule(DeclaredResource check) {
    String words =
        check.type().substring(CHECK.length())
            + " "
            + check.name()
            + " "
            + check.attributes().text("name").orElse("");
    Value text = new Value.Scalar(words, true, "", 0, 0);
    return new Value.Mapping(List.of(new Value.Pair("name", 0, text)), "", 0, 0);
  }
}
