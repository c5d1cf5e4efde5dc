package dev.tidemark.detector.policy;

import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Facet;
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

/** Which policies a pipeline runs so that a violation stops it: the ones below the directory that its step names. */
final class PolicySteps {
  static final Facet<PolicySteps> FACET = new Facet<>("policy-steps", PolicySteps::new);

  /** Checks plans of Terraform by features in the words of Cucumber. */
  static final String COMPLIANCE = "terraform-compliance";

  /** The engine's own habit where a step names no directory of policies. */
  private static final String DEFAULT_DIRECTORY = "policy";

  private static final Set<String> FLAGS =
      Set.of(
          "-p",
          "--policy",
          "-d",
          "--data",
          "--bundle",
          "-b",
          "--config-policy",
          "--policies",
          "-r",
          "--rules");

  /** How Checkov is told where checks of the team's own are: as a command, and as an action. */
  private static final Set<String> CHECKOV_FLAGS =
      Set.of("--external-checks-dir", "external_checks_dirs");

  /** How terraform-compliance is told where its features are. */
  private static final Set<String> FEATURE_FLAGS = Set.of("-f", "--features");

  private final List<Run> runs = new ArrayList<>();

  /** A step that runs policies of a directory and fails on a violation. */
  private record Run(String tool, RepoPath directory) {}

  private PolicySteps(Landscape landscape) {
    List<String> configured = configured(landscape);
    for (Performed performed : landscape.facet(Pipelines.FACET).performed(Pipeline.Kind.PIPELINE)) {
      if (!performed.is(Meaning.Act.CHECK) || !performed.blocks()) {
        continue;
      }
      List<String> words = performed.deed().words();
      if (performed.meaning().tool().equals("checkov")) {
        given(words, CHECKOV_FLAGS).forEach(this::checkov);
        configured.forEach(this::checkov);
      }
      String tool = performed.meaning().tool();
      if (tool.equals(COMPLIANCE)) {
        given(words, FEATURE_FLAGS).stream()
            .flatMap(written -> plain(written).stream())
            .forEach(directory -> runs.add(new Run(tool, directory)));
      } else if (performed.meaning().category().equals("policy")) {
        directories(words).forEach(directory -> runs.add(new Run(tool, directory)));
      }
    }
  }

  /** One directory, or several with commas or on lines of their own. */
  private void checkov(String directories) {
    for (String one : directories.split("[,\\s]+")) {
      plain(one).ifPresent(directory -> runs.add(new Run("checkov", directory)));
    }
  }

  /** The configuration that Checkov finds at the top of what it scans names them too. */
  private static List<String> configured(Landscape landscape) {
    List<String> directories = new ArrayList<>();
    for (String name : List.of(".checkov.yaml", ".checkov.yml")) {
      landscape
          .documents()
          .at(RepoPath.of(name), ConfigDocument.class)
          .flatMap(file -> file.document().root())
          .flatMap(root -> root.at("external-checks-dir"))
          .ifPresent(list -> directories.addAll(list.texts()));
    }
    return directories;
  }

  /** The directories after the flags that name policies, from wherever in the repository the step works. */
  private static List<RepoPath> directories(List<String> words) {
    List<RepoPath> found =
        given(words, FLAGS).stream().flatMap(written -> plain(written).stream()).toList();
    return found.isEmpty() ? List.of(RepoPath.of(DEFAULT_DIRECTORY)) : found;
  }

  /** What flags are given: what stands behind the sign of equality, or the next word. */
  private static List<String> given(List<String> words, Set<String> flags) {
    List<String> given = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      int equals = word.lastIndexOf('=');
      if (equals >= 0 && flags.contains(word.substring(0, equals))) {
        given.add(word.substring(equals + 1));
      } else if (flags.contains(word) && i + 1 < words.size()) {
        given.add(words.get(i + 1));
      }
    }
    return given;
  }

  private static Optional<RepoPath> plain(String written) {
    String path = written;
    while (path.startsWith("../")) {
      path = path.substring(3);
    }
    return written.isEmpty() ? Optional.empty() : RepoPath.ROOT.resolve(path);
  }

  /** Whether any step runs an engine. */
  boolean run(String engine) {
    return runs.stream().anyMatch(run -> run.tool().equals(engine));
  }

  /** Whether a step stops for a violation of the policy in a file; a directory may be named from below the root. */
  boolean blocks(String engine, RepoPath policy) {
    return runs.stream()
        .filter(
            run -> run.tool().equals(engine) || run.tool().equals("opa") || engine.equals("opa"))
        .anyMatch(run -> policy.isIn(run.directory()) || isBelowNamed(policy, run.directory()));
  }

  private static boolean isBelowNamed(RepoPath policy, RepoPath directory) {
    return ("/" + policy.value()).contains("/" + directory.value() + "/");
  }
}
