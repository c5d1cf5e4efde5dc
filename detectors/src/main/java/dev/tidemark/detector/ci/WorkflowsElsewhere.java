package dev.tidemark.detector.ci;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.LinkedPipeline;
import dev.tidemark.pipeline.Meaning;
import dev.tidemark.pipeline.Performed;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.pipeline.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whole jobs that changes start and that live in another repository under a name which does not say what they do. Where
 * nothing here checks anything, the checks may well be there: a sign of checks elsewhere, and no check.
 */
final class WorkflowsElsewhere {

  /** Chores of a forge, and work on what is no infrastructure: whose name says one of these is no sign of checks. */
  private static final Set<String> CHORES =
      Set.of(
          "stale",
          "label",
          "labels",
          "labeler",
          "release",
          "releaser",
          "changelog",
          "draft",
          "drafter",
          "publish",
          "deploy",
          "docs",
          "documentation",
          "pages",
          "notify",
          "notification",
          "slack",
          "cla",
          "dco",
          "codeql",
          "sonar",
          "dependabot",
          "renovate",
          "update",
          "updates",
          "triage",
          "assign",
          "assignment",
          "reviewers",
          "project",
          "projects",
          "issue",
          "issues",
          "comment",
          "sync",
          "backport",
          "cleanup",
          "greetings",
          "welcome",
          "lock",
          "merge",
          "automerge",
          "milestone",
          "semantic",
          "title",
          "commitlint",
          "spelling",
          "spellcheck",
          "markdown",
          "links",
          "license",
          "scorecard",
          "scorecards",
          "sbom",
          "tag",
          "version",
          "bump",
          "docker",
          "image",
          "npm",
          "node",
          "python",
          "java",
          "gradle",
          "maven");

  private WorkflowsElsewhere() {}

  static List<Evidence> in(List<LinkedPipeline> pipelines) {
    List<Evidence> found = new ArrayList<>();
    for (LinkedPipeline pipeline : pipelines) {
      for (Performed deed : Performed.of(pipeline)) {
        if (isCheck(deed)) {
          return List.of();
        }
        if (isWholeJob(deed) && onChanges(deed) && !isChore(deed.deed().text())) {
          found.add(
              Evidence.of("ci.external", deed.at())
                  .with("tool", deed.system())
                  .with("what", "workflow of another repository")
                  .with("does", List.of("check")));
        }
      }
    }
    return found;
  }

  private static boolean isCheck(Performed deed) {
    return RemoteChecks.isOne(deed)
        || (deed.is(Meaning.Act.CHECK)
            && !Set.of("format", "docs").contains(deed.meaning().category())
            && !Set.of("application", "pipeline").contains(deed.meaning().subject()));
  }

  private static boolean isWholeJob(Performed deed) {
    return deed.deed().outcome() == Deed.Outcome.UNRESOLVED
        && deed.deed().why().equals("remote")
        && deed.deed().likely().isEmpty()
        && deed.step().step().work() instanceof Work.Use use
        && (use.kind() == Work.Use.Kind.WORKFLOW || use.kind() == Work.Use.Kind.TEMPLATE);
  }

  private static boolean onChanges(Performed deed) {
    return deed.kinds().contains(Trigger.Kind.PUSH)
        || deed.kinds().contains(Trigger.Kind.CHANGE_REQUEST)
        || deed.kinds().contains(Trigger.Kind.MERGE_QUEUE);
  }

  private static boolean isChore(String reference) {
    int at = reference.indexOf('@');
    String path = at < 0 ? reference : reference.substring(0, at);
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    for (String word : name.split("[^a-z0-9]+")) {
      if (CHORES.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
