package dev.tidemark.pipeline;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** When a job or step runs. */
public sealed interface Condition {

  /** Whenever its pipeline does. */
  Condition ALWAYS = new Always();

  /** No condition. */
  record Always() implements Condition {}

  /** It can never run: {@code if: false}, {@code when: never}. */
  record Never() implements Condition {}

  /** Only after something failed: it cleans up or tells somebody. */
  record OnFailure() implements Condition {}

  /**
   * Only for some triggers.
   *
   * @param label as written, shortened
   */
  record Only(Set<Trigger.Kind> kinds, String label) implements Condition {
    public Only {
      kinds = Set.copyOf(kinds);
    }
  }

  /**
   * Started by triggers of its own, whatever starts the rest of its pipeline: branches and paths are told job by job.
   */
  record Own(List<Trigger> triggers) implements Condition {
    public Own {
      triggers = List.copyOf(triggers);
    }
  }

  /**
   * An expression of GitHub's language, judged for each trigger once the inputs are known.
   *
   * @param changes outputs that tell whether files changed, with the patterns of the files; none where no file here is
   *     of them
   */
  record Expression(String text, Map<String, List<String>> changes) implements Condition {
    public Expression {
      changes = Map.copyOf(changes);
    }
  }
}
