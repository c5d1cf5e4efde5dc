package dev.tidemark.detector.ci;

import dev.tidemark.pipeline.LinkedPipeline;
import dev.tidemark.pipeline.LinkedPipeline.LinkedJob;
import dev.tidemark.pipeline.Meaning;
import dev.tidemark.pipeline.Performed;
import dev.tidemark.pipeline.Trigger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What starts a deed, told as commit, confirm, dispatch, schedule, upstream, local or unknown; and which jobs come before it. */
final class Triggering {
  /** How expressions name what a run is started with. */
  private static final List<String> CHOICES = List.of("inputs.", "parameters.", "params.");

  /**
   * So many jobs before one are asked whether they wait for a person. Twice what GitLab.com starts on its free plan (500),
   * four times a matrix of GitHub (256); GitLab itself has no limit by default, so this one ends the walk, which is made for
   * each job anew.
   */
  private static final int MOST_BEFORE = 1_000;

  private Triggering() {}

  static String of(Performed deed) {
    Set<Trigger.Kind> kinds = deed.kinds();
    boolean commit =
        kinds.contains(Trigger.Kind.PUSH)
            || kinds.contains(Trigger.Kind.TAG)
            || kinds.contains(Trigger.Kind.RELEASE)
            || kinds.contains(Trigger.Kind.MERGE_QUEUE)
            || kinds.contains(Trigger.Kind.CHANGE_REQUEST)
            || deed.step().triggers().stream().anyMatch(Triggering::followsCommits);
    if (commit && deed.step().triggers().stream().allMatch(Trigger::isUndecided)) {
      return "unknown";
    }
    if (commit) {
      return isConfirmed(deed) ? "confirm" : "commit";
    }
    if (kinds.contains(Trigger.Kind.COMMENT)) {
      return "confirm";
    }
    if (kinds.contains(Trigger.Kind.SCHEDULE)) {
      return "schedule";
    }
    if (kinds.contains(Trigger.Kind.UPSTREAM) || kinds.contains(Trigger.Kind.CALL)) {
      return "upstream";
    }
    return kinds.contains(Trigger.Kind.DISPATCH) ? "dispatch" : "local";
  }

  /** The end of another pipeline's run for a branch: that run began with a commit to it. */
  private static boolean followsCommits(Trigger trigger) {
    return trigger.kind() == Trigger.Kind.UPSTREAM
        && trigger.branches().stream().anyMatch(branch -> !branch.startsWith("!"));
  }

  /** Whether a person confirms it: the job itself, one before it, or a step before it. */
  static boolean isConfirmed(Performed deed) {
    if (deed.deed().meaning().filter(m -> m.has("confirm")).isPresent()) {
      return true;
    }
    if (asks(deed.job())) {
      return true;
    }
    for (String id : before(deed.pipeline(), deed.job().id())) {
      LinkedJob job = deed.pipeline().byId().get(id);
      if (job != null && asks(job)) {
        return true;
      }
    }
    return false;
  }

  private static boolean asks(LinkedJob job) {
    return job.manual() || job.acts().contains(Meaning.Act.APPROVAL);
  }

  /** The ids of all jobs that must have ended before one starts. */
  static Set<String> before(LinkedPipeline pipeline, String id) {
    Set<String> found = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(id));
    while (!open.isEmpty() && found.size() < MOST_BEFORE) {
      LinkedJob job = pipeline.byId().get(open.pop());
      if (job != null) {
        job.needs().stream().filter(found::add).forEach(open::push);
      }
    }
    return found;
  }

  /** The environments of the jobs before one, in the order of the file. */
  static List<String> environmentsBefore(LinkedPipeline pipeline, String id) {
    Set<String> before = before(pipeline, id);
    List<String> environments = new ArrayList<>();
    for (LinkedJob job : before.isEmpty() ? List.<LinkedJob>of() : pipeline.jobs()) {
      if (before.contains(job.id())) {
        List<String> reached = job.delivers();
        if (reached.size() > 1 && isChosen(job)) {
          continue;
        }
        reached.stream().filter(e -> !environments.contains(e)).forEach(environments::add);
      }
    }
    return environments;
  }

  /** Whether whoever starts the run chooses the environment: it reaches one of them, and none comes before another. */
  private static boolean isChosen(LinkedJob job) {
    String named = job.job().environment();
    return CHOICES.stream().anyMatch(named::contains);
  }
}
