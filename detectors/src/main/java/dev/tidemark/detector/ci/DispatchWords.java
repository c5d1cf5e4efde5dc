package dev.tidemark.detector.ci;

import dev.tidemark.pipeline.CommandArguments;
import dev.tidemark.pipeline.catalogue.OptionCatalogue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a step asks another repository to start, by the words of its command or the inputs of its action.
 *
 * @param repository {@code owner/name}
 * @param workflow its file as written; empty where an event is sent, or the project's own pipeline is started
 * @param version the branch or tag to run it at; empty where none is named
 * @param wholeProject whether the project has one pipeline, as GitLab's have
 */
record DispatchWords(String repository, String workflow, String version, boolean wholeProject) {
  private static final String REPOSITORIES = "repos/";

  static Optional<DispatchWords> read(List<String> words) {
    if (words.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> address =
        words.stream().filter(word -> word.endsWith("/dispatches")).findFirst();
    Optional<DispatchWords> found =
        address.isPresent()
            ? byAddress(address.get())
            : words.get(0).equals("gh") ? byCommand(words) : byInputs(words);
    return found.filter(asked -> isName(asked.repository()));
  }

  /** {@code repos/owner/name/dispatches}, {@code repos/owner/name/actions/workflows/deploy.yml/dispatches}. */
  private static Optional<DispatchWords> byAddress(String address) {
    int at = address.indexOf(REPOSITORIES);
    String[] parts =
        at < 0 ? new String[0] : address.substring(at + REPOSITORIES.length()).split("/", -1);
    return parts.length < 3
        ? Optional.empty()
        : Optional.of(
            new DispatchWords(
                parts[0] + "/" + parts[1], parts.length == 6 ? parts[4] : "", "", false));
  }

  /** {@code gh workflow run deploy.yml -R owner/name}, with the flags in any place. */
  private static Optional<DispatchWords> byCommand(List<String> words) {
    CommandArguments arguments = CommandArguments.read(words, 1, OptionCatalogue.of("gh"));
    return arguments
        .value("-R", "--repo")
        .map(
            repository ->
                new DispatchWords(
                    repository,
                    workflow(arguments.operands()),
                    arguments.value("-r", "--ref").orElse(""),
                    false));
  }

  /** The operand behind {@code run}. */
  private static String workflow(List<String> operands) {
    int named = operands.indexOf("run") + 1;
    return named > 0 && named < operands.size() ? operands.get(named) : "";
  }

  /** The inputs of actions, {@code name=value} behind what is used. */
  private static Optional<DispatchWords> byInputs(List<String> words) {
    Map<String, String> inputs = new HashMap<>();
    for (String word : words.subList(1, words.size())) {
      int sign = word.indexOf('=');
      if (sign > 0) {
        inputs.put(word.substring(0, sign), word.substring(sign + 1));
      }
    }
    if (words.get(0).startsWith("gitlab/trigger")) {
      String branch = inputs.getOrDefault("branch", "");
      return Optional.of(new DispatchWords(inputs.getOrDefault("command", ""), "", branch, true));
    }
    String repository =
        first(inputs, "repository", "repo")
            .map(name -> inputs.containsKey("owner") ? inputs.get("owner") + "/" + name : name)
            .orElse("");
    String workflow = first(inputs, "workflow", "workflow_file_name").orElse("");
    return Optional.of(
        new DispatchWords(repository, workflow, inputs.getOrDefault("ref", ""), false));
  }

  private static Optional<String> first(Map<String, String> inputs, String one, String other) {
    return Optional.ofNullable(inputs.get(one)).or(() -> Optional.ofNullable(inputs.get(other)));
  }

  /** Names that only a run knows mean no repository. */
  private static boolean isName(String repository) {
    return repository.indexOf('/') > 0
        && repository.chars().allMatch(c -> Character.isLetterOrDigit(c) || "-_./".indexOf(c) >= 0);
  }
}
