package dev.tidemark.detector.ci;

import com.google.auto.service.AutoService;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.Meaning;
import dev.tidemark.pipeline.Performed;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.PipelineFiles;
import dev.tidemark.pipeline.Pipelines;
import dev.tidemark.pipeline.Reach;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Checks of infrastructure code that pipelines, hooks and local targets run, by what the command
 * catalogue says.
 */
@AutoService(Detector.class)
public final class CiChecks implements Detector {

  /** What a check may look at and still be one of infrastructure code. */
  private static final Set<String> SUBJECTS =
      Set.of("iac", "chart", "manifest", "image", "policy", "pipeline", "all");

  @Override
  public String id() {
    return "ci-checks";
  }

  @Override
  public String sees() {
    return "Checks in pipelines, hooks and local targets, with what they reach and whether their"
        + " failure counts, by the command catalogue.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("ci.check");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return PipelineFiles.mayBe(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    Pipelines pipelines = landscape.facet(Pipelines.FACET);
    pipelines.performed(Pipeline.Kind.PIPELINE).stream()
        .filter(deed -> isCheck(deed, landscape))
        .forEach(
            deed -> {
              Evidence check = check(deed, "pipeline", landscape);
              sink.accept(check);
              nagged(deed, check, landscape).ifPresent(sink);
            });
    pipelines.performed(Pipeline.Kind.PIPELINE).stream()
        .filter(RemoteChecks::isOne)
        .forEach(deed -> sink.accept(RemoteChecks.of(deed, landscape)));
    pipelines.performed(Pipeline.Kind.PIPELINE).stream()
        .filter(SandboxTests::isOne)
        .forEach(deed -> sink.accept(SandboxTests.of(deed)));
    pipelines.performed(Pipeline.Kind.HOOK).stream()
        .filter(deed -> isCheck(deed, landscape) && !keepsWhatItRenders(deed))
        .forEach(deed -> sink.accept(check(deed, "hook", landscape)));
    pipelines.performed(Pipeline.Kind.LOCAL).stream()
        .filter(deed -> isCheck(deed, landscape) && !keepsWhatItRenders(deed))
        .forEach(deed -> sink.accept(check(deed, "local", landscape)));
  }

  /** The same step as a check by the rules that the program itself brings. */
  private static Optional<Evidence> nagged(Performed deed, Evidence check, Landscape landscape) {
    List<String> stacks = landscape.facet(NaggedPrograms.FACET).checkedBy(deed);
    return stacks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            check
                .with("tool", "cdk-nag")
                .with("category", "security")
                .with("targets", reached(stacks, deed, landscape)));
  }

  /** {@code helm template x > y}: who renders on a workstation and keeps it wants the file; a pipeline fails by it. */
  private static boolean keepsWhatItRenders(Performed deed) {
    return deed.meaning().has("kept");
  }

  private static boolean isCheck(Performed deed, Landscape landscape) {
    boolean cost = deed.is(Meaning.Act.COST);
    return (cost || deed.is(Meaning.Act.CHECK))
        && !onlyAsks(deed)
        && !deed.deed().targets().isEmpty()
        && (SUBJECTS.contains(deed.meaning().subject()) || test(deed, landscape).isPresent());
  }

  /** {@code if git diff --quiet; then …}: a question whether there is something to do, and no check of anything. */
  private static boolean onlyAsks(Performed deed) {
    return deed.meaning().has("gate") && deed.deed().soft().equals(Deed.ONLY_ASKED);
  }

  private static Optional<InfrastructureTests.Run> test(Performed deed, Landscape landscape) {
    return SUBJECTS.contains(deed.meaning().subject())
        ? Optional.empty()
        : landscape
            .facet(InfrastructureTests.FACET)
            .of(deed.deed())
            .or(() -> linted(deed, landscape));
  }

  private static Optional<InfrastructureTests.Run> linted(Performed deed, Landscape landscape) {
    Meaning meaning = deed.meaning();
    List<String> stacks = landscape.facet(LintedPrograms.FACET).of(deed.deed());
    return stacks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new InfrastructureTests.Run(meaning.tool(), meaning.category(), false, stacks));
  }

  private static Evidence check(Performed deed, String runs, Landscape landscape) {
    Meaning meaning = deed.meaning();
    Optional<InfrastructureTests.Run> test = test(deed, landscape);
    List<String> aims = test.map(InfrastructureTests.Run::targets).orElse(deed.deed().targets());
    boolean scheduledDrift = isDrift(deed);
    String category =
        deed.is(Meaning.Act.COST)
            ? "cost"
            : scheduledDrift
                ? "drift"
                : test.map(InfrastructureTests.Run::category)
                    .orElseGet(() -> isPlan(deed) ? "plan" : meaning.category());
    List<String> all = landscape.facet(CalledModules.FACET).with(aims, deed, category);
    List<String> targets = reached(all, deed, landscape);
    return Evidence.of("ci.check", deed.at())
        .with("tool", test.map(InfrastructureTests.Run::framework).orElse(meaning.tool()))
        .with("category", category)
        .with(
            "triggers",
            runs.equals("pipeline")
                ? DefaultBranch.labels(DefaultBranch.reached(deed, landscape))
                : List.of("local"))
        .with("blocking", deed.blocks() && !deed.is(Meaning.Act.COST))
        .with("why-soft", deed.deed().soft())
        .with("targets", targets)
        .with("alone", landscape.facet(OneDirectory.FACET).tool(deed))
        .with("runs", runs)
        .with("system", deed.system())
        .with(
            "creates",
            meaning.has("creates") || test.filter(InfrastructureTests.Run::creates).isPresent())
        .with(
            "comments",
            meaning.has("comments")
                || (isPlan(deed) && landscape.facet(PlanComments.FACET).follow(deed)))
        .with("subject", test.isPresent() ? "iac" : meaning.subject())
        .with("pipeline", deed.pipeline().pipeline().name())
        .with("via", deed.via());
  }

  /** What a check aims at, as far as the triggers of its job let changes of it through. */
  static List<String> reached(List<String> aims, Performed deed, Landscape landscape) {
    List<Trigger> onChanges =
        DefaultBranch.reached(deed, landscape).stream()
            .filter(t -> t.kind() == Trigger.Kind.PUSH || t.kind() == Trigger.Kind.CHANGE_REQUEST)
            .toList();
    return onChanges.isEmpty() ? aims : Reach.ofCheck(aims, onChanges, landscape);
  }

  /** What only looks for drift; and a plan on a schedule whose exit code tells drift from none. */
  private static boolean isDrift(Performed deed) {
    boolean told =
        deed.meaning().has("drift") || deed.deed().words().contains("-detailed-exitcode");
    return isPlan(deed)
        ? told && deed.kinds().contains(Trigger.Kind.SCHEDULE)
        : deed.meaning().has("drift");
  }

  private static boolean isPlan(Performed deed) {
    return deed.meaning().has("plan") || deed.meaning().category().equals("plan");
  }
}
