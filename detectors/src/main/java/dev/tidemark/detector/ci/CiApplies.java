package dev.tidemark.detector.ci;

import com.google.auto.service.AutoService;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.pipeline.Condition;
import dev.tidemark.pipeline.LinkedPipeline.LinkedJob;
import dev.tidemark.pipeline.Meaning;
import dev.tidemark.pipeline.PathPattern;
import dev.tidemark.pipeline.Performed;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.PipelineFiles;
import dev.tidemark.pipeline.Pipelines;
import dev.tidemark.pipeline.Reach;
import dev.tidemark.pipeline.Targets;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Steps of pipelines and local targets that change infrastructure, by what the command catalogue says. */
@AutoService(Detector.class)
public final class CiApplies implements Detector {

  /** What steps for clusters work on. */
  private static final Set<String> CLUSTER = Set.of("manifest", "chart", "release");

  @Override
  public String id() {
    return "ci-applies";
  }

  @Override
  public String sees() {
    return "Steps that change infrastructure, with environment, trigger, approval and reach, by the"
        + " command catalogue.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("ci.apply");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return PipelineFiles.mayBe(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    Pipelines pipelines = landscape.facet(Pipelines.FACET);
    List<Performed> all = new ArrayList<>(pipelines.performed(Pipeline.Kind.PIPELINE));
    all.addAll(pipelines.performed(Pipeline.Kind.LOCAL));
    Set<Object> told = new HashSet<>();
    for (Performed deed : all) {
      if (deed.deed().likely().contains("apply")
          && deed.pipeline().pipeline().kind() == Pipeline.Kind.PIPELINE) {
        likely(deed).forEach(sink);
      }
      if (deed.is(Meaning.Act.APPLY) && !deed.meaning().has("touch")) {
        environments(deed).stream()
            .map(environment -> apply(deed, environment, landscape))
            .filter(apply -> told.add(told(apply)))
            .forEach(sink);
      }
    }
  }

  /** What makes an apply another one: two branches of one script that apply the same are one fact. */
  private static Object told(Evidence apply) {
    SortedMap<String, Object> facts = new TreeMap<>(apply.attributes());
    facts.remove("via");
    return List.of(apply.location(), facts);
  }

  /** The environments that a deed is for; one without a name where it names none. */
  private static List<String> environments(Performed deed) {
    List<String> environments = Targets.environments(deed);
    return environments.isEmpty() ? List.of("") : environments;
  }

  /** An apply that only the name and inputs of something unread speak of. */
  private static List<Evidence> likely(Performed deed) {
    List<Evidence> found = new ArrayList<>();
    for (String environment : environments(deed)) {
      found.add(
          at(deed)
              .with("environment", environment)
              .with("production", EnvironmentNames.isProduction(environment))
              .with("trigger", Triggering.of(deed))
              .with("triggers", deed.triggers())
              .with("approval", Triggering.isConfirmed(deed))
              .with(
                  "targets", deed.deed().targets().isEmpty() ? List.of(".") : deed.deed().targets())
              .with("chooses-version", choosesVersion(deed))
              .with("test", Targets.isPreview(deed))
              .with("external", true)
              .with("system", deed.system())
              .with("what", "infrastructure")
              .with("pipeline", deed.pipeline().pipeline().name()));
    }
    return found;
  }

  private static Evidence at(Performed deed) {
    Evidence apply = Evidence.of("ci.apply", deed.at());
    if (!Targets.areChosenAtRun(deed)) {
      return apply;
    }
    Evidence chosen = apply.with("chosen-at-run", true);
    return deed.job().job().serial() ? chosen.with("in-turn", true) : chosen;
  }

