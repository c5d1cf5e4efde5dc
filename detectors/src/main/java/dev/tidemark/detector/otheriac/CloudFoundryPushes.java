package dev.tidemark.detector.otheriac;

import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.Meaning;
import dev.tidemark.pipeline.Performed;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Pipelines;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How pipelines and local targets push applications to Cloud Foundry, and by which manifest. */
final class CloudFoundryPushes {
  /** Commands of plugins that replace without an interruption. */
  private static final Set<String> BLUE_GREEN =
      Set.of("blue-green-deploy", "bgd", "zero-downtime-push", "v3-zdt-push", "bg-deploy");

  private static final Set<String> MANIFEST = Set.of("-f", "--manifest");

  /** The gentlest first. */
  private static final List<String> STRATEGIES = List.of("blue-green", "rolling", "recreate");

  private final List<Push> pushes;

  /**
   * One push.
   *
   * @param manifest the name of the file that it names; empty where it names none that is known
   */
  private record Push(String strategy, Optional<String> manifest) {}

  private CloudFoundryPushes(List<Push> pushes) {
    this.pushes = pushes;
  }

  static CloudFoundryPushes of(Landscape landscape) {
    Pipelines pipelines = landscape.facet(Pipelines.FACET);
    List<Push> pushes = new ArrayList<>();
    for (Pipeline.Kind kind : List.of(Pipeline.Kind.PIPELINE, Pipeline.Kind.LOCAL)) {
      for (Performed deed : pipelines.performed(kind)) {
        if (deed.is(Meaning.Act.APPLY)
            && deed.meaning().tool().equals(CloudFoundryApps.TOOL)
            && deed.meaning().detail("what").equals("application")) {
          List<String> words = deed.deed().words();
          pushes.add(new Push(strategy(words), manifest(words)));
        }
      }
    }
    return new CloudFoundryPushes(pushes);
  }

  /** A push that says nothing stops before it starts. */
  private static String strategy(List<String> words) {
    String command = String.join(" ", words).replace('=', ' ');
    if (words.stream().anyMatch(BLUE_GREEN::contains)
        || command.contains("--strategy blue-green")) {
      return "blue-green";
    }
    boolean rolls = command.contains("--strategy rolling") || command.contains("--strategy canary");
    return rolls ? "rolling" : "recreate";
  }

  private static Optional<String> manifest(List<String> words) {
    for (int i = 0; i + 1 < words.size(); i++) {
      if (MANIFEST.contains(words.get(i))) {
        String named = words.get(i + 1);
        return named.contains("$") || named.contains("((")
            ? Optional.empty()
            : Optional.of(named.substring(named.lastIndexOf('/') + 1));
      }
    }
    return Optional.empty();
  }

  /**
   * How the applications of a manifest are replaced. A push that names it tells; where none does, those that name no manifest:
   * one that rolls is enough, since which of them serves which folder is seldom told. A manifest that nobody pushes here is
   * pushed elsewhere, if it is.
   */
  String strategy(RepoPath manifest) {
    List<Push> named =
        pushes.stream()
            .filter(push -> push.manifest().filter(manifest.name()::equals).isPresent())
            .toList();
    List<Push> telling =
        named.isEmpty()
            ? pushes.stream().filter(push -> push.manifest().isEmpty()).toList()
            : named;
    return STRATEGIES.stream()
        .filter(known -> telling.stream().anyMatch(push -> push.strategy().equals(known)))
        .findFirst()
        .orElse("unknown");
  }
}
