package dev.tidemark.detector.selfservice;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.kubernetes.PlainObjects;
import dev.tidemark.link.notation.OtherNotations;
import dev.tidemark.link.resource.DeclaredResource;
import dev.tidemark.link.resource.DeclaredResources;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Checks of OpsLevel, as resources and as the files that its command line takes: each is a rule of a rubric or scorecard. */
@AutoService(Detector.class)
public final class OpsLevelChecks implements Detector {
  private static final String TYPE = "opslevel_check_";

  /** What OpsLevel's command line knows as a check. */
  private static final Set<String> KINDS =
      Set.of(
          "alert_source_usage",
          "custom",
          "generic",
          "git_branch_protection",
          "has_documentation",
          "has_owner",
          "has_recent_deploy",
          "has_repository",
          "has_service_config",
          "manual",
          "payload",
          "repo_file",
          "repo_grep",
          "repo_search",
          "service_dependency",
          "service_property",
          "tag_defined",
          "tool_usage");

  @Override
  public String id() {
    return "opslevel-checks";
  }

  @Override
  public String sees() {
    return "Checks of OpsLevel that are declared as resources or as files, and what they ask.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("governance.scorecard");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return DeclaredResources.mayBeIn(path) || Set.of("yaml", "yml").contains(path.extension());
  }

  @Override
  public boolean mayHold(RepoPath path, String text) {
    boolean file = text.contains("kind:") && text.contains("spec:");
    boolean may = text.isEmpty() || text.contains(TYPE) || file;
    return may && !PlainObjects.areAllIn(path, text);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    Map<RepoPath, List<Check>> byDirectory = new TreeMap<>();
    for (DeclaredResource resource :
        DeclaredResources.inForce(landscape, type -> type.startsWith(TYPE))) {
      add(byDirectory, resource.directory(), Check.of(resource));
    }
    for (Placed<ConfigDocument> file : landscape.facet(OtherNotations.FACET).inForce()) {
      for (Value root : file.document().roots()) {
        if (isCheck(root)) {
          add(byDirectory, file.directory(), Check.of(file, root));
        }
      }
    }
    byDirectory.values().forEach(checks -> sink.accept(scorecard(landscape, checks)));
  }

  private static void add(Map<RepoPath, List<Check>> all, RepoPath directory, Check check) {
    all.computeIfAbsent(directory, d -> new ArrayList<>()).add(check);
  }

  private static boolean isCheck(Value root) {
    return KINDS.contains(root.text("kind").orElse(""))
        && root.at("version").isPresent()
        && root.at("apiVersion").isEmpty()
        && root.text("spec", "name").isPresent();
  }

  /** The checks of a directory are one scorecard: what asks them, a rubric or a scorecard, is told by an id. */
  private static Evidence scorecard(Landscape landscape, List<Check> checks) {
    checks.sort(Comparator.comparing(Check::location));
    return Readiness.scorecard(
        landscape,
        Evidence.of("governance.scorecard", checks.get(0).location())
            .with("tool", "opslevel")
            .with("name", "checks"),
        checks.stream().map(Check::rule).toList());
  }

  /**
   * One check.
   *
   * @param words its type, such as {@code has_documentation}, and its name: what it asks by
   */
  private record Check(Location location, String words) {

    static Check of(DeclaredResource resource) {
      String type = resource.type().substring(TYPE.length());
      String name = resource.attributes().text("name").orElse("");
      return new Check(resource.location(), type + " " + resource.name() + " " + name);
    }

    static Check of(Placed<ConfigDocument> file, Value root) {
      String words = root.text("kind").orElse("") + " " + root.text("spec", "name").orElse("");
      return new Check(file.at(root.line()), words);
    }

    Value rule() {
      Value text = new Value.Scalar(words, true, "", 0, 0);
      return new Value.Mapping(List.of(new Value.Pair("name", 0, text)), "", 0, 0);
    }
  }
}
