package dev.tidemark.link.terraform;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.link.notation.OtherNotations;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The environments that pipelines let people choose from in closed lists: inputs of a dispatched workflow, options of a
 * GitLab variable, values of an Azure parameter. Read from the files themselves, since pipelines are linked after roots.
 */
final class OfferedEnvironments {
  private static final RepoPath WORKFLOWS = RepoPath.of(".github/workflows");

  private OfferedEnvironments() {}

  /** Each list by the common names of its environments; lists that offer anything else are left out. */
  static List<Set<String>> of(Landscape landscape) {
    List<Set<String>> offered = new ArrayList<>();
    for (Placed<ConfigDocument> file : landscape.facet(OtherNotations.FACET).inForce()) {
      String name = file.path().lowerName();
      boolean pipeline =
          file.directory().equals(WORKFLOWS)
              || name.equals(".gitlab-ci.yml")
              || name.startsWith("azure-pipelines");
      if (pipeline) {
        file.document().root().ifPresent(root -> lists(root, offered));
      }
    }
    return offered;
  }

  private static void lists(Value root, List<Set<String>> sink) {
    List<Value.Pair> named = new ArrayList<>(root.pairs("on", "workflow_dispatch", "inputs"));
    named.addAll(root.pairs("variables"));
    named.forEach(
        pair -> add(pair.value().at("options").map(Value::texts).orElse(List.of()), sink));
    root.items("parameters")
        .forEach(item -> add(item.at("values").map(Value::texts).orElse(List.of()), sink));
  }

  private static void add(List<String> names, List<Set<String>> sink) {
    if (names.size() > 1 && names.stream().allMatch(EnvironmentNames::isEnvironment)) {
      Set<String> common = new TreeSet<>();
      names.forEach(name -> common.add(EnvironmentNames.common(name.toLowerCase(Locale.ROOT))));
      sink.add(common);
    }
  }
}
