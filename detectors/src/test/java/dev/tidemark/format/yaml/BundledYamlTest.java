package dev.tidemark.format.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plain tables that ship with the program, and what is refused of them. */
final class BundledYamlTest {
  @ParameterizedTest(name = "{1} of {0} hold {2} and not {3}")
  @CsvSource({
    "bootstrap, types, aws_dynamodb_table, aws_instance",
    "publishers, modules, cloudposse, acme",
    "publishers, registries, quay.io, registry.example.org",
    "installed-tools, tools, terraform, node",
    "names, infrastructure, helm, web",
    "names, ends, destroy, deploy",
    "publishers, shared, ghcr.io, registry.example.org",
    "publishers, pushed, azurecr.io, example.org",
    "variables, environments, deploy_env, node_env",
    "variables, branches, github.head_ref, github.ref",
    "variables, setters, ssh-agent, aws",
    "task-runners, gems, rubocop, deploy",
    "typed, tools, terraform, widget",
    "typed, shells, console, text",
    "addresses, ids, subnet, web",
    "local-groups, groups, kind.x-k8s.io, apps",
    "module-inputs, sizes, node_count, pods",
  })
  void aListHoldsWhatItIsAbout(String catalogue, String list, String yes, String near) {
    assertThat(BundledYaml.words("/catalogue/" + catalogue + ".yaml", list))
        .contains(yes)
        .doesNotContain(near);
  }

  @Test
  void theFirstToolThatFitsIsTakenSoLongerNamesStandFirst() {
    List<String> tools = BundledYaml.words("/catalogue/installed-tools.yaml", "tools");
    for (String tool : tools) {
      assertThat(tools.subList(0, tools.indexOf(tool)))
          .as("before %s", tool)
          .noneMatch(tool::contains);
    }
  }

  @Test
  void verbsSayDeeds() {
    Map<String, List<String>> verbs = BundledYaml.lists("/catalogue/names.yaml", "verbs");
    assertThat(verbs).containsEntry("checks", List.of("validate", "format"));
    assertThat(verbs).doesNotContainKey("build");
    assertThat(verbs.values().stream().flatMap(List::stream).distinct())
        .isSubsetOf(
            "plan",
            "apply",
            "validate",
            "format",
            "lint",
            "unit",
            "security",
            "drift",
            "docs",
            "publish",
            "policy");
  }

  @Test
  void shortNamesAreThoseOfOneKindEach() {
    Map<String, String> kinds =
        BundledYaml.named("/catalogue/short-names.yaml", "kinds", "typed", "kind");
    assertThat(kinds).containsEntry("ns", "namespace").containsEntry("project", "namespace");
    assertThat(kinds).doesNotContainKey("namespace").doesNotContainValue("");
  }

  @ParameterizedTest(name = "{1} is a command of {0}, and {2} is a task")
  @CsvSource({
    "nx, graph, deploy",
    "turbo, prune, deploy",
    "cue, vet, deploy",
    "node, install, lint",
  })
  void aRunnersOwnCommandIsNoTask(String runner, String own, String task) {
    assertThat(BundledYaml.lists("/catalogue/task-runners.yaml", "own").get(runner))
        .contains(own)
        .doesNotContain(task);
  }

  @Test
  void addressesSayTheServiceAndTheKind() {
    assertThat(BundledYaml.named("/catalogue/addresses.yaml", "addresses", "types", "says"))
        .containsEntry("aws_iam_role", "iam:role")
        .containsEntry("aws_sqs_queue", "sqs")
        .doesNotContainKey("aws_instance");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rows-twice | /tables.yaml:9: \"a\" says nothing, or is there twice",
        "rows-silent | /tables.yaml:11: \"a\" says nothing, or is there twice",
        "rows-none | /tables.yaml, rows-none is empty",
      })
  void aNameOfARowSaysSomethingOnce(String list, String says) {
    assertThatThrownBy(() -> BundledYaml.named("/tables.yaml", list, "names", "says"))
        .hasMessage(says);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "twice  | /tables.yaml, twice: \"a\" is no word, or there twice",
        "capital | /tables.yaml, capital: \"Ab\" is no word, or there twice",
        "blank  | /tables.yaml, blank: \"\" is no word, or there twice",
        "none   | /tables.yaml, none is empty",
        "gone   | /tables.yaml, gone is empty",
      })
  void aMistakeInATableIsOneOfTheProgram(String list, String says) {
    assertThatThrownBy(() -> BundledYaml.words("/tables.yaml", list)).hasMessage(says);
  }

  @Test
  void aWordOfATableSaysSomething() {
    assertThatThrownBy(() -> BundledYaml.lists("/tables.yaml", "said"))
        .hasMessage("/tables.yaml, said.b is empty");
  }
}
