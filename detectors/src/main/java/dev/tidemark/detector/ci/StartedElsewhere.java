package dev.tidemark.detector.ci;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.pipeline.Performed;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Pipelines;
import dev.tidemark.pipeline.Trigger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Workflows of other repositories that a step starts through the API of the forge, where what it starts or its own job is
 * called a deployment: a sign that something is applied from there, and no apply.
 */
final class StartedElsewhere {
  private static final Set<String> APPLIES =
      Set.of("apply", "deploy", "deployment", "deployments", "provision", "rollout");

  /** What is taken away again, or only looked at, under a name that speaks of a deployment too. */
  private static final Set<String> OTHERWISE =
      Set.of("destroy", "delete", "teardown", "cleanup", "undeploy", "test", "tests", "notify");

  private static final String REPOSITORIES = "repos/";

  private StartedElsewhere() {}

  static List<Evidence> in(Pipelines pipelines) {
    boolean listens =
        pipelines.running().stream()
            .flatMap(linked -> linked.pipeline().triggers().stream())
            .anyMatch(trigger -> trigger.kind() == Trigger.Kind.UPSTREAM);
    List<Evidence> found = new ArrayList<>();
    for (Performed deed : pipelines.performed(Pipeline.Kind.PIPELINE)) {
      if (deed.deed().meaning().filter(meaning -> meaning.has("dispatches")).isPresent()
          && startsAnother(deed.deed().words(), listens)
          && saysApply(deed)) {
        found.add(
            Evidence.of("ci.external", deed.at())
                .with("tool", deed.meaning().tool())
                .with("what", "workflow of another repository that a step starts")
                .with("does", List.of("apply")));
      }
    }
    return found;
  }

  /** Whether another repository is named. An event without a workflow's name may be one that is listened for here. */
  private static boolean startsAnother(List<String> words, boolean listens) {
    Optional<String> address =
        words.stream().filter(word -> word.endsWith("/dispatches")).findFirst();
    if (address.isEmpty()) {
      return false;
    }
    int at = address.get().indexOf(REPOSITORIES);
    String[] parts =
        at < 0 ? new String[0] : address.get().substring(at + REPOSITORIES.length()).split("/", -1);
    boolean named = parts.length > 2 && isName(parts[0]) && isName(parts[1]);
    return named && (parts.length > 3 || !listens);
  }

  private static boolean isName(String part) {
    return !part.isEmpty()
        && part.chars().allMatch(c -> Character.isLetterOrDigit(c) || "-_.".indexOf(c) >= 0);
  }

  private static boolean saysApply(Performed deed) {
    Set<String> said = new HashSet<>();
    List<String> texts = new ArrayList<>(deed.deed().words());
    texts.add(deed.job().id());
    texts.forEach(
        text -> said.addAll(Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1))));
    return said.stream().anyMatch(APPLIES::contains)
        && said.stream().noneMatch(OTHERWISE::contains);
  }
}
