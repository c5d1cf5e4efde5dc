package dev.tidemark.detector.ci;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.Meaning;
import dev.tidemark.pipeline.Performed;
import java.util.Set;

/**
 * Waiting until what was installed is well, on a cluster of the job's own: that tests the installation, also where a
 * program of the repository's own did it, which nobody reads here.
 */
final class SandboxTests {
  private static final Set<Deed.Outcome> UNREAD =
      Set.of(Deed.Outcome.UNRESOLVED, Deed.Outcome.UNKNOWN);

  private SandboxTests() {}

  static boolean isOne(Performed deed) {
    return deed.deed().meaning().filter(meaning -> meaning.has("waits")).isPresent()
        && deed.job().acts().contains(Meaning.Act.SANDBOX)
        && deed.job().environments().isEmpty()
        && deed.job().steps().stream()
            .flatMap(step -> step.deeds().stream())
            .anyMatch(SandboxTests::isUnread);
  }

  private static boolean isUnread(Deed deed) {
    return UNREAD.contains(deed.outcome())
        || deed.inside().stream().anyMatch(SandboxTests::isUnread);
  }

  static Evidence of(Performed deed) {
    return Evidence.of("ci.check", deed.at())
        .with("tool", deed.meaning().tool())
        .with("category", "integration")
        .with("triggers", deed.triggers())
        .with("blocking", deed.blocks())
        .with("why-soft", deed.deed().soft())
        .with("runs", "pipeline")
        .with("system", deed.system())
        .with("creates", true)
        .with("subject", "manifest")
        .with("pipeline", deed.pipeline().pipeline().name())
        .with("via", deed.via());
  }
}