  private static Evidence apply(Performed deed, String environment, Landscape landscape) {
    Meaning meaning = deed.meaning();
    boolean test = Targets.isTest(deed);
    boolean imperative = meaning.has("imperative");
    Optional<String> alone = landscape.facet(OneDirectory.FACET).tool(deed);
    List<String> targets = new ArrayList<>();
    if (alone.isPresent()) {
      targets.addAll(deed.deed().targets());
    } else if (imperative) { // it applies nothing that is declared, whatever lies around it
      targets.add(deed.deed().location().path().value());
    } else {
      for (String target : Reach.of(deed.deed().targets(), deed.step().triggers(), landscape)) {
        targets.addAll(PathPattern.alternatives(target, 100));
      }
    }
    Evidence apply = at(deed);
    Evidence base = isMadeAnew(deed) ? apply.with("recreates", true) : apply;
    return (imperative ? base.with("imperative", true) : base)
        .with("reaches", reaches(deed, targets))
        .with("tool", meaning.tool())
        .with("environment", environment)
        .with("production", !test && EnvironmentNames.isProduction(environment))
        .with("trigger", Triggering.of(deed))
        .with("triggers", deed.triggers())
        .with("approval", Triggering.isConfirmed(deed))
        .with("targets", targets)
        .with("alone", alone)
        .with("elsewhere", deed.deed().elsewhere())
        .with(
            "after",
            Triggering.environmentsBefore(deed.pipeline(), deed.job().id()).stream()
                .filter(e -> !e.equals(environment))
                .toList())
        .with("chooses-version", choosesVersion(deed))
        .with("test", test)
        .with("system", deed.system())
        .with("what", meaning.detail("what").isEmpty() ? "infrastructure" : meaning.detail("what"))
        .with("pipeline", deed.pipeline().pipeline().name())
        .with("via", deed.via());
  }

  /** Whether the same schedule takes away what it makes: an environment that is made anew each night has no drift to repair. */
  private static boolean isMadeAnew(Performed deed) {
    return isOnSchedule(deed.job())
        && deed.pipeline().jobs().stream()
            .anyMatch(job -> job.acts().contains(Meaning.Act.DESTROY) && isOnSchedule(job));
  }

  private static boolean isOnSchedule(LinkedJob job) {
    return job.triggers().stream().anyMatch(t -> t.kind() == Trigger.Kind.SCHEDULE);
  }

  /**
   * A step for clusters that names no place may apply any release from here, but no stack of another tool; nor does one reach
   * the stacks of another repository that lie below the directory of its objects.
   */
  private static Optional<String> reaches(Performed deed, List<String> targets) {
    Meaning meaning = deed.meaning();
    boolean nextDoor = targets.isEmpty() && !deed.deed().elsewhere().isEmpty();
    boolean anywhere = targets.contains(".") || nextDoor;
    return anywhere && CLUSTER.contains(meaning.subject())
        ? Optional.of("release")
        : Optional.empty();
  }

  /** A person who starts a run by hand chooses the revision, or an input names one. */
  private static boolean choosesVersion(Performed deed) {
    boolean dispatch = deed.kinds().contains(Trigger.Kind.DISPATCH);
    boolean input =
        deed.pipeline().pipeline().inputs().keySet().stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .anyMatch(
                name ->
                    name.endsWith("version")
                        || name.endsWith("tag")
                        || name.endsWith("ref")
                        || name.endsWith("revision"));
    boolean fixed =
        asksForOneBranch(deed.step().step().condition())
            || asksForOneBranch(deed.job().job().condition());
    boolean anyBranch =
        !fixed && (deed.system().equals("github-actions") || deed.system().equals("gitlab-ci"));
    return dispatch && (input || anyBranch);
  }

  /** {@code github.ref == 'refs/heads/main' && …} leaves no revision to choose but the newest of one branch. */
  private static boolean asksForOneBranch(Condition condition) {
    if (!(condition instanceof Condition.Expression asked)) {
      return false;
    }
    StringBuilder outside = new StringBuilder(); // of brackets, where an "or" may stand
    int depth = 0;
    for (char c : asked.text().toCharArray()) {
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) {
        outside.append(c);
      }
    }
    return outside.indexOf("||") < 0
        && (outside.indexOf("github.ref ==") >= 0 || outside.indexOf("github.ref_name ==") >= 0);
  }
}
